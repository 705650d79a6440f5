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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The seats of one SKU of one customer.
///
/// @param workload where active was greatest; empty when unknown
/// @param monthly whose months these are
/// @param months the last reports of that workload: where active was greatest, else the one with the most
record SkuSeats(SkuKey key, Seats seats, String workload, String monthly, List<Point> months) {
    /// Counts every customer's SKUs, by customer and SKU.
    ///
    /// @param left SKUs whose subscription went to another account: what a report calls sold is sold there
    static Map<SkuKey, SkuSeats> count(List<Sold> subscriptions, List<Item<UsageState>> usages, Feeds feeds,
            Set<SkuKey> left) {
        Map<SkuKey, List<Sold>> sold = new TreeMap<>();
        subscriptions.forEach(s -> sold.computeIfAbsent(s.key(), _ -> new ArrayList<>()).add(s));
        Map<SkuKey, Map<String, Workload>> used = new TreeMap<>();
        for (Item<UsageState> usage : usages) {
            used.computeIfAbsent(SkuKey.ofUsage(usage.subject(), usage.customer()), _ -> new TreeMap<>())
                    .putAll(usage.state().workloads());
        }
        Map<SkuKey, SkuSeats> result = new TreeMap<>();
        var counts = new Counts(feeds);
        sold.forEach((key, list) -> result.put(key, of(key, list, used.getOrDefault(key, Map.of()), counts, false)));
        used.forEach((key, workloads) -> result.computeIfAbsent(key,
                k -> of(k, List.of(), workloads, counts, left.contains(k))));
        return result;
    }

    private static SkuSeats of(SkuKey key, List<Sold> subscriptions, Map<String, Workload> workloads,
            Counts counts, boolean left) {
        long trial = subscriptions.stream().filter(Sold::isTrial).mapToLong(s -> s.quantity().orElse(0L)).sum();
        Optional<Counted> active = counts.greatest(workloads, Count.ACTIVE);
        Optional<Counted> assigned = counts.greatest(workloads, Count.ASSIGNED)
                .or(() -> counts.byEvents(workloads));
        boolean bySubscription = left || subscriptions.stream().anyMatch(Sold::speaks);
        Optional<Counted> reported = bySubscription ? Optional.empty() : counts.greatest(workloads, Count.SOLD);
        Optional<Instant> asOf = Stream.concat(
                Stream.of(active, assigned, reported).flatMap(c -> c.flatMap(Counted::asOf).stream()),
                subscriptions.stream().flatMap(s -> s.soldAsOf().stream())).min(Comparator.naturalOrder());
        Optional<Long> sold = bySubscription ? soldOf(subscriptions) : reported.map(Counted::count);
        var seats = new Seats(sold, trial, assigned.map(Counted::count), active.map(Counted::count),
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

    private static Optional<Long> soldOf(List<Sold> subscriptions) {
        List<Sold> paid = subscriptions.stream().filter(Sold::isPaid).toList();
        boolean untold = !paid.isEmpty() && paid.stream().allMatch(s -> s.sold().isEmpty());
        return untold ? Optional.empty() : Optional.of(paid.stream().mapToLong(s -> s.sold().orElse(0L)).sum());
    }
}
