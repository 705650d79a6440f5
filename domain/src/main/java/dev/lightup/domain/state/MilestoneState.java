package dev.lightup.domain.state;

import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.StoredName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;

/// What people said of a deployment's steps; evidence and due dates by template come on top when a page is read.
///
/// @param steps by the template's step
@StoredName("milestone")
public record MilestoneState(SortedMap<String, Step> steps) implements SubjectState {
    /// How many steps a state keeps.
    public static final int STEPS = 200;

    /// Where a step can stand by word of mouth. "Missed" is past due and not reached; it may still be reached late.
    public enum Status {
        PLANNED,
        STARTED,
        BLOCKED,
        REACHED,
        MISSED,
        WAIVED
    }

    /// One step.
    public record Step(
            Status status,
            Instant since,
            Optional<LocalDate> due,
            Optional<LocalDate> reached,
            Optional<Reason> reason) {}
}
