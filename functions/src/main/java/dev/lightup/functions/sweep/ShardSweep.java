package dev.lightup.functions.sweep;

import dev.lightup.functions.apply.Applying;
import dev.lightup.functions.apply.Look;
import dev.lightup.functions.apply.Outcome;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.Parked;
import dev.lightup.ledger.RawEvent;
import dev.lightup.ledger.RawKey;
import dev.lightup.ledger.Received;
import dev.lightup.ledger.StateItem;
import dev.lightup.ledger.UnitKey;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.BooleanSupplier;

/// One sweep of one shard, from its cursor to one minute ago. Minutes are read again until they are 15 minutes old, since the index may
/// lag behind the table that long; the cursor passes an older one when all that was received in it is done or parked.
final class ShardSweep {
    /// The newest minute that is read is at least so old: what is younger is on its way.
    static final Duration LAG = Duration.ofMinutes(1);
    /// A minute so old is whole in the index.
    static final Duration WHOLE = Duration.ofMinutes(15);

    private static final System.Logger LOG = System.getLogger(ShardSweep.class.getName());
    /// So many events are driven together.
    private static final int TOGETHER = 100;

    private final Ledger ledger;
    private final Applying applying;
    private final Look look;
    private final int shard;
    private final Instant now;
    private final Settled settled;
    private final Dirty dirty;
    private final Counts counts;
    private final Set<RawKey> parked = new HashSet<>();

    ShardSweep(Ledger ledger, Applying applying, Look look, int shard, Instant now, Settled settled, Dirty dirty,
            Counts counts) {
        this.ledger = ledger;
        this.applying = applying;
        this.look = look;
        this.shard = shard;
        this.now = now;
        this.settled = settled;
        this.dirty = dirty;
        this.counts = counts;
    }

    void run(BooleanSupplier inTime) {
        ledger.sweeps().due(shard, now).forEach(due -> dirty.due(due.unit()));
        tryParked(inTime);
        Instant from = ledger.sweeps().cursor(shard).orElse(Instant.EPOCH);
        Instant until = minute(now.minus(LAG));
        if (!from.isBefore(until)) {
            return;
        }
        Iterator<Received> received = ledger.sweeps().received(shard, from, until).iterator();
        List<RawKey> events = new ArrayList<>();
        Instant minute = from;
        boolean free = true;
        while (received.hasNext() && inTime.getAsBoolean()) {
            Received next = received.next();
            if (!next.minute().equals(minute) || events.size() == TOGETHER) {
                free = settle(events, minute) && free;
                events.clear();
                if (!next.minute().equals(minute)) {
                    pass(free, from, next.minute());
                }
                minute = next.minute();
            }
            events.add(next.key());
        }
        boolean whole = !received.hasNext();
        free = settle(events, minute) && free;
        pass(free && whole, from, until);
    }

    /// Moves the cursor to a minute before which all is done, as far as the index is whole.
    private void pass(boolean free, Instant from, Instant to) {
        Instant whole = minute(now.minus(WHOLE));
        Instant target = to.isBefore(whole) ? to : whole;
        if (free && target.isAfter(from)) {
            ledger.sweeps().moveCursor(shard, target);
        }
    }

    private void tryParked(BooleanSupplier inTime) {
        for (Parked event : ledger.sweeps().parked(shard)) {
            parked.add(event.key());
            if (!event.next().isAfter(now) && inTime.getAsBoolean()) {
                ledger.rawEvents().find(event.key()).ifPresent(raw -> tryAgain(event, raw));
            }
        }
    }

    private void tryAgain(Parked event, RawEvent raw) {
        switch (apply(List.of(raw)).getOrDefault(event.key(), new Outcome.Applied())) {
            case Outcome.Applied() -> {
                look.at(raw).states().forEach(this::keepInMind);
                ledger.sweeps().unpark(event.key());
                parked.remove(event.key());
                counts.unparked();
            }
            case Outcome.Unfit(String problem) -> {
                noteReached(raw);
                ledger.sweeps().park(event.again(now, problem));
                counts.parked();
            }
            case Outcome.Failed _ -> counts.waiting();
        }
    }

    /// Whether all of these events are done or parked now.
    private boolean settle(List<RawKey> keys, Instant minute) {
        boolean done = true;
        List<RawEvent> toDrive = new ArrayList<>();
        for (RawKey key : keys) {
            counts.looked();
            if (settled.contains(key) || parked.contains(key)) {
                continue;
            }
            Optional<RawEvent> raw = ledger.rawEvents().find(key);
            if (raw.isPresent() && !isTaken(raw.get(), minute)) {
                toDrive.add(raw.get());
            }
        }
        Map<RawKey, Outcome> outcomes = toDrive.isEmpty() ? Map.of() : apply(toDrive);
        for (RawEvent raw : toDrive) {
            done = isDriven(raw, outcomes.getOrDefault(raw.key(), new Outcome.Applied()), minute) && done;
        }
        return done;
    }

    private boolean isTaken(RawEvent raw, Instant minute) {
        try {
            Look.Seen seen = look.at(raw);
            if (seen.taken()) {
                publish(raw.key(), seen.states(), minute);
            }
            return seen.taken();
        } catch (RuntimeException e) {
            // applying it says what is wrong with it
            LOG.log(Level.DEBUG, () -> raw.key() + " cannot be looked at", e);
            return false;
        }
    }

    private boolean isDriven(RawEvent raw, Outcome outcome, Instant minute) {
        return switch (outcome) {
            case Outcome.Applied() -> {
                counts.driven();
                publish(raw.key(), look.at(raw).states(), minute);
                yield true;
            }
            case Outcome.Unfit(String problem) -> {
                noteReached(raw);
                ledger.sweeps().park(Parked.first(raw.key(), now, problem));
                counts.parked();
                LOG.log(Level.ERROR, () -> raw.key() + " is parked: " + problem);
                yield true;
            }
            case Outcome.Failed(RuntimeException cause) -> {
                counts.waiting();
                LOG.log(Level.WARNING, () -> raw.key() + " could not be applied", cause);
                yield false;
            }
        };
    }

    private void publish(RawKey key, List<StateItem> states, Instant minute) {
        boolean seen = true;
        for (StateItem state : states) {
            SortedSet<UnitKey> unseen = dirty.note(state);
            seen &= unseen.isEmpty();
            if (minute.isBefore(minute(now.minus(WHOLE)))) {
                // this minute may not be looked at again: from here on the unit's own due keeps it in mind
                unseen.forEach(unit -> ledger.heads().lowerDue(unit, now));
            }
        }
        if (seen) {
            settled.add(key);
        }
    }

    /// Notes the units of a state of which no minute is looked at again: from here on their own due keeps them in mind.
    private void keepInMind(StateItem state) {
        dirty.note(state).forEach(unit -> ledger.heads().lowerDue(unit, now));
    }

    /// What an event did reach, before it failed at another subject, is to be published like anything else.
    private void noteReached(RawEvent raw) {
        try {
            look.at(raw).states().forEach(this::keepInMind);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, () -> raw.key() + " cannot be looked at", e);
        }
    }

    private Map<RawKey, Outcome> apply(List<RawEvent> events) {
        return new HashMap<>(applying.apply(events));
    }

    private static Instant minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES);
    }
}
