package dev.lightup.domain.fold;

import static dev.lightup.domain.fold.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.event.UsageFact;
import dev.lightup.domain.words.TestWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Rule 5: a checkpoint never changes what is known.
class CheckpointMakerTest {
    private static final int HISTORIES = Boolean.getBoolean("lightup.long") ? 60 : 25;
    private static final Subject SUBSCRIPTION = new Subject(Subject.Kind.SUBSCRIPTION, "8c1f");
    private static final int DAY = 24 * 60;

    private static Told quantity(int i) {
        return told(SUBSCRIPTION, "e" + i,
                new SubscriptionFact.QuantityChanged(Optional.of(i - 1L), i, Optional.empty()));
    }

    /// 600 changes, one each three hours, numbered.
    private static List<Entry> threeMonths() {
        return new ArrayList<>(IntStream.range(0, 600)
                .mapToObj(i -> quantity(i).at(i * 180L).sequence(i).entry())
                .toList());
    }

    private static List<Entry> after(Checkpoint checkpoint, List<Entry> entries) {
        return entries.stream().filter(entry -> entry.ownTime().isAfter(checkpoint.cut())).toList();
    }

    private static Checkpoint checkpoint(List<Entry> entries) {
        return TestWords.CHECKPOINTS.propose(SUBSCRIPTION, entries).orElseThrow();
    }

    @Test
    void fiveHundredEntriesNeedNoCheckpoint() {
        assertThat(TestWords.CHECKPOINTS.propose(SUBSCRIPTION, threeMonths().subList(0, 500))).isEmpty();
        assertThat(TestWords.CHECKPOINTS.propose(SUBSCRIPTION, threeMonths().subList(0, 501))).isPresent();
    }

    @Test
    void theCutLiesSevenDaysBehindTheNewest() {
        Instant newest = threeMonths().getLast().ownTime();
        assertThat(checkpoint(threeMonths()).cut()).isBeforeOrEqualTo(newest.minus(Duration.ofDays(7)))
                .isAfter(newest.minus(Duration.ofDays(8)));
    }

    /// So many changes of one subject, evenly in that time.
    private static List<Entry> busy(int changes, Duration in) {
        return IntStream.range(0, changes).mapToObj(i -> {
            Instant at = Told.minute(0).plusMillis(in.toMillis() * i / changes);
            return quantity(i).occurred(at).received(at).entry();
        }).toList();
    }

    private static Duration behind(List<Entry> entries) {
        return Duration.between(checkpoint(entries).cut(), entries.getLast().ownTime());
    }

    @Test
    void whereSevenDaysLeaveTooMuchToReadTheCutLiesAnHourBehindAndWhereAnHourDoesTenMinutes() {
        assertThat(behind(busy(2_000, Duration.ofDays(30)))).isBetween(Duration.ofDays(7), Duration.ofDays(8));
        assertThat(behind(busy(2_000, Duration.ofDays(7)))).isBetween(Duration.ofHours(1), Duration.ofHours(2));
        assertThat(behind(busy(12_000, Duration.ofHours(2)))).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
        // nothing may be cut nearer: what is younger may still be driven again
        assertThat(TestWords.CHECKPOINTS.propose(SUBSCRIPTION, busy(6_000, Duration.ofMinutes(9)))).isEmpty();
    }

    @Test
    void anEndpointThatSentAHeartbeatEachHalfMinuteForAWeekIsReadByTwoHundredEntriesAtMost() {
        Subject endpoint = new Subject(Subject.Kind.ENDPOINT, "nordvik-erp");
        List<Entry> after = new ArrayList<>();
        Optional<Checkpoint> checkpoint = Optional.empty();
        int most = 0;
        for (int i = 0; i < 20_160; i++) {
            Instant at = Told.minute(0).plusSeconds(30L * i);
            after.add(told(endpoint, "h" + i, new SystemFact.Heartbeat()).occurred(at).received(at).entry());
            Optional<Checkpoint> next = checkpoint.isPresent()
                    ? TestWords.CHECKPOINTS.advance(checkpoint.get(), after)
                    : TestWords.CHECKPOINTS.propose(endpoint, after);
            if (next.isPresent()) {
                checkpoint = next;
                Instant cut = next.get().cut();
                after.removeIf(entry -> !entry.ownTime().isAfter(cut));
            }
            most = checkpoint.isPresent() ? Math.max(most, after.size()) : most;
        }
        System.out.println("a week of heartbeats: at most " + most + " entries are read");
        assertThat(most).isLessThanOrEqualTo(200);
        assertThat(checkpoint.orElseThrow().entries().count() + after.size()).isEqualTo(20_160);
    }

    @Test
    void aSequenceThatStaysOrStartsAgainIsNeverCutWrongly() {
        List<Entry> constant = new ArrayList<>();
        List<Entry> again = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            constant.add(quantity(i).at(i * 180L).sequence(7).entry());
            again.add(quantity(i).at(i * 180L).sequence(i < 600 ? i : i - 600).entry());
        }
        // every entry of a constant sequence moves with the newest: there is no place to cut, and none is made up
        assertThat(TestWords.CHECKPOINTS.propose(SUBSCRIPTION, constant)).isEmpty();
        assertThat(TestWords.CHECKPOINTS.propose(SUBSCRIPTION, again)).isEmpty();
        // once it has passed where it stood, the past is past again
        for (int i = 1_200; i < 1_400; i++) {
            again.add(quantity(i).at(i * 180L).sequence(i - 600).entry());
        }
        Checkpoint cut = checkpoint(again);
        assertThat(cut.cut()).isAfterOrEqualTo(again.get(1_200).ownTime());
        assertThat(TestWords.CHECKPOINTS.foldFrom(cut, after(cut, again), List.of()))
                .contains(TestWords.FOLD.fold(SUBSCRIPTION, again));
    }

    @Test
    void aCutNeverPartsASourceWhoseSequencesAndTimesDisagree() {
        List<Entry> entries = threeMonths();
        Instant late = entries.getLast().ownTime();
        // number 300 was told a month after its place
        entries.set(300, quantity(300).occurred(late).received(late).sequence(300).entry());
        assertThat(checkpoint(entries).cut()).isBefore(entries.get(301).ownTime());
        assertThat(checkpoint(entries).greatestSequences()).containsEntry("/nordvik/", "%012d".formatted(299));
    }

    @Test
    void aCutNeverPartsAnAmendmentFromWhatItNames() {
        List<Entry> entries = threeMonths();
        entries.add(told(SUBSCRIPTION, "r", new SystemFact.Retracted("e200")).at(599 * 180L).entry());
        assertThat(checkpoint(entries).cut()).isBefore(entries.get(200).ownTime());
    }

    @Test
    void aCutNeverPartsEntriesOfOneSequence() {
        List<Entry> entries = threeMonths();
        // the second lends its time to the first
        entries.set(599, quantity(599).at(599 * 180L).sequence(100).entry());
        assertThat(checkpoint(entries).cut()).isBefore(entries.get(100).ownTime());
    }

    @Test
    void aCutNeverPartsWhatSeveralTiesHoldTogether() {
        for (List<Integer> ties : List.of(List.of(450, 580, 350, 500), List.of(350, 500, 450, 580))) {
            List<Entry> entries = new ArrayList<>(IntStream.range(0, 600)
                    .mapToObj(i -> quantity(i).at(i * 180L).entry())
                    .toList());
            entries.set(ties.get(0), quantity(ties.get(0)).at(ties.get(0) * 180L).sequence(9).entry());
            entries.set(ties.get(1), quantity(ties.get(1)).at(ties.get(1) * 180L).sequence(5).entry());
            entries.add(told(SUBSCRIPTION, "r", new SystemFact.Retracted("e" + ties.get(2))).at(ties.get(3) * 180L)
                    .entry());
            assertThat(checkpoint(entries).cut()).isEqualTo(entries.get(349).ownTime());
        }
    }

    @Test
    void noCutLiesBelowAnAmendmentOfAnEventThatIsNotKnown() {
        List<Entry> entries = threeMonths();
        entries.add(told(SUBSCRIPTION, "r", new SystemFact.Retracted("unknown")).at(599 * 180L).entry());
        assertThat(TestWords.CHECKPOINTS.propose(SUBSCRIPTION, entries)).isEmpty();
    }

    @Test
    void aCheckpointThatWouldAwaitTooManyEventsIsNotMade() {
        List<Entry> entries = threeMonths();
        for (int i = 0; i < 50; i++) {
            entries.add(told(SUBSCRIPTION, "r" + i, new SystemFact.Retracted("x" + i)).at(60).entry());
        }
        assertThat(checkpoint(entries).resume().awaited()).hasSize(50);
        entries.add(told(SUBSCRIPTION, "r50", new SystemFact.Retracted("x50")).at(60).entry());
        assertThat(TestWords.CHECKPOINTS.propose(SUBSCRIPTION, entries)).isEmpty();
    }

    @Test
    void foldingFromACheckpointIsFoldingAll() {
        List<Entry> entries = threeMonths();
        Checkpoint checkpoint = checkpoint(entries);
        Entry next = quantity(600).at(600 * 180L).sequence(600).entry();
        entries.add(next);
        assertThat(TestWords.CHECKPOINTS.foldFrom(checkpoint, after(checkpoint, entries), List.of(next)))
                .contains(TestWords.FOLD.fold(SUBSCRIPTION, entries));
    }

    @Test
    void whatArrivesBelowTheCutDiscardsIt() {
        Checkpoint checkpoint = checkpoint(threeMonths());
        Entry late = quantity(700).at(5).from("/other/").entry();
        assertThat(TestWords.CHECKPOINTS.foldFrom(checkpoint, after(checkpoint, threeMonths()), List.of(late)))
                .isEmpty();
        Entry atTheCut = quantity(701).occurred(checkpoint.cut()).received(checkpoint.cut()).from("/other/").entry();
        assertThat(TestWords.CHECKPOINTS.foldFrom(checkpoint, after(checkpoint, threeMonths()), List.of(atTheCut)))
                .isEmpty();
    }

    @Test
    void aSequenceThatIsNotAboveTheGreatestOfItsSourceDiscardsIt() {
        List<Entry> entries = threeMonths();
        Checkpoint checkpoint = checkpoint(entries);
        Entry back = quantity(701).at(599 * 180L).sequence(3).entry();
        assertThat(TestWords.CHECKPOINTS.foldFrom(checkpoint, after(checkpoint, entries), List.of(back))).isEmpty();
        // it would lend its time to the one below
        long greatest = Long.parseLong(checkpoint.greatestSequences().getOrDefault("/nordvik/", ""));
        Entry equal = quantity(703).at(599 * 180L).sequence(greatest).entry();
        assertThat(TestWords.CHECKPOINTS.foldFrom(checkpoint, after(checkpoint, entries), List.of(equal))).isEmpty();
        Entry elsewhere = quantity(702).at(599 * 180L).sequence(3).from("/other/").entry();
        assertThat(TestWords.CHECKPOINTS.foldFrom(checkpoint, after(checkpoint, entries), List.of(elsewhere)))
                .isPresent();
    }

    @Test
    void anAmendmentOfWhatLiesBelowTheCutDiscardsIt() {
        List<Entry> entries = threeMonths();
        Checkpoint checkpoint = checkpoint(entries);
        Entry retraction = told(SUBSCRIPTION, "r1", new SystemFact.Retracted("e3")).at(599 * 180L).entry();
        assertThat(TestWords.CHECKPOINTS.foldFrom(checkpoint, after(checkpoint, entries), List.of(retraction)))
                .isEmpty();
        Entry above = told(SUBSCRIPTION, "r2", new SystemFact.Retracted("e598")).at(599 * 180L).entry();
        entries.add(above);
        assertThat(TestWords.CHECKPOINTS.foldFrom(checkpoint, after(checkpoint, entries), List.of(above)))
                .contains(TestWords.FOLD.fold(SUBSCRIPTION, entries));
    }

    @Test
    void anEventThatAnAmendmentBelowTheCutNamesDiscardsIt() {
        List<Entry> entries = threeMonths();
        entries.add(told(SUBSCRIPTION, "r", new SystemFact.Retracted("e600")).at(60).entry());
        Checkpoint checkpoint = checkpoint(entries);
        Entry named = quantity(600).at(600 * 180L).sequence(600).entry();
        Entry other = quantity(601).at(600 * 180L).sequence(601).entry();
        assertThat(TestWords.CHECKPOINTS.foldFrom(checkpoint, after(checkpoint, entries), List.of(named))).isEmpty();
        entries.add(other);
        assertThat(TestWords.CHECKPOINTS.foldFrom(checkpoint, after(checkpoint, entries), List.of(other)))
                .contains(TestWords.FOLD.fold(SUBSCRIPTION, entries));
        entries.add(named);
        assertThat(checkpoint(entries).cut()).isBefore(entries.get(1).ownTime());
    }

    @Test
    void theFirstHolderAboveTheCutGetsTheTimeBelowIt() {
        List<Entry> entries = threeMonths();
        Checkpoint checkpoint = checkpoint(entries);
        entries.add(quantity(600).at(600 * 180L).account("a1").entry());
        var folded = TestWords.CHECKPOINTS.foldFrom(checkpoint, after(checkpoint, entries), List.of(entries.getLast()));
        assertThat(folded).contains(TestWords.FOLD.fold(SUBSCRIPTION, entries));
        assertThat(folded.orElseThrow().slices()).hasSize(1);
    }

    @Test
    void aCheckpointMovesOnOnceEnoughLiesBehindIt() {
        List<Entry> entries = threeMonths();
        entries.add(told(SUBSCRIPTION, "r", new SystemFact.Retracted("e2000")).at(60).entry());
        Checkpoint first = checkpoint(entries);
        for (int i = 600; i < 1000; i++) {
            entries.add(quantity(i).at(i * 180L).sequence(i).entry());
            if (i < 600 + CheckpointMaker.STEP - 1) {
                assertThat(TestWords.CHECKPOINTS.advance(first, after(first, entries))).isEmpty();
            }
        }
        for (int i = 1000; i < 1300; i++) {
            // the counting source falls silent; only what the first checkpoint held knows its greatest sequence
            entries.add(quantity(i).at(i * 180L).from("/other/").entry());
        }
        Checkpoint second = TestWords.CHECKPOINTS.advance(first, after(first, entries)).orElseThrow();
        Checkpoint third = TestWords.CHECKPOINTS.advance(second, after(second, entries)).orElse(second);
        for (Checkpoint moved : List.of(second, third)) {
            assertThat(moved.cut()).isAfter(first.cut())
                    .isBefore(entries.getLast().ownTime().minus(Duration.ofDays(6)));
            assertThat(TestWords.CHECKPOINTS.foldFrom(moved, after(moved, entries), List.of()))
                    .contains(TestWords.FOLD.fold(SUBSCRIPTION, entries));
            Entry named = quantity(2000).at(1300 * 180L).entry();
            assertThat(TestWords.CHECKPOINTS.foldFrom(moved, after(moved, entries), List.of(named))).isEmpty();
            assertThat(moved.greatestSequences()).containsEntry("/nordvik/", "%012d".formatted(999));
        }
    }

    @Test
    void aCheckpointThatDoesNotHoldIsNotMovedOn() {
        List<Entry> entries = threeMonths();
        entries.add(quantity(4000).at(0).from("/third/").sequence(50).entry());
        Checkpoint first = checkpoint(entries);
        for (int i = 600; i < 1300; i++) {
            entries.add(quantity(i).at(i * 180L).sequence(i).entry());
        }
        assertThat(TestWords.CHECKPOINTS.advance(first, after(first, entries))).isPresent();
        entries.add(quantity(4001).at(700 * 180L).from("/third/").sequence(3).entry());
        assertThat(TestWords.CHECKPOINTS.advance(first, after(first, entries))).isEmpty();
    }

    @Test
    void aCheckpointKeepsWhatItsSourcesHaveCounted() {
        List<Entry> entries = threeMonths();
        // this source is never heard again
        entries.add(quantity(4000).at(0).from("/third/").sequence(50).entry());
        Checkpoint first = checkpoint(entries);
        for (int i = 600; i < 1300; i++) {
            entries.add(quantity(i).at(i * 180L).from("/other/").entry());
        }
        Checkpoint second = TestWords.CHECKPOINTS.advance(first, after(first, entries)).orElseThrow();
        Entry back = quantity(5000).at(1300 * 180L).from("/third/").sequence(3).entry();
        assertThat(TestWords.CHECKPOINTS.foldFrom(second, after(second, entries), List.of(back))).isEmpty();
    }

    @Test
    void aUsageThatChangedHandsBelowTheCutKeepsTheOldMonthsToTheOld() {
        Subject usage = Subject.usage("c1", "sku1");
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            Told report = told(usage, "u" + i, report(i * 180L, i)).at(i * 180L);
            entries.add((i == 0 ? report.account("a1") : i == 300 ? report.account("a2") : report).entry());
        }
        Checkpoint checkpoint = TestWords.CHECKPOINTS.propose(usage, entries).orElseThrow();
        Entry old = told(usage, "old", report(5, 77)).at(600 * 180L).entry();
        entries.add(old);
        assertThat(TestWords.CHECKPOINTS.foldFrom(checkpoint, after(checkpoint, entries), List.of(old)))
                .contains(TestWords.FOLD.fold(usage, entries));
    }

    private static UsageFact report(long minute, long active) {
        return new UsageFact.Snapshot("usage", Optional.empty(), Optional.of(1000L), Optional.empty(),
                Optional.empty(), Optional.of(active), Optional.of(28), Told.minute(minute));
    }

    @Test
    void randomHistoriesFoldAlikeFromAnyCheckpointTheyHadOnTheWay() {
        long seed = Long.getLong("lightup.seed", 11L);
        System.out.println("checkpoints of random histories: seed " + seed);
        Random random = new Random(seed);
        Histories histories = new Histories(seed);
        int used = 0;
        int discarded = 0;
        for (int history = 0; history < HISTORIES; history++) {
            Subject subject = histories.subject();
            List<Entry> entries = histories.entries(subject, 560, Duration.ofDays(60));
            List<Entry> stored = new ArrayList<>(entries.subList(0, 505 + random.nextInt(30)));
            Optional<Checkpoint> checkpoint = TestWords.CHECKPOINTS.propose(subject, stored);
            List<Entry> late = new ArrayList<>(entries.subList(stored.size(), entries.size()));
            if (random.nextBoolean()) {
                late.add(
                        told(subject, "late", histories.fact(subject, List.of())).at(random.nextInt(60 * DAY)).entry());
            }
            for (Entry arrived : late) {
                stored.add(arrived);
                if (checkpoint.isEmpty()) {
                    continue;
                }
                var folded = TestWords.CHECKPOINTS.foldFrom(checkpoint.get(), after(checkpoint.get(), stored),
                        List.of(arrived));
                if (folded.isPresent()) {
                    used++;
                    assertThat(folded.get().equals(TestWords.FOLD.fold(subject, stored)))
                            .as("history %s of seed %s", history, seed)
                            .isTrue();
                } else {
                    discarded++;
                    checkpoint = TestWords.CHECKPOINTS.propose(subject, stored);
                }
            }
        }
        System.out.println("folded from checkpoints " + used + ", discarded " + discarded);
        assertThat(used).isGreaterThan(16 * HISTORIES);
        assertThat(discarded).isGreaterThan(HISTORIES / 3);
    }
}
