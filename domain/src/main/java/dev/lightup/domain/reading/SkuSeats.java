package dev.lightup.domain.reading;

import dev.lightup.domain.reading.Counts.Count;
import dev.lightup.domain.reading.Counts.Counted;
import dev.lightup.domain.state.UsageState;
import dev.lightup.domain.state.UsageState.Point;
import dev.lightup.domain.state.UsageState.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The seats of one SKU of one customer.
///
/// @param workload where active was greatest; empty when unknown
/// @param monthly whose months these are
/// @param months the last reports of that workload: where active was greatest, else the one with the most
record SkuSeats(SkuKey key, Seats seats, String workload, String monthly, List<Point> months) {
    /// Counts every customer's SKUs, by customer and SKU.
    static Map<SkuKey, SkuSeats> count(List<Sold> subscriptions, List<Item<UsageState>> usages, Feeds feeds) {
        Map<SkuKey, List<Sold>> sold = new TreeMap<>();
        subscriptions.forEach(s -> sold.computeIfAbsent(s.key(), _ -> new ArrayList<>()).add(s));
        Map<SkuKey, Map<String, Workload>> used = new TreeMap<>();
        for (Item<UsageState> usage : usages) {
            used.computeIfAbsent(SkuKey.ofUsage(usage.subject(), usage.customer()), _ -> new TreeMap<>())
                    .putAll(usage.state().workloads());
        }
        Map<SkuKey, SkuSeats> result = new TreeMap<>();
        var counts = new Counts(feeds);
        sold.forEach((key, list) -> result.put(key, of(key, list, used.getOrDefault(key, Map.of()), counts)));
        used.forEach((key, workloads) -> result.computeIfAbsent(key, k -> of(k, List.of(), workloads, counts)));
        return result;
    }

    private static SkuSeats of(SkuKey key, List<Sold> sold, Map<String, Workload> workloads,
            Counts counts) {
        long trial = sold.stream().filter(Sold::isTrial).mapToLong(s -> s.quantity().orElse(0L)).sum();
        Optional<Counted> active = counts.greatest(workloads, Count.ACTIVE);
        Optional<Counted> assigned = counts.greatest(workloads, Count.ASSIGNED)
                .or(() -> counts.byEvents(workloads));
        Optional<Instant> asOf = Stream.of(active, assigned)
                .flatMap(c -> c.flatMap(Counted::asOf).stream())
                .min(Comparator.naturalOrder());
        var seats = new Seats(soldOf(sold, () -> counts.greatest(workloads, Count.SOLD).map(Counted::count)), trial,
                assigned.map(Counted::count), active.map(Counted::count),
                active.flatMap(Counted::windowDays), asOf);
        String workload = active.map(Counted::workload).orElse("");
        String monthly = workloads.containsKey(workload) ? workload : longest(workloads);
        return new SkuSeats(key, seats, workload, monthly,
                Optional.ofNullable(workloads.get(monthly)).map(Workload::months).orElse(List.of()));
    }

    private static String longest(Map<String, Workload> workloads) {
        return workloads.entrySet()
                .stream()
                .max(Comparator.<Map.Entry<String, Workload>>comparingInt(w -> w.getValue().months().size())
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static Optional<Long> soldOf(List<Sold> sold, Supplier<Optional<Long>> byReport) {
        if (sold.stream().noneMatch(Sold::speaks)) {
            return byReport.get();
        }
        List<Sold> paid = sold.stream().filter(Sold::isPaid).toList();
        boolean untold = !paid.isEmpty() && paid.stream().allMatch(s -> s.sold().isEmpty());
        return untold ? Optional.empty() : Optional.of(paid.stream().mapToLong(s -> s.sold().orElse(0L)).sum());
    }
}
