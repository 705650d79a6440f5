package dev.lightup.functions.rebuild;

import dev.lightup.domain.event.Subject;
import dev.lightup.functions.rebuild.DerivedDifference.Kind;
import dev.lightup.ledger.subject.FoundEntry;
import dev.lightup.ledger.subject.StoredEntry;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// One look at what lies in a customer's partition, beside what the raw events say.
///
/// @param missingMaps maps that events yield and that are not there like this
/// @param toRemove maps that are there and no event yields
/// @param missingNames subjects whose events name the customer and that the customer does not know
/// @param strayNames subjects that the customer knows and of which no event names it
/// @param kinds the ways in which it differs for certain
/// @param pending whether it may differ only because an event is on its way
record MeetingCheck(
        List<StoredEntry> missingMaps,
        List<FoundEntry> toRemove,
        Set<Subject> missingNames,
        Set<Subject> strayNames,
        SortedSet<Kind> kinds,
        boolean pending) {
    /// Of what is no customer's partition.
    static final MeetingCheck NONE = new MeetingCheck(List.of(), List.of(), Set.of(), Set.of(), new TreeSet<>(), false);

    boolean isGood() {
        return kinds.isEmpty() && !pending;
    }
}
