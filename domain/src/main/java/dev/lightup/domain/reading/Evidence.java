package dev.lightup.domain.reading;

import dev.lightup.domain.programme.MilestoneTemplate;
import dev.lightup.domain.state.UsageState;
import dev.lightup.domain.state.UsageState.Workload;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the seats of a customer's SKU prove: for each step the first time any workload showed it.
final class Evidence {
    /// Nothing was reported.
    static final Evidence NONE = new Evidence(List.of());

    private final Collection<Workload> workloads;

    private Evidence(Collection<Workload> workloads) {
        this.workloads = workloads;
    }

    static Evidence of(UsageState usage) {
        return new Evidence(usage.workloads().values());
    }

    /// When the step was proved.
    ///
    /// @param provisioned when the seats were there to be used
    Optional<Instant> of(MilestoneTemplate.Step step, Optional<Instant> provisioned) {
        return switch (step.evidence()) {
            case PROVISIONED -> provisioned;
            case FIRST_ASSIGNED -> first(Workload::firstAssigned);
            case FIRST_ACTIVE -> first(Workload::firstActive);
            case ACTIVE_SHARE -> first(w -> share(w, step.percent().orElse(100)));
            case BY_HAND -> Optional.empty();
        };
    }

    /// When a seat was first seen assigned or active: it was provisioned by then.
    Optional<Instant> seen() {
        return Stream.of(first(Workload::firstAssigned), first(Workload::firstActive))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private Optional<Instant> first(Function<Workload, Optional<Instant>> moment) {
        return workloads.stream().flatMap(w -> moment.apply(w).stream()).min(Comparator.naturalOrder());
    }

    /// The first time the tens at or above the percentage were reached; a report may jump over some of them.
    private static Optional<Instant> share(Workload workload, int percent) {
        return workload.reached()
                .entrySet()
                .stream()
                .filter(e -> Integer.parseInt(e.getKey()) >= percent)
                .map(Map.Entry::getValue)
                .min(Comparator.naturalOrder());
    }
}
