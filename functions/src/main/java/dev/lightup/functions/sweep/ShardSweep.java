package dev.lightup.functions.sweep;

import dev.lightup.functions.apply.Applying;
import dev.lightup.functions.apply.Fault;
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
import java.util.function.Function;

/// One sweep of one shard, from its cursor to one minute ago. Minutes are read again until they are 15 minutes old, since the index may
/// lag behind the table that long; the cursor passes an older one when all that was received in it is done or parked.
final class ShardSweep {
    /// The newest minute that is read is at least so old: what is younger is on its way.
    static final Duration LAG = Duration.ofMinutes(1);
    /// A minute so old is whole in the index.
    static final Duration WHOLE = Duration.ofMinutes(15);

    private static final System.Logger LOG = System.getLogger(ShardSweep.class.getName());
    /// So many events are looked at together.
    private static final int TOGETHER = 100;
    /// So many are driven before the time that is left is looked at again: driving is the longer part.
    private static final int DRIVEN_TOGETHER = 25;

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
                free = settle(events, minute, inTime) && free;
                events.clear();
                if (!next.minute().equals(minute)) {
                    pass(free, from, next.minute());
                }
                minute = next.minute();
            }
            events.add(next.key());
        }
        boolean whole = !received.hasNext();
        free = settle(events, minute, inTime) && free;
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
                find(event.key(), problem -> event.again(now, problem)).ifPresent(raw -> tryAgain(event, raw));
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
    private boolean settle(List<RawKey> keys, Instant minute, BooleanSupplier inTime) {
        List<RawKey> open = keys.stream().filter(key -> !settled.contains(key) && !parked.contains(key)).toList();
        counts.looked(keys.size());
        if (open.isEmpty()) {
            return true;
        }
        List<RawEvent> raw = read(open);
        Map<RawKey, Look.Seen> seen = seen(raw);
        List<RawEvent> toDrive = new ArrayList<>();
        for (RawEvent event : raw) {
            Look.Seen at = seen.get(event.key());
            if (at != null && at.taken()) {
                publish(event.key(), at.states(), minute);
            } else {
                toDrive.add(event);
            }
        }
        return drive(toDrive, minute, inTime);
    }

    /// The events under those keys. An item that cannot be read is parked by itself and holds nothing up.
    private List<RawEvent> read(List<RawKey> keys) {
        try {
            return ledger.rawEvents().find(keys);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, () -> "one of " + keys.size() + " events cannot be read", e);
        }
        List<RawEvent> read = new ArrayList<>();
        for (RawKey key : keys) {
            find(key, problem -> Parked.first(key, now, problem)).ifPresent(read::add);
        }
        return read;
    }

    /// One event, or its parking when the item itself is to blame.
    private Optional<RawEvent> find(RawKey key, Function<String, Parked> park) {
        try {
            return ledger.rawEvents().find(key);
        } catch (RuntimeException e) {
            String problem = Fault.problem(e).orElseThrow(() -> e);
            ledger.sweeps().park(park.apply(problem));
            counts.parked();
            LOG.log(Level.ERROR, () -> key + " is parked: " + problem, e);
            return Optional.empty();
        }
    }

    /// What is seen of those events that can be looked at; applying the others says what is wrong with them.
    private Map<RawKey, Look.Seen> seen(List<RawEvent> events) {
        try {
            return look.at(events);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, () -> "one of " + events.size() + " events cannot be looked at", e);
        }
        Map<RawKey, Look.Seen> seen = new HashMap<>();
        for (RawEvent event : events) {
            lookedAt(event).ifPresent(at -> seen.put(event.key(), at));
        }
        return seen;
    }

    private Optional<Look.Seen> lookedAt(RawEvent event) {
        try {
            return Optional.of(look.at(event));
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, () -> event.key() + " cannot be looked at", e);
            return Optional.empty();
        }
    }

    /// Whether all of these were driven, as they are not when time runs out.
    private boolean drive(List<RawEvent> events, Instant minute, BooleanSupplier inTime) {
        boolean done = true;
        for (int from = 0; from < events.size(); from += DRIVEN_TOGETHER) {
            if (from > 0 && !inTime.getAsBoolean()) {
                return false;
            }
            List<RawEvent> some = events.subList(from, Math.min(events.size(), from + DRIVEN_TOGETHER));
            Map<RawKey, Outcome> outcomes = apply(some);
            for (RawEvent event : some) {
                done = isDriven(event, outcomes.getOrDefault(event.key(), new Outcome.Applied()), minute) && done;
            }
        }
        return done;
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
        lookedAt(raw).ifPresent(seen -> seen.states().forEach(this::keepInMind));
    }

    private Map<RawKey, Outcome> apply(List<RawEvent> events) {
        return new HashMap<>(applying.apply(events));
    }

    private static Instant minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES);
    }
}
