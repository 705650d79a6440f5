package dev.lightup.functions.sweep;

import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.ReceivedEvent;
import dev.lightup.ledger.sweep.ParkedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// One sweep of one shard: its minutes from the cursor to one minute ago, and apart from them what is parked. Minutes are read again
/// until they are 15 minutes old, since the index may lag behind the table that long; the cursor passes an older one when all that was
/// received in it is done or parked.
final class ShardSweep {
    /// The newest minute that is read is at least so old: what is younger is on its way.
    static final Duration LAG = Duration.ofMinutes(1);
    /// A minute so old is whole in the index.
    static final Duration WHOLE = Duration.ofMinutes(15);

    /// So many events are looked at together.
    private static final int TOGETHER = 100;

    private final SweepRound round;
    private final Ledger ledger;
    private final int shard;
    private final SweepMemory<RawKey> settled;
    private final Instant whole;
    private final Set<RawKey> parked = new HashSet<>();
    private List<ParkedEvent> waiting = List.of();
    private Instant cursor = Instant.EPOCH;
    /// The minute of the first event after the cursor, as far as one is known.
    private Instant first = Instant.MAX;

    ShardSweep(SweepRound round, int shard, SweepMemory<RawKey> settled) {
        this.round = round;
        this.ledger = round.ledger();
        this.shard = shard;
        this.settled = settled;
        this.whole = minute(round.now().minus(WHOLE));
    }

    int shard() {
        return shard;
    }

    /// Looks at what was received.
    void events(BooleanSupplier inTime) {
        waiting = ledger.sweeps().parked(shard);
        round.parked().found(shard, waiting);
        waiting.forEach(event -> parked.add(event.key()));
        cursor = ledger.sweeps().cursor(shard, round.now()).orElse(Instant.EPOCH);
        Instant until = minute(round.now().minus(LAG));
        if (cursor.isBefore(until)) {
            events(until, inTime);
        }
    }

    private void events(Instant until, BooleanSupplier inTime) {
        Iterator<ReceivedEvent> received = ledger.sweeps().received(shard, cursor, until).iterator();
        List<RawKey> events = new ArrayList<>();
        MinuteSweep minute = minuteOf(cursor);
        boolean free = true;
        while (received.hasNext() && inTime.getAsBoolean()) {
            ReceivedEvent next = received.next();
            first = first.isAfter(next.minute()) ? next.minute() : first;
            boolean isNew = !next.minute().equals(minute.minute());
            if (isNew || events.size() == TOGETHER) {
                free = minute.settle(events, parked::contains, inTime) && free;
                events.clear();
                if (isNew) {
                    pass(free, next.minute());
                    minute = minuteOf(next.minute());
                }
            }
            events.add(next.key());
        }
        boolean all = !received.hasNext();
        free = minute.settle(events, parked::contains, inTime) && free;
        pass(free && all, until);
    }

    private MinuteSweep minuteOf(Instant minute) {
        return new MinuteSweep(round, shard, minute, settled, minute.isBefore(whole));
    }

    /// Moves the cursor to a minute before which all is done, as far as the index is whole. Over nothing it moves in long steps only: to
    /// read an index where nothing is costs the same however long it is.
    private void pass(boolean free, Instant to) {
        Instant target = to.isBefore(whole) ? to : whole;
        boolean isWorth = first.isBefore(target) || !target.isBefore(cursor.plus(WHOLE));
        if (free && isWorth && target.isAfter(cursor)) {
            first = target;
            cursor = target;
            if (ledger.sweeps().moveCursor(shard, target, round.now())) {
                ledger.sweeps().forgetDriven(shard, target);
            }
        }
    }

    /// Tries what was parked when the shard's events were looked at.
    void parked(BooleanSupplier inTime) {
        var trial = new ParkedTrial(round);
        for (ParkedEvent event : waiting) {
            if (!event.next().isAfter(round.now()) && inTime.getAsBoolean()) {
                trial.of(event);
            }
        }
    }

    private static Instant minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES);
    }
}
