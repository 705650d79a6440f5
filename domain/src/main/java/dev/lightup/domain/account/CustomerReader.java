package dev.lightup.domain.account;

import dev.lightup.domain.account.CustomerReading.Standing;
import dev.lightup.domain.milestone.MilestonePath;
import dev.lightup.domain.order.OrderReading;
import dev.lightup.domain.reading.ProgrammeRules;
import dev.lightup.domain.reading.ReadingClock;
import dev.lightup.domain.reading.SkuKey;
import dev.lightup.domain.reading.TypedSlice;
import dev.lightup.domain.seats.RenewalReader;
import dev.lightup.domain.seats.SeatTables;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.seats.SeatsByOffer;
import dev.lightup.domain.seats.SeatsByOffer;
import dev.lightup.domain.seats.SkuSeats;
import dev.lightup.domain.seats.SubscriptionReading;
import dev.lightup.domain.seats.SubscriptionSeats;
import dev.lightup.domain.state.CustomerState;
import dev.lightup.domain.waiting.Deadline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Reads each customer of an account. What no customer is named for counts in the account only.
final class CustomerReader {
    /// The vendor's own mark of a deployed customer, in percent of the sold seats.
    static final long DEPLOYED_PERCENT = 40;
    private static final Comparator<CustomerReading> MOST_IDLE = Comparator
            .<CustomerReading>comparingLong(c -> c.seats().total().idle().map(i -> -i).orElse(Long.MAX_VALUE))
            .thenComparing(CustomerReading::id);

    private final ProgrammeRules rules;
    private final SeatTables tables;
    private final ReadingClock now;

    CustomerReader(ProgrammeRules rules, SeatTables tables, ReadingClock now) {
        this.rules = rules;
        this.tables = tables;
        this.now = now;
    }

    /// The customers, most idle seats first.
    List<CustomerReading> read(
            List<TypedSlice<CustomerState>> told,
            AccountParts parts,
            Map<String, Timeline> timelines) {
        Map<String, CustomerState> states = new HashMap<>();
        told.forEach(c -> states.put(c.subject().id(), c.state()));
        Map<String, List<SubscriptionSeats>> sold = group(parts.sold(), s -> s.item().customer());
        Map<String, List<SubscriptionReading>> subscriptions = group(parts.subscriptions(), s -> s.slice().customer());
        Map<String, List<OrderReading>> orders = group(parts.orders(), o -> o.slice().customer());
        Map<String, List<MilestonePath>> paths = group(parts.paths(), MilestonePath::customer);
        Map<String, SortedMap<SkuKey, SkuSeats>> seats = new HashMap<>();
        parts.seats().forEach((key, s) -> seats.computeIfAbsent(key.customer(), _ -> new TreeMap<>()).put(key, s));

        SortedSet<String> ids = new TreeSet<>(states.keySet());
        List.of(sold, orders, paths, seats).forEach(map -> ids.addAll(map.keySet()));
        ids.remove("");
        return ids.stream().map(id -> {
            SortedMap<SkuKey, SkuSeats> own = seats.getOrDefault(id, new TreeMap<>());
            SeatsByOffer counted = tables.count(own.values());
            var holdings = new CustomerHoldings(subscriptions.getOrDefault(id, List.of()),
                    orders.getOrDefault(id, List.of()), paths.getOrDefault(id, List.of()));
            return new CustomerReading(id, Optional.ofNullable(states.get(id)), counted, holdings,
                    new RenewalReader(rules, sold.getOrDefault(id, List.of()), own, now).next(),
                    standing(counted.total(), holdings), tables.months(own.values()),
                    timelines.getOrDefault(id, Timeline.NONE));
        }).sorted(MOST_IDLE).toList();
    }

    private static <T> Map<String, List<T>> group(List<T> all, Function<T, Optional<String>> customer) {
        Map<String, List<T>> result = new HashMap<>();
        for (T one : all) {
            customer.apply(one).ifPresent(id -> result.computeIfAbsent(id, _ -> new ArrayList<>()).add(one));
        }
        return result;
    }

    private static Standing standing(Seats seats, CustomerHoldings holdings) {
        if (holdings.orders()
                .stream()
                .flatMap(o -> o.move().stream())
                .anyMatch(m -> m.deadline().urgency() == Deadline.Urgency.LATE)) {
            return Standing.ORDER_LATE;
        }
        if (holdings.orders().stream().anyMatch(o -> o.phase() == OrderReading.Phase.STUCK)) {
            return Standing.ORDER_STUCK;
        }
        return holdings.paths().stream().flatMap(p -> p.steps().stream()).anyMatch(MilestonePath.Step::late)
                ? Standing.MILESTONE_LATE
                : standing(seats);
    }

    /// Where only trials run, their seats stand for the sold ones.
    private static Standing standing(Seats seats) {
        if (seats.sold().isEmpty() && seats.trial() == 0) {
            return Standing.UNKNOWN;
        }
        boolean onTrial = seats.sold().orElse(0L) == 0;
        long bought = onTrial ? seats.trial() : seats.sold().orElse(0L);
        if (bought == 0) {
            return Standing.NO_SEATS;
        }
        if (seats.active().filter(a -> a > 0).isPresent()) {
            long used = onTrial ? seats.active().get() : inUse(seats);
            long measured = onTrial ? bought : seats.measured().orElse(bought);
            return 100 * used >= DEPLOYED_PERCENT * measured ? Standing.IN_ACTIVE_USE : Standing.PARTLY_IN_USE;
        }
        if (seats.assigned().filter(a -> a == 0).isPresent()) {
            return Standing.NOTHING_ASSIGNED;
        }
        return seats.active().isPresent() ? Standing.NOTHING_IN_USE : Standing.UNKNOWN;
    }

    private static long inUse(Seats seats) {
        return seats.inUse().orElseGet(() -> seats.active().orElse(0L));
    }
}
