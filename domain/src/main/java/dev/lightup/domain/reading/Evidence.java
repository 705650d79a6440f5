package dev.lightup.domain.reading;

import dev.lightup.domain.programme.MilestoneTemplate;
import dev.lightup.domain.state.UsageState;
import dev.lightup.domain.state.UsageState.Workload;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/// What the seats of a customer's SKU prove: for each step the first time any workload showed it.
interface Evidence {
    /// Nothing was reported.
    Evidence NONE = (step, provisioned) -> step.evidence() == MilestoneTemplate.Evidence.PROVISIONED
            ? provisioned
            : Optional.empty();

    /// When the step was proved.
    ///
    /// @param provisioned when the order was fulfilled or the subscription activated
    Optional<Instant> of(MilestoneTemplate.Step step, Optional<Instant> provisioned);

    static Evidence of(UsageState usage) {
        return (step, provisioned) -> switch (step.evidence()) {
            case PROVISIONED -> provisioned;
            case FIRST_ASSIGNED -> first(usage, Workload::firstAssigned);
            case FIRST_ACTIVE -> first(usage, Workload::firstActive);
            case ACTIVE_SHARE -> first(usage, w -> share(w, step.percent().orElse(100)));
            case BY_HAND -> Optional.empty();
        };
    }

    private static Optional<Instant> first(UsageState usage, Function<Workload, Optional<Instant>> moment) {
        return usage.workloads()
                .values()
                .stream()
                .flatMap(w -> moment.apply(w).stream())
                .min(Comparator.naturalOrder());
    }

    /// The first time the tens at or above the percentage were reached; a report may jump over some of them.
    private static Optional<Instant> share(Workload workload, int percent) {
        return workload.reached()
                .entrySet()
                .stream()
                .filter(e -> Integer.parseInt(e.getKey()) >= percent)
                .map(e -> e.getValue())
                .min(Comparator.naturalOrder());
    }
}
