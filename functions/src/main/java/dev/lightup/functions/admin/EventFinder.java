package dev.lightup.functions.admin;

import dev.lightup.functions.command.AnswerParts;
import dev.lightup.functions.apply.FailureCause;
import dev.lightup.functions.receive.EventStore;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.sweep.ParkedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds stored events, also those whose item cannot be read. Thread-safe.
final class EventFinder {
    private final Ledger ledger;

    EventFinder(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Those of the events that are there and can be read.
    Map<RawKey, RawEvent> read(Collection<RawKey> keys) {
        Map<RawKey, RawEvent> found = new HashMap<>();
        try {
            ledger.rawEvents().find(keys).forEach(raw -> found.put(raw.key(), raw));
        } catch (RuntimeException e) {
            rethrowUnlessItsOwn(e);
            keys.forEach(key -> read(key).ifPresent(raw -> found.put(key, raw)));
        }
        return found;
    }

    /// One event; empty when it is not there or its item cannot be read.
    Optional<RawEvent> read(RawKey key) {
        try {
            return ledger.rawEvents().find(key);
        } catch (RuntimeException e) {
            rethrowUnlessItsOwn(e);
            return Optional.empty();
        }
    }

    /// What keeps the table from answering is not the event's to be blamed for.
    private static void rethrowUnlessItsOwn(RuntimeException e) {
        if (FailureCause.problem(e).isEmpty()) {
            throw e;
        }
    }

    /// The parking of an event, if it is parked.
    Optional<ParkedEvent> parked(RawKey key) {
        return ledger.sweeps().parked(key.shard()).stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /// How an event is shown.
    static AnswerParts.Waiting waiting(RawKey key, Optional<RawEvent> raw, Optional<ParkedEvent> parked) {
        return new AnswerParts.Waiting(key.receipt(), raw.map(RawEvent::endpoint),
                raw.map(RawEvent::received),
                raw.flatMap(EventFinder::aside), parked.map(one -> new AnswerParts.Tried(one.problem(), one.attempts(),
                        one.since(), one.next())));
    }

    private static Optional<AnswerParts.Aside> aside(RawEvent raw) {
        return raw.quarantine()
                .map(why -> new AnswerParts.Aside(raw.standing().name().toLowerCase(Locale.ROOT), why.problem(),
                        why.detail(), why.rows(), why.bodiless().orElse(false)
                                ? Optional.empty()
                                : Optional.of(raw.received().plus(EventStore.KEPT_ASIDE))));
    }
}
