package dev.lightup.domain.reading;

import dev.lightup.domain.state.UsageState;
import dev.lightup.domain.state.UsageState.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The seats of one SKU of one customer.
///
/// @param workload where active was greatest; empty when unknown
record SkuSeats(SkuKey key, Seats seats, String workload) {
    private record Counted(String workload, long count, Optional<Instant> asOf, Optional<Integer> windowDays) {}

    /// Counts every customer's SKUs, by customer and SKU.
    static Map<SkuKey, SkuSeats> count(List<Sold> subscriptions, List<Item<UsageState>> usages, Feeds feeds) {
        Map<SkuKey, List<Sold>> sold = new TreeMap<>();
        subscriptions.forEach(s -> sold.computeIfAbsent(s.key(), _ -> new ArrayList<>()).add(s));
        Map<SkuKey, Map<String, Workload>> used = new TreeMap<>();
        for (Item<UsageState> usage : usages) {
            used.computeIfAbsent(SkuKey.ofUsage(usage.subject(), usage.customer()), _ -> new TreeMap<>())
                    .putAll(listed(usage.state(), feeds));
        }
        Map<SkuKey, SkuSeats> result = new TreeMap<>();
        sold.forEach((key, list) -> result.put(key, of(key, list, used.getOrDefault(key, Map.of()))));
        used.forEach((key, workloads) -> result.computeIfAbsent(key, k -> of(k, List.of(), workloads)));
        return result;
    }

    private static Map<String, Workload> listed(UsageState state, Feeds feeds) {
        Map<String, Workload> result = new TreeMap<>(state.workloads());
        result.values()
                .removeIf(w -> w.feed().isPresent() && w.asOf().isPresent()
                        && feeds.gone(w.feed().get(), w.asOf().get()));
        return result;
    }

    private static SkuSeats of(SkuKey key, List<Sold> sold, Map<String, Workload> workloads) {
        long trial = sold.stream().filter(Sold::isTrial).mapToLong(s -> s.quantity().orElse(0L)).sum();
        Optional<Counted> active = greatest(workloads, Workload::active);
        Optional<Counted> assigned = greatest(workloads, Workload::assigned)
                .or(() -> greatest(workloads, SkuSeats::byEvents));
        Optional<Instant> asOf = Stream.of(active, assigned)
                .flatMap(c -> c.flatMap(Counted::asOf).stream())
                .min(Comparator.naturalOrder());
        var seats = new Seats(soldOf(sold, workloads), trial, assigned.map(Counted::count), active.map(Counted::count),
                active.flatMap(Counted::windowDays), asOf);
        return new SkuSeats(key, seats, active.map(Counted::workload).orElse(""));
    }

    private static Optional<Long> soldOf(List<Sold> sold, Map<String, Workload> workloads) {
        if (sold.stream().noneMatch(Sold::speaks)) {
            return greatest(workloads, Workload::sold).map(Counted::count);
        }
        List<Sold> paid = sold.stream().filter(Sold::isPaid).toList();
        boolean untold = !paid.isEmpty() && paid.stream().allMatch(s -> s.sold().isEmpty());
        return untold ? Optional.empty() : Optional.of(paid.stream().mapToLong(s -> s.sold().orElse(0L)).sum());
    }

    /// Assigned less unassigned seats; fewer than none tells of missing events, so nothing is known.
    private static Optional<Long> byEvents(Workload workload) {
        return workload.firstAssigned().isPresent() && workload.seats() >= 0
                ? Optional.of(workload.seats())
                : Optional.empty();
    }

    private interface Count {
        Optional<Long> of(Workload workload);
    }

    private static Optional<Counted> greatest(Map<String, Workload> workloads, Count count) {
        Optional<Counted> result = Optional.empty();
        for (Map.Entry<String, Workload> entry : workloads.entrySet()) {
            Workload workload = entry.getValue();
            Optional<Long> value = count.of(workload);
            long most = result.map(Counted::count).orElse(-1L);
            if (value.isPresent() && value.get() > most) {
                result = Optional.of(
                        new Counted(entry.getKey(), value.get(), workload.asOf(), workload.windowDays()));
            }
        }
        return result;
    }
}
