package dev.lightup.domain.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.FeedFact.FileBegun;
import dev.lightup.domain.event.FeedFact.FileRead;
import dev.lightup.domain.event.FeedFact.Listed;
import dev.lightup.domain.event.FeedFact.Unread;
import dev.lightup.domain.event.FeedFact.UnreadRow;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.FeedShare;
import dev.lightup.domain.state.FeedState;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.words.TestWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Absence from a feed: what a whole file no longer lists, and what is held.
class FeedFoldTest {
    private static final Subject FEED = new Subject(Subject.Kind.FEED, "ep/seats");
    private static final Instant MONDAY = Told.START;
    private static final Instant TUESDAY = Told.minute(1_440);
    private static final Instant WEDNESDAY = Told.minute(2_880);

    private static Listed lists(String account, long rows, long seats) {
        return new Listed(account, MONDAY, rows, seats, Unread.NONE);
    }

    private static FileRead file(Instant asOf, Listed... accounts) {
        return new FileRead(asOf, true, false,
                Arrays.stream(accounts)
                        .map(one -> new Listed(one.account(), asOf, one.rows(), one.seats(), one.unread()))
                        .toList(),
                Unread.NONE);
    }

    private static FileRead partial(FileRead file, Unread nobodys) {
        return new FileRead(file.asOf(), nobodys.rows() == 0, false, file.accounts(), nobodys);
    }

    private static FileRead part(FileRead file) {
        return new FileRead(file.asOf(), false, false, file.accounts(), Unread.NONE);
    }

    private static FileRead confirmed(FileRead file) {
        return new FileRead(file.asOf(), file.whole(), true, file.accounts(), file.nobodys());
    }

    private static Entry entry(int number, FileRead file) {
        return Told.told(FEED, "f" + number, file).occurred(file.asOf()).received(file.asOf()).entry();
    }

    private static FoldedSubject fold(FileRead... files) {
        return TestWords.FOLD.fold(FEED, IntStream.range(0, files.length).mapToObj(i -> entry(i, files[i])).toList());
    }

    private static FeedShare share(FoldedSubject folded, String account) {
        return folded.slices()
                .stream()
                .filter(slice -> slice.holder().equals(Holder.account(account)))
                .map(Slice::state)
                .map(FeedShare.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static FeedState feed(FoldedSubject folded) {
        return (FeedState) folded.current().state();
    }

    @Test
    void theDistributorHoldsAFeedAndEachAccountHasItsOwnShareAndNobodyElses() {
        FoldedSubject folded = fold(file(MONDAY, lists("A", 2, 20), lists("B", 1, 5)));
        assertThat(folded.current().holder()).isEqualTo(Holder.TENANT);
        assertThat(folded.slices().stream().map(Slice::holder)).containsExactly(Holder.account("A"),
                Holder.account("B"), Holder.TENANT);
        assertThat(share(folded, "A").toString()).doesNotContain("B");
    }

    @Test
    void whatALaterWholeFileLeavesOutWasAbsentUpToThen() {
        FoldedSubject folded = fold(file(MONDAY, lists("X", 1, 10), lists("Y", 1, 25)),
                file(TUESDAY, lists("X", 1, 10)));
        assertThat(share(folded, "Y").whole()).contains(TUESDAY);
        assertThat(share(folded, "Y").held()).isEmpty();
    }

    @Test
    void aReportWithAFilterLeftOnMakesNothingGone() {
        FoldedSubject folded = fold(file(MONDAY, lists("A", 500, 500)), file(TUESDAY, lists("A", 1, 1)));
        assertThat(share(folded, "A").whole()).contains(MONDAY);
        assertThat(share(folded, "A").held()).contains(new FeedShare.HeldShare(TUESDAY, 1, 500));
    }

    @Test
    void anAccountThatAHeldFileDoesNotListIsToldSo() {
        FoldedSubject folded = fold(file(MONDAY, lists("A", 10, 10), lists("B", 40, 40)),
                file(TUESDAY, lists("A", 10, 10)));
        assertThat(share(folded, "B").held()).contains(new FeedShare.HeldShare(TUESDAY, 0, 40));
        assertThat(share(folded, "A").held()).isEmpty();
        assertThat(share(folded, "A").whole()).contains(MONDAY);
    }

    @Test
    void aLaterFileThatListsAllEndsTheHold() {
        FoldedSubject folded = fold(file(MONDAY, lists("A", 500, 500)), file(TUESDAY, lists("A", 1, 1)),
                file(WEDNESDAY, lists("A", 499, 499)));
        assertThat(share(folded, "A").whole()).contains(WEDNESDAY);
        assertThat(feed(folded).held()).isEmpty();
    }

    @Test
    void aConfirmedFileCounts() {
        FoldedSubject folded = fold(file(MONDAY, lists("A", 500, 500)), file(TUESDAY, lists("A", 1, 1)),
                confirmed(file(TUESDAY, lists("A", 1, 1))));
        assertThat(share(folded, "A").whole()).contains(TUESDAY);
        assertThat(share(folded, "A").held()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"6,60,3,60,false", "5,50,2,50,true", "5,50,3,50,false", "3,30,0,0,true", "2,30,0,0,false",
        "10,100,7,40,true", "10,100,7,60,false", "10,100,10,1,false", "10,100,20,1,false"})
    void atLeastThreeRowsAndMoreThanHalfOfAnAccountsRowsOrSeatsAreHeld(
            long rows,
            long seats,
            long laterRows,
            long laterSeats,
            boolean held) {
        // another account so large that no tenth of the feed is missing
        Listed large = lists("L", 10_000, 10_000);
        FoldedSubject folded = fold(file(MONDAY, lists("A", rows, seats), large),
                file(TUESDAY, lists("A", laterRows, laterSeats), large));
        assertThat(feed(folded).held().isPresent()).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({"29,3,true", "30,3,false", "19,2,false", "100,11,true", "100,10,false"})
    void atLeastThreeRowsAndMoreThanATenthOfTheFeedAreHeld(int accounts, int gone, boolean held) {
        Listed[] all = IntStream.range(0, accounts).mapToObj(i -> lists("A" + i, 1, 0)).toArray(Listed[]::new);
        FoldedSubject folded = fold(file(MONDAY, all), file(TUESDAY, Arrays.copyOfRange(all, gone, accounts)));
        assertThat(feed(folded).held().isPresent()).isEqualTo(held);
    }

    @Test
    void partsOfOneMomentCompleteEachOther() {
        FileRead before = file(MONDAY, lists("A", 50, 50), lists("B", 50, 50));
        FileRead one = file(TUESDAY, lists("A", 50, 50));
        FileRead two = file(TUESDAY, lists("B", 50, 50));
        assertThat(feed(fold(before, one)).held()).isPresent();
        FoldedSubject both = fold(before, one, two);
        assertThat(feed(both).held()).isEmpty();
        assertThat(share(both, "A").whole()).contains(TUESDAY);
        assertThat(share(both, "B").whole()).contains(TUESDAY);
    }

    @Test
    void aPartMakesNothingGone() {
        FoldedSubject folded = fold(file(MONDAY, lists("A", 1, 1), lists("B", 1, 1)),
                part(file(TUESDAY, lists("A", 1, 1))));
        assertThat(share(folded, "A").whole()).contains(MONDAY);
        assertThat(share(folded, "B").whole()).contains(MONDAY);
        assertThat(share(folded, "B").held()).isEmpty();
    }

    @Test
    void aRowThatWasLeftOutMakesNothingOfItsAccountGoneAndIsTold() {
        var row = new UnreadRow(3, "`sold` is a whole number", Optional.of(Subject.usage("C-2", "S")));
        FoldedSubject folded = fold(file(MONDAY, lists("A", 9, 90), lists("B", 1, 5)),
                file(TUESDAY, new Listed("A", TUESDAY, 2, 10, new Unread(1, List.of(row))), lists("B", 1, 5)));
        assertThat(share(folded, "A").whole()).contains(MONDAY);
        assertThat(share(folded, "A").leftOut()).contains(new FeedState.LeftOut(TUESDAY, 1, List.of(row)));
        assertThat(share(folded, "B").whole()).contains(TUESDAY);
        assertThat(share(folded, "B").leftOut()).isEmpty();
    }

    @Test
    void aRowThatNamesNoAccountMakesNothingGoneAndIsToldToAll() {
        var nobodys = new Unread(1, List.of(new UnreadRow(4, "torn", Optional.empty())));
        FoldedSubject folded = fold(file(MONDAY, lists("A", 1, 1), lists("B", 1, 1)),
                partial(file(TUESDAY, lists("A", 1, 1)), nobodys));
        assertThat(share(folded, "B").whole()).contains(MONDAY);
        assertThat(share(folded, "B").nobodys()).contains(new FeedState.LeftOut(TUESDAY, 1, nobodys.first()));
        FoldedSubject mended = fold(file(MONDAY, lists("A", 1, 1), lists("B", 1, 1)),
                partial(file(TUESDAY, lists("A", 1, 1)), nobodys), file(WEDNESDAY, lists("A", 1, 1)));
        assertThat(share(mended, "B").whole()).contains(WEDNESDAY);
        assertThat(share(mended, "B").nobodys()).isEmpty();
    }

    @Test
    void anOlderFileThatComesLateMakesNothingGone() {
        FoldedSubject folded = fold(file(TUESDAY, lists("A", 1, 1), lists("B", 1, 1)), file(MONDAY, lists("A", 1, 1)));
        assertThat(share(folded, "B").whole()).contains(TUESDAY);
    }

    @Test
    void theOrderInWhichFilesArriveMakesNoDifference() {
        List<Entry> entries = new ArrayList<>(List.of(entry(0, file(MONDAY, lists("A", 50, 50), lists("B", 9, 9))),
                entry(1, file(TUESDAY, lists("A", 1, 1))), entry(2, file(TUESDAY, lists("B", 9, 9))),
                entry(3, part(file(WEDNESDAY, lists("C", 2, 2)))), entry(4, confirmed(file(TUESDAY, lists("A", 1, 1)))),
                entry(5, file(WEDNESDAY, lists("A", 1, 1), lists("B", 9, 9)))));
        FoldedSubject expected = TestWords.FOLD.fold(FEED, entries);
        var random = new Random(7);
        for (int i = 0; i < 200; i++) {
            Collections.shuffle(entries, random);
            assertThat(TestWords.FOLD.fold(FEED, entries)).isEqualTo(expected);
        }
    }

    @Test
    void ofAFeedWithMoreAccountsThanAreKeptTheFurtherOnesAreCountedAndNeverGone() {
        Listed[] all = IntStream.rangeClosed(0, FeedState.ACCOUNTS)
                .mapToObj(i -> lists("A%04d".formatted(i), 1, 1))
                .toArray(Listed[]::new);
        FoldedSubject folded = fold(file(MONDAY, all), file(TUESDAY, all));
        assertThat(feed(folded).accounts()).hasSize(FeedState.ACCOUNTS)
                .doesNotContainKey("A%04d".formatted(FeedState.ACCOUNTS));
        assertThat(folded.current().beyond()).containsEntry("accounts", 2L);
        assertThat(folded.slices()).hasSize(FeedState.ACCOUNTS + 1);
    }

    @Test
    void longIdsAreKeptWhileTheirCharactersAreWithinTheBound() {
        Listed[] all = IntStream.range(0, 100)
                .mapToObj(i -> lists("%0200d".formatted(i), 1, 1))
                .toArray(Listed[]::new);
        assertThat(feed(fold(file(MONDAY, all))).accounts()).hasSize(FeedState.CHARACTERS / 200);
    }

    @Test
    void whatAnOlderFileLeftOutIsNotToldAnyMore() {
        var unread = new Unread(1, List.of(new UnreadRow(3, "why", Optional.empty())));
        FoldedSubject folded = fold(file(MONDAY, new Listed("A", MONDAY, 2, 10, unread), lists("B", 1, 5)),
                part(file(TUESDAY, lists("B", 1, 5))));
        assertThat(share(folded, "A").leftOut()).isEmpty();
    }

    private static Entry begun(int number, FileRead file, long rows) {
        return Told.told(FEED, "f" + number,
                new FileBegun(file.asOf(), rows, file.accounts().stream().map(Listed::account).toList()))
                .place(1)
                .occurred(file.asOf().minusMillis(1))
                .received(file.asOf())
                .entry();
    }

    @Test
    void aFileThatIsBegunIsToldToItsAccountsAndToThoseThatItDoesNotListUntilItIsRead() {
        FileRead monday = file(MONDAY, lists("X", 1, 10), lists("Y", 1, 25));
        FileRead tuesday = file(TUESDAY, lists("X", 1, 10), lists("Z", 1, 3));
        List<Entry> entries = new ArrayList<>(List.of(entry(0, monday), begun(1, tuesday, 900)));
        FoldedSubject open = TestWords.FOLD.fold(FEED, entries);
        for (String account : List.of("X", "Y", "Z")) {
            assertThat(share(open, account).open()).as(account)
                    .contains(new FeedState.OpenFile(TUESDAY, TUESDAY, 900));
        }
        entries.add(entry(1, tuesday));
        FoldedSubject read = TestWords.FOLD.fold(FEED, entries);
        assertThat(share(read, "X").open()).isEmpty();
        assertThat(feed(read).open()).isEmpty();
        assertThat(share(read, "Y").whole()).contains(TUESDAY);
    }

    @Test
    void aFileThatCameAfterItsEventIsOpenSinceItCame() {
        Instant arrived = TUESDAY.plusSeconds(1_200);
        Entry late = Told.told(FEED, "f1", new FileBegun(TUESDAY, 900, List.of("X"), Optional.of(arrived)))
                .place(1)
                .occurred(TUESDAY.minusMillis(1))
                .received(TUESDAY)
                .entry();
        assertThat(share(TestWords.FOLD.fold(FEED, List.of(late)), "X").open())
                .contains(new FeedState.OpenFile(TUESDAY, arrived, 900));
    }

    @Test
    void anOlderFileThatIsNotReadIsNoMarkOnceANewerWholeOneIs() {
        FileRead monday = file(MONDAY, lists("X", 1, 10));
        FileRead tuesday = file(TUESDAY, lists("X", 1, 12));
        FoldedSubject folded = TestWords.FOLD.fold(FEED,
                List.of(begun(0, monday, 900), begun(1, tuesday, 900), entry(1, tuesday)));
        assertThat(feed(folded).open()).isEmpty();
        FoldedSubject parts = TestWords.FOLD.fold(FEED,
                List.of(begun(0, part(monday), 900), begun(1, part(tuesday), 900), entry(1, part(tuesday))));
        assertThat(share(parts, "X").open()).as("a part of a report makes nothing good")
                .contains(new FeedState.OpenFile(MONDAY, MONDAY, 900));
    }

    @Test
    void twoPartsOfOneReportAreOpenEachForItself() {
        FileRead one = part(file(MONDAY, lists("X", 1, 10)));
        FileRead two = part(file(MONDAY, lists("Y", 1, 10)));
        FoldedSubject folded = TestWords.FOLD.fold(FEED,
                List.of(begun(0, one, 900), begun(1, two, 800), entry(0, one)));
        assertThat(share(folded, "X").open()).contains(new FeedState.OpenFile(MONDAY, MONDAY, 800));
    }

    @Test
    void accountsBeyondTheBoundAreCountedByTheFileThatIsReadAndNotByItsBeginningToo() {
        Listed[] many = IntStream.range(0, FeedState.ACCOUNTS + 3)
                .mapToObj(i -> lists("a" + i, 1, 1))
                .toArray(Listed[]::new);
        FileRead monday = file(MONDAY, many);
        FoldedSubject begun = TestWords.FOLD.fold(FEED, List.of(begun(0, monday, 900)));
        assertThat(feed(begun).accounts()).hasSize(FeedState.ACCOUNTS);
        assertThat(begun.current().beyond()).isEmpty();
        FoldedSubject read = TestWords.FOLD.fold(FEED, List.of(begun(0, monday, 900), entry(0, monday)));
        assertThat(read.current().beyond()).containsOnly(Map.entry("accounts", 3L));
    }

    @Test
    void soManyOpenFilesAreToldAndNoMore() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i <= FeedState.OPEN; i++) {
            entries.add(begun(i, file(MONDAY.plusSeconds(i), lists("X", 1, 10)), 900));
        }
        FoldedSubject folded = TestWords.FOLD.fold(FEED, entries);
        assertThat(feed(folded).open()).hasValueSatisfying(open -> assertThat(open.files()).hasSize(FeedState.OPEN));
        assertThat(folded.current().beyond()).as("what is over in minutes is not told for ever").isEmpty();
    }
}
