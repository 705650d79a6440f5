package dev.lightup.domain.machine;

import dev.lightup.domain.event.UsageFact;
import dev.lightup.domain.state.SubscriptionState.Status;
import dev.lightup.domain.state.UsageState;
import dev.lightup.domain.state.UsageState.Workload;
import dev.lightup.domain.words.WordTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A customer's use of one SKU, a workload at a time.
final class UsageFold implements SubjectFold {
    private final SortedMap<String, WorkloadDraft> workloads = new TreeMap<>();
    private final SortedSet<String> unmapped = new TreeSet<>();
    private Optional<Instant> opened = Optional.empty();

    private final WordTable<Status> words;
    private final StateBounds beyond;

    /// @param words what the words for where a licence stands mean
    UsageFold(WordTable<Status> words, StateBounds beyond) {
        this.words = words;
        this.beyond = beyond;
    }

    /// @param opened when the present holder's time began
    UsageFold(UsageState state, Optional<Instant> opened, WordTable<Status> words, StateBounds beyond) {
        this.words = words;
        this.beyond = beyond;
        state.workloads().forEach((name, workload) -> workloads.put(name, new WorkloadDraft(workload)));
        unmapped.addAll(state.unmapped());
        this.opened = opened;
    }

    @Override
    public UsageState state() {
        SortedMap<String, Workload> drawn = new TreeMap<>();
        workloads.forEach((name, draft) -> drawn.put(name, draft.workload()));
        return new UsageState(drawn, new TreeSet<>(unmapped));
    }

    @Override
    public boolean take(FoldStep step) {
        if (!(step.fact() instanceof UsageFact fact)) {
            return true;
        }
        switch (fact) {
            case UsageFact.Snapshot told -> {
                told.standings()
                        .stream()
                        .flatMap(List::stream)
                        .flatMap(standing -> standing.status().stream())
                        .filter(word -> words.meaning(word).isEmpty())
                        .forEach(word -> UnknownWords.keep(unmapped, word));
                return workload(told.workload()).report(told, ReportedSeats.of(told, words), opened,
                        step.entry().days());
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
        String key = name.orElse(UsageState.WHOLE);
        WorkloadDraft known = workloads.get(key);
        if (known != null) {
            return known;
        }
        WorkloadDraft draft = new WorkloadDraft();
        beyond.put("workloads", workloads, key, draft, UsageState.WORKLOADS);
        return draft;
    }

    @Override
    public void handOver(Instant from) {
        opened = Optional.of(from);
        workloads.values().forEach(WorkloadDraft::forgetMonths);
    }
}
