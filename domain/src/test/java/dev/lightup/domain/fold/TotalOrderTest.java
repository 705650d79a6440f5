package dev.lightup.domain.fold;

import static dev.lightup.domain.fold.Told.minute;
import static dev.lightup.domain.fold.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.UsageFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rule 4, part by part.
class TotalOrderTest {
    private static final Subject ORDER = new Subject(Subject.Kind.ORDER, "o1");

    private static Told word(String id) {
        return told(ORDER, id, new SystemFact.Heartbeat());
    }

    private static List<String> order(Told... told) {
        return TotalOrder.of(Stream.of(told).map(Told::entry).toList())
                .stream()
                .map(TotalOrder.Timed::entry)
                .map(Entry::id)
                .toList();
    }

    @Test
    void timeComesFirst() {
        assertThat(order(word("a").at(2).from("/a/"), word("b").at(1).from("/b/"))).containsExactly("b", "a");
    }

    @Test
    void aClockThatRunsAheadIsCutToFiveMinutesAfterReceipt() {
        Told ahead = word("a").occurred(minute(500)).received(minute(0));
        assertThat(order(ahead, word("b").at(6))).containsExactly("a", "b");
        assertThat(order(ahead, word("b").at(4))).containsExactly("b", "a");
    }

    @Test
    void atOneTimeTheSourceDecidesByCodeUnit() {
        assertThat(order(word("a").from("/ä/"), word("b").from("/z/"), word("c").from("/Z/")))
                .containsExactly("c", "b", "a");
    }

    @Test
    void withinASourceTheSequenceDecidesAndNoneComesFirst() {
        assertThat(order(word("a").sequence(2), word("b").sequence(1), word("c").place(99)))
                .containsExactly("c", "b", "a");
    }

    @Test
    void thenTheRankAndThenTheId() {
        assertThat(order(word("c").place(2), word("b").place(1), word("a").place(2))).containsExactly("b", "a", "c");
    }

    @Test
    void ofAbsoluteValuesForOneMomentTheOneThatCameLaterIsLastOnWhateverLineItStood() {
        var use = new Subject(Subject.Kind.USAGE, "c/s");
        Fact seats = new UsageFact.Snapshot("ep/seats", Optional.empty(), Optional.of(5L), Optional.of(4L),
                Optional.empty(),
                Optional.of(3L), Optional.empty(), minute(0), Optional.empty());
        assertThat(order(told(use, "a", seats).received(minute(9)).place(2),
                told(use, "b", seats).received(minute(5)).place(7), told(use, "c", seats).received(minute(7)).place(1)))
                .containsExactly("b", "c", "a");
        // two rows of one file came together: their lines decide
        assertThat(order(told(use, "a", seats).received(minute(9)).place(2),
                told(use, "b", seats).received(minute(9)).place(1))).containsExactly("b", "a");
        // of what happened when it came says nothing
        assertThat(order(word("a").received(minute(9)), word("b").received(minute(5)))).containsExactly("a", "b");
    }

    @Test
    void aSequencedWordNeverComesBeforeAnEarlierOneOfItsSource() {
        assertThat(order(word("one").at(9).sequence(1), word("two").at(2).sequence(2))).containsExactly("one", "two");
    }

    @Test
    void aSequencedWordCountsAtTheGreatestTimeUpToItsSequence() {
        List<TotalOrder.Timed> ordered = TotalOrder.of(List.of(word("one").at(9).sequence(1).entry(),
                word("two").at(2).sequence(2).entry(), word("other").at(5).from("/other/").sequence(3).entry(),
                word("three").at(12).sequence(3).entry()));
        assertThat(ordered).extracting(timed -> timed.entry().id()).containsExactly("other", "one", "two", "three");
        assertThat(ordered).extracting(TotalOrder.Timed::at)
                .containsExactly(minute(5), minute(9), minute(9),
                        minute(12));
    }

    @Test
    void wordsWithoutASequenceNeitherBorrowNorLendTime() {
        assertThat(order(word("plain").at(9), word("one").at(2).sequence(1), word("early").at(1)))
                .containsExactly("early", "one", "plain");
    }

    @Test
    void entriesOfOneSequenceShareTheirGreatestTime() {
        var entries = List.of(word("a").at(1).sequence(1).entry(), word("b").at(4).sequence(1).entry());
        for (var given : List.of(entries, entries.reversed())) {
            assertThat(TotalOrder.of(given)).extracting(TotalOrder.Timed::at).containsExactly(minute(4), minute(4));
        }
    }
}
