package dev.lightup.functions.rebuild;

import dev.lightup.functions.rebuild.DerivedDifference.Kind;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What one look at a subject came to: at a customer's partition too, where it is one.
sealed interface SubjectLook {
    /// It was looked at.
    ///
    /// @param partition what lies in the customer's partition; good where the subject is no customer
    record Seen(SubjectCheck check, MeetingCheck partition) implements SubjectLook {}

    /// It could not be looked at.
    ///
    /// @param problem a stable code
    record Failed(String problem) implements SubjectLook {}

    default boolean isGood() {
        return switch (this) {
            case Seen(SubjectCheck check, MeetingCheck partition) -> check.isGood() && partition.isGood();
            case Failed _ -> false;
        };
    }

    /// Whether it may differ only because an event is on its way.
    default boolean isPending() {
        return switch (this) {
            case Seen seen -> seen.kinds().isEmpty();
            case Failed _ -> false;
        };
    }

    /// The ways in which it differs for certain.
    default SortedSet<Kind> kinds() {
        return switch (this) {
            case Seen(SubjectCheck check, MeetingCheck partition) -> {
                SortedSet<Kind> kinds = new TreeSet<>(check.kinds());
                kinds.addAll(partition.kinds());
                yield kinds;
            }
            case Failed _ -> Collections.unmodifiableSortedSet(new TreeSet<>(Set.of(Kind.SUBJECT_FAILED)));
        };
    }

    /// Whether another look came to the very same.
    default boolean isSame(SubjectLook other) {
        return switch (this) {
            case Seen(SubjectCheck check, MeetingCheck partition) -> other instanceof Seen seen
                    && check.isSame(seen.check()) && partition.kinds().equals(seen.partition().kinds());
            case Failed _ -> equals(other);
        };
    }
}
