package dev.lightup.domain.fold;

import dev.lightup.domain.event.UsageFact;
import dev.lightup.domain.state.UsageState;
import dev.lightup.domain.state.UsageState.Workload;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A customer's use of one SKU, a workload at a time.
final class UsageFamily implements Family {
    private final SortedMap<String, WorkloadDraft> workloads = new TreeMap<>();
    private Optional<Instant> opened = Optional.empty();

    UsageFamily() {}

    /// @param opened when the present holder's time began
    UsageFamily(UsageState state, Optional<Instant> opened) {
        state.workloads().forEach((name, workload) -> workloads.put(name, new WorkloadDraft(workload)));
        this.opened = opened;
    }

    @Override
    public UsageState state() {
        SortedMap<String, Workload> drawn = new TreeMap<>();
        workloads.forEach((name, draft) -> drawn.put(name, draft.workload()));
        return new UsageState(drawn);
    }

    @Override
    public boolean take(Step step) {
        if (!(step.fact() instanceof UsageFact fact)) {
            return true;
        }
        switch (fact) {
            case UsageFact.Snapshot told -> {
                return workload(told.workload()).report(told, opened);
            }
            case UsageFact.SeatAssigned(var workload, _) -> workload(workload).assigned(step.at());
            case UsageFact.SeatUnassigned(var workload, _) -> workload(workload).unassigned();
            case UsageFact.ThresholdExceeded _ -> {
                // a line of the timeline
            }
        }
        return true;
    }

    private WorkloadDraft workload(Optional<String> name) {
        return workloads.computeIfAbsent(name.orElse(UsageState.WHOLE), _ -> new WorkloadDraft());
    }

    @Override
    public void handOver(Instant from) {
        opened = Optional.of(from);
        workloads.values().forEach(WorkloadDraft::forgetMonths);
    }
}
