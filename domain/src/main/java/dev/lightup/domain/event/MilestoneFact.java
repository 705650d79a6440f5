package dev.lightup.domain.event;

import java.time.LocalDate;
import java.util.Optional;

/// What people say of a deployment's milestones. The subject is the subscription's id; steps are those of the offer's template.
public sealed interface MilestoneFact extends Fact {
    /// The template's step this fact is about (`first_assigned`, `champions_trained` ...).
    String step();

    record Planned(String step, LocalDate due) implements MilestoneFact {}

    record Started(String step) implements MilestoneFact {}

    record Reached(String step, Optional<LocalDate> on) implements MilestoneFact {}

    record Missed(String step) implements MilestoneFact {}

    record Blocked(String step, Optional<Reason> reason) implements MilestoneFact {}

    record Waived(String step, @FreeText Optional<String> reason) implements MilestoneFact {}
}
