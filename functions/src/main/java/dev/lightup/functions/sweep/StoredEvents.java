package dev.lightup.functions.sweep;

import dev.lightup.functions.apply.AppliedCheck;
import dev.lightup.functions.apply.FailureCause;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.sweep.ParkedEvent;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads and looks at some events in few reads; one that cannot be read does not hide the others.
final class StoredEvents {
    private static final System.Logger LOG = System.getLogger(StoredEvents.class.getName());

    private final SweepRound round;

    StoredEvents(SweepRound round) {
        this.round = round;
    }

    /// The events under those keys. An item that cannot be read is parked by itself and holds nothing up.
    List<RawEvent> read(List<RawKey> keys) {
        try {
            return round.ledger().rawEvents().find(keys);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, () -> "one of " + keys.size() + " events cannot be read", e);
        }
        List<RawEvent> read = new ArrayList<>();
        for (RawKey key : keys) {
            read(key, problem -> ParkedEvent.first(key, round.now(), problem), () -> {}).ifPresent(read::add);
        }
        return read;
    }

    /// One event, or its parking when the item itself is to blame.
    ///
    /// @param gone what to do where there is no such item
    Optional<RawEvent> read(RawKey key, Function<String, ParkedEvent> park, Runnable gone) {
        try {
            Optional<RawEvent> found = round.ledger().rawEvents().find(key);
            if (found.isEmpty()) {
                gone.run();
            }
            return found;
        } catch (RuntimeException e) {
            String problem = FailureCause.problem(e).orElseThrow(() -> e);
            LOG.log(Level.ERROR, () -> key + " cannot be read", e);
            park(park.apply(problem));
            return Optional.empty();
        }
    }

    /// What is seen of those events that can be looked at; applying the others says what is wrong with them.
    Map<RawKey, AppliedCheck.Seen> seen(List<RawEvent> events) {
        try {
            return round.look().at(events);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, () -> "one of " + events.size() + " events cannot be looked at", e);
        }
        Map<RawKey, AppliedCheck.Seen> seen = new HashMap<>();
        for (RawEvent event : events) {
            seen(event).ifPresent(at -> seen.put(event.key(), at));
        }
        return seen;
    }

    /// What an event did reach, before it failed at another subject, is to be published like anything else.
    void noteReached(RawEvent event) {
        seen(event).ifPresent(seen -> seen.states().forEach(round::keepInMind));
    }

    /// Parks an event, or parks it again.
    void park(ParkedEvent event) {
        round.ledger().sweeps().park(event);
        round.parked().parked(event);
        round.counts().parked();
        LOG.log(Level.ERROR, () -> event.key() + " is parked: " + event.problem());
    }

    private Optional<AppliedCheck.Seen> seen(RawEvent event) {
        try {
            return Optional.of(round.look().at(event));
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, () -> event.key() + " cannot be looked at", e);
            return Optional.empty();
        }
    }
}
