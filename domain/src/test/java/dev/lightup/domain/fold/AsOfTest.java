package dev.lightup.domain.fold;

import static dev.lightup.domain.fold.Told.minute;
import static dev.lightup.domain.fold.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.event.SystemFact;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Rule 13: the two clocks.
class AsOfTest {
    private static final Subject SUBSCRIPTION = new Subject(Subject.Kind.SUBSCRIPTION, "8c1f");

    private static Told seats(String id, long seats) {
        return told(SUBSCRIPTION, id,
                new SubscriptionFact.QuantityChanged(Optional.empty(), seats, Optional.empty()));
    }

    private static List<String> ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).sorted().toList();
    }

    @Test
    void whatHappenedByATimeIncludesWhatWasHeardOfItLater() {
        List<Entry> entries = List.of(seats("e1", 1).at(0).entry(),
                seats("late", 2).occurred(minute(1)).received(minute(90)).entry(), seats("e3", 3).at(50).entry());
        assertThat(ids(AsOf.happenedBy(entries, minute(10)))).containsExactly("e1", "late");
        assertThat(ids(AsOf.knownAt(entries, minute(60)))).containsExactly("e1", "e3");
        assertThat(ids(AsOf.knownAt(entries, minute(0)))).containsExactly("e1");
        assertThat(ids(AsOf.happenedBy(entries, minute(50)))).containsExactly("e1", "e3", "late");
    }

    @Test
    void whatHappenedByATimeIsAmendedByAllThatIsKnownToday() {
        List<Entry> entries = List.of(seats("e1", 1).at(0).entry(), seats("e2", 2).at(1).entry(),
                told(SUBSCRIPTION, "r1", new SystemFact.Retracted("e2")).at(50).entry(),
                told(SUBSCRIPTION, "r2", new SystemFact.Retracted("r1")).at(60).entry(),
                told(SUBSCRIPTION, "r3", new SystemFact.Retracted("e9")).at(60).entry(),
                seats("e9", 9).at(40).entry());
        assertThat(ids(AsOf.happenedBy(entries, minute(10)))).containsExactly("e1", "e2", "r1", "r2");
    }

    @Test
    void aSequencedWordHappenedNotBeforeThoseAheadOfIt() {
        List<Entry> entries = List.of(seats("one", 1).at(30).sequence(1).entry(),
                seats("two", 2).at(5).sequence(2).entry());
        assertThat(AsOf.happenedBy(entries, minute(10))).isEmpty();
    }
}
