package dev.lightup.domain.reading;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.Side;
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
public record MilestonePath(Subject subscription, Optional<String> customer, String offer, String template,
        List<Step> steps, Optional<String> deployedBy) {
    public MilestonePath {
        steps = List.copyOf(steps);
    }

    /// Where a step stands.
    public enum Status {
        DONE, NEXT, TODO, BLOCKED, WAIVED
    }

    /// A step of the path.
    ///
    /// @param byEvidence whether seats or provisioning prove it, rather than somebody's word
    /// @param done the day it was reached
    /// @param took business days since the step before, or since provisioning
    /// @param late whether it is past due and not reached ("missed"; it may still be reached late)
    public record Step(String step, String title, Status status, boolean byEvidence, Optional<LocalDate> done,
            Optional<Integer> took, Optional<LocalDate> due,
            boolean late, Side side) {}

    /// The step that comes next; empty when all are done or waived.
    public Optional<Step> next() {
        return steps.stream().filter(s -> s.status() == Status.NEXT || s.status() == Status.BLOCKED).findFirst();
    }
}
