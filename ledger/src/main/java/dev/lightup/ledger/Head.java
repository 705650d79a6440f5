package dev.lightup.ledger;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A unit's head: which run published it last, which runs are open, when it is due.
///
/// @param change one more at every write of the head, whatever changed
/// @param rev the revision of the newest run
/// @param open runs that have begun and are not closed: revision to beginning
/// @param committed the newest run that was committed
/// @param dueAt when the unit must run by itself
/// @param wished the earliest due that was asked for since the newest run began; that run's commit keeps it
/// @param notes what Publish wants to find again (release, versions, a freeze)
public record Head(UnitKey unit, long change, long rev, SortedMap<Long, Instant> open, Optional<Committed> committed,
        Optional<Instant> dueAt, Optional<Instant> wished, SortedMap<String, String> notes) {
    public Head {
        open = Collections.unmodifiableSortedMap(new TreeMap<>(open));
        notes = Collections.unmodifiableSortedMap(new TreeMap<>(notes));
    }

    /// A run that was committed.
    ///
    /// @param began when it began, before it read any state
    public record Committed(long rev, Instant began) {}

    /// The head of a unit that never ran.
    static Head none(UnitKey unit) {
        return new Head(unit, 0, 0, new TreeMap<>(), Optional.empty(), Optional.empty(), Optional.empty(),
                new TreeMap<>());
    }

    /// The next change of this head, with those open runs.
    Head withOpen(SortedMap<Long, Instant> runs) {
        return new Head(unit, change + 1, rev, runs, committed, dueAt, wished, notes);
    }

    /// The next change of this head, with those notes.
    Head withNotes(SortedMap<String, String> all) {
        return new Head(unit, change + 1, rev, open, committed, dueAt, wished, all);
    }

    /// The same change, due by then at the latest, whatever an open run commits.
    Head wishing(Instant at) {
        return new Head(unit, change, rev, open, committed, Optional.of(earlier(dueAt, at)),
                Optional.of(earlier(wished, at)), notes);
    }

    private static Instant earlier(Optional<Instant> time, Instant at) {
        return time.filter(t -> t.isBefore(at)).orElse(at);
    }
}
