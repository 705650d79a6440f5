package dev.lightup.domain.waiting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// How a wait stands against its clock.
///
/// @param urgency late first
/// @param since when the wait began
/// @param warnAt when it becomes noteworthy
/// @param breachAt when it becomes late
/// @param due the breach as a day in the distributor's zone, or the promised or planned day
/// @param businessDays whole business days late (when late) or left (otherwise), by the distributor's calendar; flips at its day start
/// @param waitingDays whole business days since the wait began
/// @param promised the day that the side whose move it is has named
public record Deadline(
        Urgency urgency,
        Instant since,
        Optional<Instant> warnAt,
        Optional<Instant> breachAt,
        LocalDate due,
        int businessDays,
        int waitingDays,
        Optional<LocalDate> promised) {
    /// Whether the wait began before that instant.
    public boolean isFromBefore(Instant opened) {
        return since.isBefore(opened);
    }

    /// How pressing it is, most pressing first.
    public enum Urgency {
        /// Past the breach.
        LATE,
        /// Past the warning, or due today.
        DUE,
        /// On time.
        ON_TIME
    }
}
