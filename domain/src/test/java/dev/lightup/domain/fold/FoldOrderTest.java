package dev.lightup.domain.fold;

import static dev.lightup.domain.fold.Told.minute;
import static dev.lightup.domain.fold.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.event.UsageFact;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.words.TestWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Neither the order of arrival nor repetition changes what is known.
class FoldOrderTest {
    private static final Subject ORDER = new Subject(Subject.Kind.ORDER, "7Q-2210");
    private static final Subject SUBSCRIPTION = new Subject(Subject.Kind.SUBSCRIPTION, "8c1f");
    private static final Subject USAGE = Subject.usage("c1", "sku1");

    static Stream<Arguments> sevens() {
        return Stream.of(Arguments.of("an order by its times", ORDER, List.of(
                told(ORDER, "e1", submitted(5)).at(0).account("a1"),
                told(ORDER, "e2", new OrderFact.Accepted()).at(1),
                told(ORDER, "e3", new OrderFact.ReviewRequired(Optional.empty())).at(2),
                told(ORDER, "e4", new OrderFact.Released()).at(3),
                told(ORDER, "e5", new OrderFact.PartiallyFulfilled()).at(4),
                told(ORDER, "e6", new OrderFact.Failed(Optional.empty())).at(4),
                told(ORDER, "e7", new OrderFact.Resubmitted()).at(6))),
                Arguments.of("sequences against skewed clocks, a correction and a transfer", SUBSCRIPTION, List.of(
                        told(SUBSCRIPTION, "e1", created(10)).at(9).sequence(1).account("a1"),
                        told(SUBSCRIPTION, "e2", new SubscriptionFact.Activated()).at(2).sequence(2),
                        told(SUBSCRIPTION, "e3", quantity(20)).at(30).sequence(3).received(minute(3)),
                        told(SUBSCRIPTION, "e4", quantity(25)).at(4).from("/other/"),
                        told(SUBSCRIPTION, "e5", new SubscriptionFact.Transferred()).at(5).sequence(4).account("a2"),
                        told(SUBSCRIPTION, "e6", new SystemFact.Corrected("e3", quantity(21))).at(6).sequence(5),
                        told(SUBSCRIPTION, "e7", new SystemFact.Placed()).at(1).from("/map/").account("a9"))),
                Arguments.of("a source that numbers some of its words, all at one instant", SUBSCRIPTION, List.of(
                        told(SUBSCRIPTION, "e1", created(1)).at(0).sequence(7),
                        told(SUBSCRIPTION, "e2", quantity(2)).at(0),
                        told(SUBSCRIPTION, "e3", quantity(3)).at(0).sequence(3),
                        told(SUBSCRIPTION, "e4", quantity(4)).at(0).from("/other/").sequence(5),
                        told(SUBSCRIPTION, "e5", quantity(5)).at(0).from("/other/"),
                        told(SUBSCRIPTION, "e6", quantity(6)).at(1).sequence(5),
                        told(SUBSCRIPTION, "e7", quantity(7)).at(0).place(99))),
                Arguments.of("retractions of retractions", SUBSCRIPTION, List.of(
                        told(SUBSCRIPTION, "e1", created(1)).at(0),
                        told(SUBSCRIPTION, "e2", quantity(2)).at(1),
                        told(SUBSCRIPTION, "e3", new SystemFact.Retracted("e2")).at(2),
                        told(SUBSCRIPTION, "e4", new SystemFact.Retracted("e3")).at(3),
                        told(SUBSCRIPTION, "e5", new SystemFact.Corrected("e2", quantity(5))).at(2),
                        told(SUBSCRIPTION, "e6", new SystemFact.Retracted("e6")).at(4),
                        told(SUBSCRIPTION, "e7", new SystemFact.Retracted("e5")).at(1))),
                Arguments.of("reports in any order of their as-of", USAGE, List.of(
                        told(USAGE, "e1", report(100, 10, 0)).at(1), told(USAGE, "e2", report(100, 40, 40)).at(2),
                        told(USAGE, "e3", report(100, 30, 20)).at(3), told(USAGE, "e4", report(90, 95, 80)).at(3),
                        told(USAGE, "e5", new UsageFact.SeatAssigned(Optional.empty(), Optional.empty())).at(0),
                        told(USAGE, "e6", report(100, 5, 80)).at(4).account("a1"),
                        told(USAGE, "e7", new SystemFact.Retracted("e1")).at(9))));
    }

    private static SubscriptionFact created(long seats) {
        return new SubscriptionFact.Created("sku1", seats, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    private static SubscriptionFact quantity(long seats) {
        return new SubscriptionFact.QuantityChanged(Optional.empty(), seats, Optional.empty());
    }

    private static OrderFact submitted(long seats) {
        return new OrderFact.Submitted(List.of(new OrderLine("sku1", seats, Optional.empty())), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    private static UsageFact report(long sold, long active, int day) {
        return new UsageFact.Snapshot("usage", Optional.empty(), Optional.of(sold), Optional.empty(),
                Optional.empty(), Optional.of(active), Optional.of(28), minute(day * 24L * 60L));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sevens")
    void all5040OrdersOfSevenEventsGiveTheSameState(String name, Subject subject, List<Told> told) {
        List<Entry> entries = told.stream().map(Told::entry).toList();
        FoldedSubject expected = TestWords.FOLD.fold(subject, entries);
        int[] count = {0};
        permute(new ArrayList<>(entries), 0, order -> {
            count[0]++;
            if (!TestWords.FOLD.fold(subject, order).equals(expected)) {
                assertThat(TestWords.FOLD.fold(subject, order)).as("order %s", order).isEqualTo(expected);
            }
        });
        assertThat(count[0]).as(name).isEqualTo(5040);
    }

    private static void permute(List<Entry> entries, int from, Consumer<List<Entry>> each) {
        if (from == entries.size()) {
            each.accept(entries);
            return;
        }
        for (int i = from; i < entries.size(); i++) {
            Collections.swap(entries, from, i);
            permute(entries, from + 1, each);
            Collections.swap(entries, from, i);
        }
    }

    @Test
    void tenThousandRandomOrdersOfFiftyEventsWithRepetitionsGiveTheSameState() {
        long seed = Long.getLong("lightup.seed", 20260302L);
        System.out.println("random orders of 50: seed " + seed);
        Random random = new Random(seed);
        Histories histories = new Histories(seed);
        for (int history = 0; history < 200; history++) {
            Subject subject = histories.subject();
            List<Entry> entries = histories.entries(subject, 50, Duration.ofDays(40));
            FoldedSubject expected = TestWords.FOLD.fold(subject, entries);
            for (int order = 0; order < 50; order++) {
                List<Entry> delivered = new ArrayList<>(entries);
                for (int again = random.nextInt(20); again > 0; again--) {
                    delivered.add(entries.get(random.nextInt(entries.size())));
                }
                Collections.shuffle(delivered, random);
                assertThat(TestWords.FOLD.fold(subject, delivered).equals(expected))
                        .as("history %s of seed %s", history, seed)
                        .isTrue();
            }
        }
    }

    @Test
    void anyFactOnAnySubjectIsTakenWithoutAnException() {
        long seed = Long.getLong("lightup.seed", 7L);
        System.out.println("any fact on any subject: seed " + seed);
        Histories histories = new Histories(seed);
        for (int history = 0; history < 8_000; history++) {
            Subject subject = histories.subject();
            List<Entry> entries = new ArrayList<>(histories.entries(subject, 12, Duration.ofDays(9)));
            entries.add(
                    told(subject, "odd", histories.anyFact()).occurred(java.time.Instant.MIN).account("a1").entry());
            FoldedSubject folded = TestWords.FOLD.fold(subject, entries);
            assertThat(folded.slices()).isNotEmpty();
            assertThat(folded.slices()).hasSizeLessThanOrEqualTo(SliceFolder.SLICES);
        }
    }

    @Test
    void entriesOfAnotherSubjectAreNotFolded() {
        Entry own = told(ORDER, "e1", submitted(5)).at(0).entry();
        Entry other = told(SUBSCRIPTION, "e2", created(5)).at(1).account("a1").entry();
        assertThat(TestWords.FOLD.fold(ORDER, List.of(own, other))).isEqualTo(TestWords.FOLD.fold(ORDER, List.of(own)));
    }

    @Test
    void twoContentsUnderOneIdentityAreChosenFromAlikeWhateverCameFirst() {
        Entry one = told(SUBSCRIPTION, "e1", quantity(1)).at(0).entry();
        Entry other = told(SUBSCRIPTION, "e1", quantity(2)).at(0).entry();
        assertThat(TestWords.FOLD.fold(SUBSCRIPTION, List.of(one, other)))
                .isEqualTo(TestWords.FOLD.fold(SUBSCRIPTION, List.of(other, one)));
    }
}
