package dev.lightup.functions.sweep;

import dev.lightup.functions.apply.AppliedCheck;
import dev.lightup.functions.apply.ApplyOutcome;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.sweep.ParkedEvent;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// One minute of one shard: its events are done when their states say so or when a sweep has driven them with success, which it notes;
/// the others are driven. A busy subject's state soon forgets an event: without the note it would be driven until its minute is passed.
final class MinuteSweep {
    private static final System.Logger LOG = System.getLogger(MinuteSweep.class.getName());
    /// So many are driven before the time that is left is looked at again: driving is the longer part.
    private static final int DRIVEN_TOGETHER = 25;

    private final SweepRound round;
    private final StoredEvents events;
    private final int shard;
    private final Instant minute;
    private final SweepMemory<RawKey> settled;
    /// Whether no sweep looks at this minute again once all of it is done.
    private final boolean last;
    private Optional<SortedSet<String>> driven = Optional.empty();

    MinuteSweep(SweepRound round, int shard, Instant minute, SweepMemory<RawKey> settled, boolean last) {
        this.round = round;
        this.events = new StoredEvents(round);
        this.shard = shard;
        this.minute = minute;
        this.settled = settled;
        this.last = last;
    }

    Instant minute() {
        return minute;
    }

    /// Whether all of these events are done or parked now.
    boolean settle(List<RawKey> keys, Predicate<RawKey> isParked, BooleanSupplier inTime) {
        List<RawKey> open = keys.stream().filter(key -> !settled.contains(key) && !isParked.test(key)).toList();
        round.counts().looked(keys.size());
        if (open.isEmpty()) {
            return true;
        }
        List<RawEvent> raw = events.read(open);
        Map<RawKey, AppliedCheck.Seen> seen = events.seen(raw);
        List<RawEvent> toDrive = new ArrayList<>();
        for (RawEvent event : raw) {
            AppliedCheck.Seen at = seen.get(event.key());
            if (at != null && (at.taken() || driven().contains(event.key().mark()))) {
                publish(event.key(), at.states());
            } else {
                toDrive.add(event);
            }
        }
        return drive(toDrive, inTime);
    }

    /// Read when it is first asked for: most minutes need it not.
    private SortedSet<String> driven() {
        SortedSet<String> marks = driven.orElseGet(() -> new TreeSet<>(round.ledger().sweeps().driven(shard, minute)));
        driven = Optional.of(marks);
        return marks;
    }

    /// Whether all of these were driven, as they are not when time runs out.
    private boolean drive(List<RawEvent> toDrive, BooleanSupplier inTime) {
        boolean done = true;
        for (int from = 0; from < toDrive.size(); from += DRIVEN_TOGETHER) {
            if (from > 0 && !inTime.getAsBoolean()) {
                return false;
            }
            done &= drive(toDrive.subList(from, Math.min(toDrive.size(), from + DRIVEN_TOGETHER)));
        }
        return done;
    }

    private boolean drive(List<RawEvent> some) {
        Map<RawKey, ApplyOutcome> outcomes = round.applying().drive(some);
        List<RawEvent> applied = new ArrayList<>();
        boolean done = true;
        for (RawEvent event : some) {
            switch (outcomes.getOrDefault(event.key(), new ApplyOutcome.Applied())) {
                case ApplyOutcome.Applied() -> applied.add(event);
                case ApplyOutcome.Unfit(String problem) -> {
                    events.noteReached(event);
                    events.park(ParkedEvent.first(event.key(), round.now(), problem));
                }
                case ApplyOutcome.Failed(RuntimeException cause) -> {
                    round.counts().waiting();
                    LOG.log(Level.WARNING, () -> event.key() + " could not be applied", cause);
                    done = false;
                }
            }
        }
        return applied.isEmpty() ? done : note(applied) && done;
    }

    /// Judges the units of what was driven, and notes that it was: one write.
    private boolean note(List<RawEvent> applied) {
        Map<RawKey, AppliedCheck.Seen> seen = events.seen(applied);
        for (RawEvent event : applied) {
            round.counts().driven();
            AppliedCheck.Seen at = seen.get(event.key());
            if (at != null) {
                publish(event.key(), at.states());
                driven().add(event.key().mark());
            }
        }
        round.ledger().sweeps().noteDriven(shard, minute, driven());
        // one that cannot be looked at may have units that nobody tells: it is driven again
        return seen.size() == applied.size();
    }

    private void publish(RawKey key, List<StateItem> states) {
        boolean seen = true;
        for (StateItem state : states) {
            SortedSet<Unit> unseen = round.dirty().note(state);
            seen &= unseen.isEmpty();
            if (last) {
                // from here on the unit's own due keeps it in mind
                unseen.forEach(unit -> round.ledger().heads().lowerDue(unit, round.now()));
            }
        }
        if (seen) {
            settled.add(key);
        }
    }
}
