package dev.lightup.functions.rebuild;

import dev.lightup.functions.rebuild.DerivedDifference.Kind;
import dev.lightup.ledger.key.CheckpointRef;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.subject.FoundEntry;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.subject.StoredEntry;
import dev.lightup.ledger.subject.SubjectRecords;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/// One look at what is stored of a subject, beside what the raw events say.
///
/// @param state the state, if there is one that any release can read
/// @param places where something lies: two looks that saw the same saw the same places and the same version
/// @param entries the entries, compared
/// @param strayCheckpoints checkpoints that the state does not name
/// @param strayMembers units that know the subject without a version and that its state does not name
/// @param knownMembers units that the state names and that do not know the subject, or not since when
/// @param kinds the ways in which it differs for certain
/// @param pending whether it may differ only because an event is on its way
record SubjectCheck(
        Optional<StateItem> state,
        Set<String> places,
        Compared entries,
        List<CheckpointRef> strayCheckpoints,
        SortedSet<Unit> strayMembers,
        SortedSet<Unit> knownMembers,
        SortedSet<Kind> kinds,
        boolean pending) {

    /// The entries that there should be and those that there are.
    ///
    /// @param expected what the raw events yield, as far as they can be read
    /// @param missing those of them that are not there like this
    /// @param unexpected what is there and should not be, or should be otherwise
    /// @param unclear entries of raw events that cannot be read; they count as they are
    record Compared(
            Set<StoredEntry> expected,
            List<StoredEntry> missing,
            List<FoundEntry> unexpected,
            List<StoredEntry> unclear) {
        /// Customers that the subject's own entries name.
        Set<String> customers() {
            return expected.stream()
                    .flatMap(entry -> entry.entry().customer().stream())
                    .collect(Collectors.toSet());
        }

        /// What is to be taken out; what lies where another entry must lie is overwritten.
        List<FoundEntry> toRemove() {
            Set<String> taken = new HashSet<>();
            expected.forEach(entry -> taken.add(SubjectRecords.place(entry)));
            return unexpected.stream().filter(found -> !taken.contains(found.place())).toList();
        }

        /// Whether no event says anything of the subject.
        boolean isNothing() {
            return expected.isEmpty() && unclear.isEmpty();
        }
    }

    boolean isGood() {
        return kinds.isEmpty() && !pending;
    }

    /// Whether another look saw the very same.
    boolean isSame(SubjectCheck other) {
        return places.equals(other.places) && kinds.equals(other.kinds)
                && state.map(StateItem::version).equals(other.state.map(StateItem::version));
    }

    boolean has(Collection<Kind> some) {
        return some.stream().anyMatch(kind -> kinds.contains(kind));
    }
}
