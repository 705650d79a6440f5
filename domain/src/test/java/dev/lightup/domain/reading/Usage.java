package dev.lightup.domain.reading;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.UsageState;
import dev.lightup.domain.state.UsageState.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Seat reports for tests: of Lumen's Copilot seats, as of 20 November, in a window of 28 days.
public final class Usage {
    private final String customer;
    private final String sku;
    private Optional<String> feed = Optional.of("usage");
    private Optional<Instant> asOf = Optional.of(Given.at("2026-11-20T00:00:00Z"));
    private Optional<Integer> window = Optional.of(28);
    private Optional<Instant> firstAssigned = Optional.empty();
    private Optional<Instant> firstActive = Optional.empty();
    private final SortedMap<String, Instant> highs = new TreeMap<>();
    private final SortedMap<String, Instant> counted = new TreeMap<>();
    private final SortedMap<String, Workload> workloads = new TreeMap<>();

    private Usage(String customer, String sku) {
        this.customer = customer;
        this.sku = sku;
    }

    public static Usage usage(String customer, String sku) {
        return new Usage(customer, sku);
    }

    public Usage asOf(String at) {
        asOf = Optional.of(Given.at(at));
        return this;
    }

    public Usage window(int days) {
        window = Optional.of(days);
        return this;
    }

    public Usage counted(String count, String at) {
        counted.put(count, Given.at(at));
        return this;
    }

    public Usage firstAssigned(String at) {
        firstAssigned = Optional.of(Given.at(at));
        return this;
    }

    public Usage firstActive(String at) {
        firstActive = Optional.of(Given.at(at));
        return this;
    }

    /// So many seats were first active then.
    public Usage high(long seats, String at) {
        highs.put(Long.toString(seats), Given.at(at));
        return this;
    }

    public Usage counts(String workload, Optional<Long> sold, Optional<Long> assigned, Optional<Long> active) {
        SortedMap<String, Instant> told = new TreeMap<>(counted);
        asOf.ifPresent(at -> {
            sold.ifPresent(_ -> told.putIfAbsent("sold", at));
            assigned.ifPresent(_ -> told.putIfAbsent("assigned", at));
            active.ifPresent(_ -> told.putIfAbsent("active", at));
        });
        workloads.put(workload, new Workload(feed, asOf, sold, assigned, Optional.empty(), active, window, 0,
                firstAssigned, firstActive, new TreeMap<>(highs), List.of(), told,
                Optional.empty()));
        return this;
    }

    public Usage counts(String workload, long assigned, long active) {
        return counts(workload, Optional.empty(), Optional.of(assigned), Optional.of(active));
    }

    /// The last reports of the months since January, of that workload.
    public Usage months(String workload, long... active) {
        List<UsageState.Point> points = java.util.stream.IntStream.range(0, active.length)
                .mapToObj(i -> new UsageState.Point(Given.at("2026-0" + (i + 1) + "-20T00:00:00Z"), Optional.empty(),
                        Optional.empty(), Optional.of(active[i])))
                .toList();
        workloads.computeIfPresent(workload, (_, w) -> new Workload(w.feed(), w.asOf(), w.sold(), w.assigned(),
                w.qualified(), w.active(), w.windowDays(), w.seats(), w.firstAssigned(), w.firstActive(), w.highs(),
                points, w.counted(), w.soldReport()));
        return this;
    }

    /// Seats assigned less unassigned, by events; no report.
    public Usage byEvents(String workload, long seats) {
        workloads.put(workload, new Workload(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), seats, firstAssigned, firstActive,
                new TreeMap<>(highs), List.of()));
        return this;
    }

    public HeldSlice held() {
        return Given.held(Subject.usage(customer, sku), Optional.of(customer), new UsageState(workloads));
    }
}
