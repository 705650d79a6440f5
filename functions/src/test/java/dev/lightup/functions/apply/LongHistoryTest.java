package dev.lightup.functions.apply;

import static dev.lightup.functions.apply.Ground.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.fold.Fold;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.Meter;
import dev.lightup.ledger.key.CheckpointRef;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.subject.StoredEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Rule 5 on the table: a subject of ten thousand entries.
class LongHistoryTest {
    private static final Subject SUBSCRIPTION = new Subject(Subject.Kind.SUBSCRIPTION, "s1");
    /// More than a thousand in its last seven days, so that the cut lies an hour behind.
    private static final int ENTRIES = Integer.getInteger("lightup.history.entries", 4_000);
    /// One each ten minutes: some four weeks.
    private static final int EVERY = 10;

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private final Ground ground = Ground.on(dynamo.plainClient(), dynamo.table());
    private final RawEventApplier applying = ground.applying(dynamo.client());

    @BeforeEach
    void aLongHistory() {
        for (int i = 0; i < ENTRIES; i++) {
            RawEvent raw = seats("e" + i, i, (long) i * EVERY);
            ground.formats()
                    .entries(raw)
                    .forEach(entry -> ground.ledger().subjects().put(new StoredEntry(raw.key(), entry)));
        }
    }

    private static RawEvent seats(String id, long seats, long minute) {
        return event(id, "subscription.quantity_changed", "subscription/s1", "{\"quantity\":" + seats + "}", minute);
    }

    private StateItem state() {
        return ground.ledger().subjects().state("nordvik", SUBSCRIPTION).orElseThrow();
    }

    private String whole() {
        List<Entry> entries = ground.ledger()
                .subjects()
                .entries("nordvik", SUBSCRIPTION)
                .map(found -> found.entry().known().orElseThrow())
                .toList();
        return Codec.text(new Fold(StatusWords.own()).fold(SUBSCRIPTION, entries));
    }

    @Test
    void isFoldedFromItsCheckpointAndALateEventDiscardsIt() {
        Meter meter = dynamo.faults().meter();
        applying.apply(List.of(seats("first", 1, (long) ENTRIES * EVERY)));
        double wholeHistory = meter.readUnits();
        Optional<CheckpointRef> first = state().checkpoint();
        assertThat(first).isPresent();

        meter.reset();
        applying.apply(List.of(seats("next", 2, (long) ENTRIES * EVERY + 1)));
        System.out.println("read units: whole history " + wholeHistory + ", from a checkpoint " + meter.readUnits());
        assertThat(meter.readUnits()).isLessThan(wholeHistory / 5);
        assertThat(state().checkpoint()).isEqualTo(first);
        assertThat(Codec.text(state().folded())).isEqualTo(whole());

        meter.reset();
        applying.apply(List.of(seats("late", 3, 777)));
        assertThat(meter.readUnits()).isGreaterThan(wholeHistory);
        assertThat(Codec.text(state().folded())).isEqualTo(whole());
        assertThat(state().checkpoint()).isPresent().isNotEqualTo(first);

        applying.apply(List.of(event("r1", "system.retracted", "subscription/s1", "{\"event\":\"e42\"}",
                (long) ENTRIES * EVERY + 2)));
        assertThat(Codec.text(state().folded())).isEqualTo(whole());

        moveOn(wholeHistory);
    }

    /// Two weeks later the checkpoint moves on, without reading what lies before it.
    private void moveOn(double wholeHistory) {
        applying.apply(List.of(event("r2", "system.retracted", "subscription/s1", "{\"event\":\"r1\"}",
                (long) ENTRIES * EVERY + 3)));
        long later = (long) ENTRIES * EVERY + Duration.ofDays(14).toMinutes();
        for (int i = 0; i < 400; i++) {
            RawEvent raw = seats("more" + i, i, later + i);
            ground.formats()
                    .entries(raw)
                    .forEach(entry -> ground.ledger().subjects().put(new StoredEntry(raw.key(), entry)));
        }
        applying.apply(List.of(seats("soon", 5, later + 700)));
        Optional<CheckpointRef> moved = state().checkpoint();
        assertThat(Codec.text(state().folded())).isEqualTo(whole());
        long muchLater = later + Duration.ofDays(14).toMinutes();
        applying.apply(List.of(event("map", "customer.reseller_link.accepted", "customer/c9",
                "{\"account\":\"a9\"}", later + 10)));
        Meter meter = dynamo.faults().meter();
        meter.reset();
        // the map that it finds lies between the old cut and the new one
        applying.apply(List.of(event("last", "subscription.quantity_changed", "subscription/s1",
                "{\"quantity\":6,\"customer\":\"c9\"}", muchLater)));
        assertThat(state().checkpoint()).isPresent().isNotEqualTo(moved);
        System.out.println("read units: when the checkpoint moves on " + meter.readUnits());
        assertThat(meter.readUnits()).isLessThan(wholeHistory / 3);
        assertThat(Codec.text(state().folded())).isEqualTo(whole());
        applying.apply(List.of(seats("after", 7, muchLater + 1)));
        assertThat(Codec.text(state().folded())).isEqualTo(whole()).contains("\"account\":\"a9\"");
    }
}
