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
}
