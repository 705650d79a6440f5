package dev.lightup.ledger.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.ledger.Given;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.Weight;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.subject.StateItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Which states a committed run has seen, so that nobody runs the unit a second time for them.
class SeenStatesTest {
    private static final Unit UNIT = Unit.account(Given.TENANT, "abcdefghij234567");
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Instant NOW = Given.NOON;

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    @Test
    void aYoungStateThatWasReadIsSeenInThatVersionAndNoLaterOne() {
        PublishLease head = committed(List.of(state("s", 4, NOW.minusSeconds(1))));
        assertThat(head.hasSeen(state("s", 3, NOW.minusSeconds(1)))).isTrue();
        assertThat(head.hasSeen(state("s", 4, NOW.minusSeconds(1)))).isTrue();
        assertThat(head.hasSeen(state("s", 5, NOW.minusSeconds(1)))).isFalse();
        assertThat(head.hasSeen(state("other", 1, NOW.minusSeconds(1)))).isFalse();
    }

    @Test
    void whatWasWrittenLongBeforeTheRunBeganIsSeen() {
        PublishLease head = committed(List.of());
        assertThat(head.hasSeen(state("s", 4, NOW.minusSeconds(30)))).isFalse();
        assertThat(head.hasSeen(state("s", 4, NOW.minusSeconds(31)))).isTrue();
    }

    @Test
    void nothingIsSeenByARunThatIsNotCommitted() {
        PublishLeases heads = dynamo.ledger().heads();
        heads.raise(UNIT, NOW, LIMIT);
        assertThat(heads.head(UNIT).hasSeen(state("s", 1, NOW.minusSeconds(600)))).isFalse();
    }

    @Test
    void theNewestSixtyFourAreNotedAndTheHeadStaysOneWriteUnit() {
        List<StateItem> states = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            states.add(state("s" + i, 1_000_000 + i, NOW.minusMillis(100L * i)));
        }
        PublishLease head = committed(states);
        assertThat(states.stream().filter(head::hasSeen)).hasSize(64).containsExactlyElementsOf(states.subList(0, 64));
        assertThat(Weight.of(HeadLayout.HEAD.item(new HeadLayout.Written(head, 1)))).isLessThanOrEqualTo(1024);
    }

    @Test
    void oldStatesTakeNoPlace() {
        List<StateItem> states = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            states.add(state("s" + i, 1, NOW.minusSeconds(60)));
        }
        assertThat(committed(states).committed().orElseThrow().seen()).isEqualTo(SeenStates.NONE);
    }

    private PublishLease committed(List<StateItem> read) {
        PublishLeases heads = dynamo.ledger().heads();
        PublishRun run = heads.raise(UNIT, NOW, LIMIT).orElseThrow();
        var notes = Map.of("release", "0123456789abcdef0123456789abcdef", "below", "0", "edition", "0123456789ab");
        assertThat(heads.commit(run, Optional.of(NOW.plusSeconds(3600)), LIMIT, notes, read).committed()).isTrue();
        return heads.head(UNIT);
    }

    private static StateItem state(String id, long version, Instant written) {
        var subject = new Subject(Subject.Kind.SUBSCRIPTION, id);
        return new StateItem(Given.TENANT, new FoldedSubject(subject, Given.folded(1).slices()), version,
                StateItem.Taken.marks(List.of()), new TreeMap<>(), Optional.empty(), written);
    }
}
