package dev.lightup.domain.milestone;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The path of one subscription from provisioned to active use.
///
/// @param subscription whose path it is
/// @param customer the customer's id
/// @param offer the offer's name
/// @param template the template's id and version, `id/version`
/// @param deployedBy who deploys it, when not the partner of record
/// @param reported the as-of of the newest report of its seats
public record MilestonePath(
        Subject subscription,
        Optional<String> customer,
        String offer,
        String template,
        List<Step> steps,
        Optional<String> deployedBy,
        Optional<Instant> reported) {
    public MilestonePath {
        steps = List.copyOf(steps);
    }

    /// Where a step stands.
    public enum Status {
        DONE,
        NEXT,
        TODO,
        BLOCKED,
        WAIVED
    }

    /// A step of the path.
    ///
    /// @param byEvidence whether seats or provisioning prove it, rather than somebody's word
    /// @param late whether it comes next, is past due and not reached (it may still be reached late); a step that waits for the one above
    ///        it is not late by itself
    /// @param unseen whether it comes next, is past due, and no report came since that could have proved it
    /// @param side whose move it is: of a blocked step the side that its reason names
    public record Step(
            String step,
            String title,
            Status status,
            boolean byEvidence,
            Days days,
            boolean late,
            boolean unseen,
            Side side) {}

    /// The days of a step.
    ///
    /// @param after the day of the step above it, or of provisioning
    /// @param done the day it was reached
    /// @param took business days from the one to the other; absent where the step was reached before it
    /// @param due the day by which it should be reached
    public record Days(
            Optional<LocalDate> after,
            Optional<LocalDate> done,
            Optional<Integer> took,
            Optional<LocalDate> due) {}

    /// The step that comes next; empty when all are done or waived.
    public Optional<Step> next() {
        return steps.stream().filter(s -> s.status() == Status.NEXT || s.status() == Status.BLOCKED).findFirst();
    }
}
