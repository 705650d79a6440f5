package dev.lightup.domain.seats;

import dev.lightup.domain.programme.MilestoneTemplate;
import dev.lightup.domain.state.UsageState;
import dev.lightup.domain.state.UsageState.Workload;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the seats of a customer's SKU prove: for each step the first time any workload showed it.
public final class SeatEvidence {
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);
    /// Nothing was reported.
    public static final SeatEvidence NONE = new SeatEvidence(List.of());

    private final Collection<Workload> workloads;

    private SeatEvidence(Collection<Workload> workloads) {
        this.workloads = workloads;
    }

    public static SeatEvidence of(UsageState usage) {
        return new SeatEvidence(usage.workloads().values());
    }

    /// When the step was proved.
    ///
    /// @param provisioned when the seats were there to be used
    /// @param sold how many seats of the SKU the page shows as sold
    public Optional<Instant> of(MilestoneTemplate.Step step, Optional<Instant> provisioned, Optional<Long> sold) {
        return switch (step.evidence()) {
            case PROVISIONED -> provisioned;
            case FIRST_ASSIGNED -> first(Workload::firstAssigned);
            case FIRST_ACTIVE -> first(Workload::firstActive);
            case ACTIVE_SHARE ->
                sold.filter(n -> n > 0).flatMap(n -> first(w -> share(w, step.percent().orElse(100), n)));
            case BY_HAND -> Optional.empty();
        };
    }

    /// When a seat was first seen assigned or active: it was provisioned by then.
    public Optional<Instant> seen() {
        return Stream.of(first(Workload::firstAssigned), first(Workload::firstActive))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /// When as many were first in use.
    public Optional<Instant> firstWith(long active) {
        return workloads.stream()
                .flatMap(w -> w.highs().entrySet().stream())
                .filter(e -> Long.parseLong(e.getKey()) >= active)
                .map(Map.Entry::getValue)
                .min(Comparator.naturalOrder());
    }

    /// The most that any report told to be in use.
    public Optional<Long> most() {
        return workloads.stream()
                .flatMap(w -> w.highs().keySet().stream())
                .map(Long::valueOf)
                .max(Comparator.naturalOrder());
    }

    /// The as-of of the newest report that tells what the step asks for; nothing for a step that no report proves.
    public Optional<Instant> reported(MilestoneTemplate.Step step) {
        return switch (step.evidence()) {
            case FIRST_ASSIGNED -> newest("assigned");
            case FIRST_ACTIVE, ACTIVE_SHARE -> newest("active");
            case PROVISIONED, BY_HAND -> Optional.empty();
        };
    }

    /// The as-of of the newest report.
    public Optional<Instant> reported() {
        return workloads.stream().flatMap(w -> w.asOf().stream()).max(Comparator.naturalOrder());
    }

    private Optional<Instant> newest(String count) {
        return workloads.stream()
                .flatMap(w -> Optional.ofNullable(w.counted().get(count)).stream())
                .max(Comparator.naturalOrder());
    }

    private Optional<Instant> first(Function<Workload, Optional<Instant>> moment) {
        return workloads.stream().flatMap(w -> moment.apply(w).stream()).min(Comparator.naturalOrder());
    }

    /// The first time that share of the sold seats was in use.
    private static Optional<Instant> share(Workload workload, int percent, long sold) {
        BigInteger wanted = BigInteger.valueOf(sold).multiply(BigInteger.valueOf(percent));
        return workload.highs()
                .entrySet()
                .stream()
                .filter(e -> new BigInteger(e.getKey()).multiply(HUNDRED).compareTo(wanted) >= 0)
                .map(Map.Entry::getValue)
                .min(Comparator.naturalOrder());
    }
}
