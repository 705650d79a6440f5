package dev.lightup.functions.rebuild;

import java.util.Comparator;
import java.util.Optional;

/// Something derived that is not what the raw events say, or that this release cannot read.
///
/// @param tenant whose it is
/// @param what the subject (`kind/id`), the raw event's key or the unit (`tenant|unit`) that it concerns
/// @param problem a stable code, where something failed
public record DerivedDifference(
        String tenant,
        String what,
        Kind kind,
        Optional<String> problem) implements Comparable<DerivedDifference> {
    private static final Comparator<DerivedDifference> ORDER = Comparator.comparing(DerivedDifference::tenant)
            .thenComparing(DerivedDifference::what)
            .thenComparing(DerivedDifference::kind)
            .thenComparing(difference -> difference.problem().orElse(""));

    public DerivedDifference(String tenant, String what, Kind kind) {
        this(tenant, what, kind, Optional.empty());
    }

    /// The ways to differ. All but the first and the last are made good by a rebuild that does not only verify.
    public enum Kind {
        /// A raw event cannot be read. What was derived of it stays as it is; nothing new is derived.
        EVENT_NOT_READ,
        /// An entry that a raw event yields is not there.
        ENTRY_MISSING,
        /// An entry is there that its raw event does not yield, or not like this; or its raw event is gone.
        ENTRY_UNEXPECTED,
        /// An entry has an older shape or is damaged. It is made anew whenever its subject is folded.
        ENTRY_UNREAD,
        /// A newer release wrote an entry. It is rewritten in this release's shape, as a way back needs it.
        ENTRY_NEWER,
        /// A customer's partition lacks a map: who names the customer from now on is not placed.
        MAP_MISSING,
        /// A customer's partition holds a map that its raw event does not yield, or whose raw event is gone.
        MAP_UNEXPECTED,
        /// A map has an older shape or is damaged. It is made anew whenever a subject meets it.
        MAP_UNREAD,
        /// A newer release wrote a map.
        MAP_NEWER,
        /// A customer's partition lacks a subject's name: maps that come from now on do not place it.
        NAME_MISSING,
        /// A customer's partition names a subject of which no event names the customer.
        NAME_UNEXPECTED,
        /// Events name a subject that has no state.
        STATE_MISSING,
        /// A state is not the fold of its entries.
        STATE_DIFFERENT,
        /// A state has an older shape or is damaged; its pages stand still until it is folded anew.
        STATE_UNREAD,
        /// A newer release wrote a state.
        STATE_NEWER,
        /// There is a state of a subject that no event names any more. It is taken out, and its units are published.
        STATE_UNEXPECTED,
        /// The checkpoint that a state names is gone, has another shape or is damaged: folds read the whole history meanwhile.
        CHECKPOINT_UNREAD,
        /// A checkpoint that no state names. It only takes room.
        CHECKPOINT_UNEXPECTED,
        /// A unit that shows a subject does not know it.
        MEMBER_MISSING,
        /// A unit knows a subject without the version since when, as an old release left it: nobody can tell when it may go.
        MEMBER_UNVERSIONED,
        /// What a unit tells the level above has another shape or is damaged. The unit is made due, which writes it anew.
        SUMMARY_UNREAD,
        /// A subject could not be looked at or made good; the problem says why. The others are not held up.
        SUBJECT_FAILED
    }

    @Override
    public int compareTo(DerivedDifference other) {
        return ORDER.compare(this, other);
    }
}
