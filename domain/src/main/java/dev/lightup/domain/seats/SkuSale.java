package dev.lightup.domain.seats;

import dev.lightup.domain.seats.WorkloadCounts.Counted;
import dev.lightup.domain.state.SubscriptionState.Status;
import dev.lightup.domain.state.UsageState.SoldReport;
import dev.lightup.domain.state.UsageState.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What is sold of one SKU to one customer: by its subscriptions where any of them says where it stands, else by what reports call sold.
///
/// @param sold absent where nobody told, and where nothing is sold by a word that is known and some by one that is not
/// @param trial seats that nobody pays
/// @param asOf the as-ofs of the reports and snapshots that tell it; none where events do
record SkuSale(Optional<Long> sold, long trial, SeatsApart apart, List<Instant> asOf) {
    /// @param left when a subscription left the SKU: what reports of before called sold is not sold any more
    static SkuSale of(
            List<SubscriptionSeats> subscriptions,
            Map<String, Workload> workloads,
            WorkloadCounts counts,
            Optional<Instant> left) {
        Optional<Counted> reported = counts.sold(workloads, left);
        boolean bySubscription = subscriptions.stream().anyMatch(SubscriptionSeats::speaks);
        SkuSale told = of(subscriptions, left.isPresent() && reported.isEmpty());
        Optional<SoldReport> report = reported.isPresent() || left.isEmpty()
                ? counts.soldReport(workloads, reported)
                : Optional.empty();
        if (!bySubscription && left.isPresent() && reported.isEmpty()) {
            return told;
        }
        if (!bySubscription && (report.isPresent() || reported.isPresent())) {
            return of(reported, report);
        }
        // a file of which only some rows name a subscription
        boolean whole = reported.flatMap(Counted::asOf)
                .flatMap(at -> report.map(by -> subscriptions.stream().allMatch(s -> s.isOf(by.feed(), at))))
                .orElse(false);
        return whole && reported.map(Counted::count).orElse(0L) > told.sold().orElse(0L) ? of(reported, report) : told;
    }

    private static SkuSale of(Optional<Counted> reported, Optional<SoldReport> report) {
        return new SkuSale(reported.map(Counted::count), report.map(SoldReport::trial).orElse(0L),
                report.map(by -> new SeatsApart(by.provisioning(), by.unknown())).orElse(SeatsApart.NONE),
                reported.flatMap(Counted::asOf).stream().toList());
    }

    /// @param isNone whether nothing is sold where no subscription says anything
    private static SkuSale of(List<SubscriptionSeats> subscriptions, boolean isNone) {
        List<SubscriptionSeats> paid = subscriptions.stream().filter(SubscriptionSeats::isPaid).toList();
        long unknown = seats(subscriptions, s -> s.status() == Status.UNKNOWN && !s.gone() && !s.isListedOnly());
        boolean untold = paid.isEmpty()
                ? unknown > 0 || !(isNone || subscriptions.stream().anyMatch(s -> s.speaks() || s.isTrial()))
                : paid.stream().allMatch(s -> s.quantity().isEmpty());
        return new SkuSale(untold ? Optional.empty() : Optional.of(seats(paid, _ -> true)),
                seats(subscriptions, SubscriptionSeats::isTrial),
                new SeatsApart(seats(subscriptions, s -> s.status() == Status.PENDING && !s.onTrial()), unknown),
                subscriptions.stream().flatMap(s -> s.seatsAsOf().stream()).toList());
    }

    private static long seats(List<SubscriptionSeats> subscriptions, Predicate<SubscriptionSeats> which) {
        return subscriptions.stream()
                .filter(which)
                .flatMap(s -> s.quantity().stream())
                .mapToLong(Long::longValue)
                .sum();
    }
}
