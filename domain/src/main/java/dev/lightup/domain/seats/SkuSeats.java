package dev.lightup.domain.seats;

import dev.lightup.domain.feed.FeedAbsence;
import dev.lightup.domain.reading.SkuKey;
import dev.lightup.domain.reading.TypedSlice;
import dev.lightup.domain.seats.WorkloadCounts.Count;
import dev.lightup.domain.seats.WorkloadCounts.Counted;
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
import java.util.stream.Stream;

/// The seats of one SKU of one customer.
///
/// @param workload where active was greatest; empty when unknown
/// @param monthly whose months these are
/// @param months the last reports of that workload: where active was greatest, else the one with the most
public record SkuSeats(SkuKey key, Seats seats, String workload, String monthly, List<Point> months) {
    /// Counts every customer's SKUs, by customer and SKU.
    ///
    /// @param left SKUs that subscriptions left, and when: what a report of before called sold is not sold there any more
    public static Map<SkuKey, SkuSeats> count(
            List<SubscriptionSeats> subscriptions,
            List<TypedSlice<UsageState>> usages,
            FeedAbsence feeds,
            Map<SkuKey, Instant> left) {
        Map<SkuKey, List<SubscriptionSeats>> sold = new TreeMap<>();
        subscriptions.forEach(s -> sold.computeIfAbsent(s.key(), _ -> new ArrayList<>()).add(s));
        Map<SkuKey, Map<String, Workload>> used = new TreeMap<>();
        for (TypedSlice<UsageState> usage : usages) {
            used.computeIfAbsent(SkuKey.ofUsage(usage.subject(), usage.customer()), _ -> new TreeMap<>())
                    .putAll(usage.state().workloads());
        }
        Map<SkuKey, SkuSeats> result = new TreeMap<>();
        var counts = new WorkloadCounts(feeds);
        sold.forEach((key, list) -> result.put(key,
                of(key, list, used.getOrDefault(key, Map.of()), counts, left(left, key))));
        used.forEach((key, workloads) -> result.computeIfAbsent(key,
                k -> of(k, List.of(), workloads, counts, left(left, k))));
        return result;
    }

    private static Optional<Instant> left(Map<SkuKey, Instant> left, SkuKey key) {
        return Optional.ofNullable(left.get(key));
    }

    private static SkuSeats of(
            SkuKey key,
            List<SubscriptionSeats> subscriptions,
            Map<String, Workload> workloads,
            WorkloadCounts counts,
            Optional<Instant> left) {
        Optional<Counted> active = counts.greatest(workloads, Count.ACTIVE);
        Optional<Counted> assigned = counts.greatest(workloads, Count.ASSIGNED)
                .or(() -> counts.byEvents(workloads));
        SkuSale sale = SkuSale.of(subscriptions, workloads, counts, left);
        Optional<Instant> asOf = Stream.concat(
                Stream.of(active, assigned).flatMap(c -> c.flatMap(Counted::asOf).stream()), sale.asOf().stream())
                .min(Comparator.naturalOrder());
        var seats = new Seats(sale.sold(), sale.trial(), assigned.map(Counted::count), active.map(Counted::count),
                active.flatMap(Counted::windowDays), asOf).beside(sale.apart());
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
}
