package dev.lightup.ledger.publication;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The runs of a unit that have begun and are not closed, and what the ones that ended otherwise left to be made good. It stays small
/// whatever happens: a run that died or failed leaves nothing but the mark.
///
/// @param living runs that may still write: revision to beginning
/// @param mark whether objects must be compared, because some run may have left them otherwise than the manifest says
record OpenRuns(SortedMap<Long, Instant> living, Optional<RepairMark> mark) {
    /// So many runs of a unit may live at a time.
    static final int MOST = 8;

    static final OpenRuns NONE = new OpenRuns(new TreeMap<>(), Optional.empty());

    OpenRuns {
        living = Collections.unmodifiableSortedMap(new TreeMap<>(living));
    }

    /// Objects of the unit may not be what the manifest says.
    ///
    /// @param since the first revision whose run left that; 0 when nobody knows
    /// @param change the change of the head by which that was last noted: only a run raised by it or later has compared what it means
    record RepairMark(long since, long change) {}

    boolean isFull() {
        return living.size() >= MOST;
    }

    OpenRuns begin(long rev, Instant at) {
        var more = new TreeMap<>(living);
        more.put(rev, at);
        return new OpenRuns(more, mark);
    }

    /// A run ended and left nothing.
    OpenRuns close(long rev) {
        var fewer = new TreeMap<>(living);
        fewer.remove(rev);
        return new OpenRuns(fewer, mark);
    }

    /// A run ended and may have left something.
    OpenRuns fold(long rev, long change) {
        return close(rev).repairSince(rev, change);
    }

    /// Runs that cannot live any more ended without a word.
    ///
    /// @param limit how long a run can live
    OpenRuns foldDead(Instant now, Duration limit, long change) {
        var alive = new TreeMap<>(living);
        alive.values().removeIf(began -> !began.plus(limit).isAfter(now));
        return living.keySet()
                .stream()
                .filter(rev -> !alive.containsKey(rev))
                .findFirst()
                .map(first -> new OpenRuns(alive, mark).repairSince(first, change))
                .orElse(this);
    }

    OpenRuns repairSince(long rev, long change) {
        return new OpenRuns(living,
                Optional.of(new RepairMark(mark.map(m -> Math.min(m.since(), rev)).orElse(rev), change)));
    }

    /// Everything was compared by a run that the head's change raised: what was noted later stays.
    OpenRuns repaired(long change) {
        return new OpenRuns(living, mark.filter(m -> m.change() > change));
    }
}
