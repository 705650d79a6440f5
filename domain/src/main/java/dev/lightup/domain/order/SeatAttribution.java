package dev.lightup.domain.order;

import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.reading.SkuKey;
import dev.lightup.domain.reading.TypedSlice;
import dev.lightup.domain.seats.SkuSeats;
import dev.lightup.domain.seats.SubscriptionSeats;
import dev.lightup.domain.state.OrderState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Gives the seats in use of each customer's SKU to what was bought of it, first in, first out: to orders, and to
/// subscriptions as far as no known order accounts for them. No source says which order a used seat came from.
final class SeatAttribution {
    /// What says that a lot's seats are there.
    private enum Cover {
        /// Its own subscription, which is sold or on trial.
        OWN_SOLD,
        /// Its own subscription, which nobody told to be sold yet.
        OWN,
        /// It is a subscription's, or an order that somebody told to be fulfilled.
        TOLD,
        /// Nothing but what is sold beside: an open order of which no subscription is known.
        BESIDE
    }

    /// Seats bought at a time; `order` is empty for a subscription's seats of which no order is known.
    private record Lot(Instant time, String id, Optional<Subject> order, long quantity, Cover cover) {
        static final Comparator<Lot> OLDEST = Comparator.comparing(Lot::time).thenComparing(Lot::id);
    }

    private final Map<SkuKey, List<Lot>> lots = new TreeMap<>();
    private final Map<Subject, Long> inUse = new HashMap<>();

    /// Each customer's by itself, so that whoever knows but some of the customers gives theirs the same seats: what a subscription of another
    /// customer made of an order counts for that customer, not for the order's.
    ///
    /// @param orders those that may have seats: not cancelled, failed or scheduled
    SeatAttribution(List<OrderLot> orders, List<SubscriptionSeats> subscriptions, Map<SkuKey, SkuSeats> seats) {
        var index = new CustomerOrders(orders);
        Map<String, List<SubscriptionSeats>> own = new TreeMap<>();
        index.customers().forEach(id -> own.put(id, new ArrayList<>()));
        for (SubscriptionSeats subscription : subscriptions) {
            subscription.item()
                    .customer()
                    .ifPresent(id -> own.computeIfAbsent(id, _ -> new ArrayList<>()).add(subscription));
        }
        own.forEach((customer, bought) -> addOf(customer, index.near(customer, bought), bought));
        lots.forEach((key, list) -> Optional.ofNullable(seats.get(key))
                .map(SkuSeats::seats)
                .ifPresent(of -> of.active()
                        .ifPresent(active -> spread(active, of.sold().map(sold -> sold + of.trial()), list))));
    }

    /// What one customer bought.
    private void addOf(String customer, List<OrderLot> orders, List<SubscriptionSeats> subscriptions) {
        Map<String, SubscriptionSeats> byId = new HashMap<>();
        Map<Subject, List<SubscriptionSeats>> byOrder = new HashMap<>();
        for (SubscriptionSeats subscription : subscriptions) {
            byId.put(subscription.id(), subscription);
            subscription.namesOrder()
                    .ifPresent(o -> byOrder.computeIfAbsent(o, _ -> new ArrayList<>()).add(subscription));
        }
        Map<String, Long> ordered = new HashMap<>();
        for (OrderLot order : orders) {
            boolean isIts = order.item().customer().filter(customer::equals).isPresent();
            Set<SubscriptionSeats> spoken = new HashSet<>();
            for (OrderLine line : order.lines()) {
                Optional<SubscriptionSeats> made = made(order, line, byId, byOrder, spoken);
                long covered = made.map(s -> left(s, line, ordered.getOrDefault(s.id(), 0L))).orElse(line.quantity());
                made.ifPresent(s -> {
                    spoken.add(s);
                    ordered.merge(s.id(), line.quantity(), Long::sum);
                });
                if (isIts && made.filter(SeatAttribution::ended).isEmpty()) {
                    add(new SkuKey(customer, line.sku()),
                            new Lot(order.submitted().or(order::since).orElse(Instant.MIN),
                                    order.item().subject().toString(), Optional.of(order.item().subject()), covered,
                                    cover(order, made)));
                }
            }
        }
        for (SubscriptionSeats subscription : subscriptions) {
            long rest = subscription.quantity().orElse(0L) - ordered.getOrDefault(subscription.id(), 0L);
            if (subscription.isRunning() && rest > 0) {
                add(subscription.key(), new Lot(
                        subscription.state().created().or(subscription.state()::activated).orElse(Instant.MIN),
                        subscription.item().subject().toString(), Optional.empty(), rest, Cover.TOLD));
            }
        }
    }

    /// The line's seats that its subscription has, beyond those of the lines above: it may have fewer than were ordered.
    private static long left(SubscriptionSeats subscription, OrderLine line, long taken) {
        return subscription.quantity().map(n -> Math.clamp(n - taken, 0, line.quantity())).orElse(line.quantity());
    }

    private static Cover cover(OrderLot order, Optional<SubscriptionSeats> made) {
        return made.map(s -> s.isRunning() ? Cover.OWN_SOLD : Cover.OWN)
                .orElse(order.status().isTerminal() ? Cover.TOLD : Cover.BESIDE);
    }

    /// The subscription that a line created: one that names the order, or one that the line names and that is younger than
    /// the order. A line that adds to an older subscription says nothing of whether that was done.
    ///
    /// @param spoken those of lines above: of several of one SKU each goes with a line of its own
    private static Optional<SubscriptionSeats> made(
            OrderLot order,
            OrderLine line,
            Map<String, SubscriptionSeats> byId,
            Map<Subject, List<SubscriptionSeats>> byOrder,
            Set<SubscriptionSeats> spoken) {
        List<SubscriptionSeats> candidates = byOrder.getOrDefault(order.item().subject(), List.of())
                .stream()
                .filter(candidate -> candidate.sku().filter(line.sku()::equals).isPresent())
                .toList();
        Optional<SubscriptionSeats> own = candidates.stream()
                .filter(candidate -> !spoken.contains(candidate))
                .findFirst();
        if (!candidates.isEmpty()) {
            return Optional.of(own.orElse(candidates.getFirst()));
        }
        return line.subscription()
                .flatMap(id -> Optional.ofNullable(byId.get(id)))
                .filter(s -> s.state()
                        .created()
                        .or(s.state()::activated)
                        .filter(c -> order.submitted().filter(c::isBefore).isEmpty())
                        .isPresent());
    }

    private static boolean ended(SubscriptionSeats subscription) {
        return switch (subscription.status()) {
            case EXPIRED, DISABLED, CANCELLED, DELETED, FAILED -> true;
            case UNKNOWN, PENDING, ACTIVE, SUSPENDED -> false;
        };
    }

    private void add(SkuKey key, Lot lot) {
        lots.computeIfAbsent(key, _ -> new ArrayList<>()).add(lot);
    }

    /// What is in use without being sold, such as the seats of a subscription that has ended, closes no order: an open order of which no
    /// subscription is known has at most the sold seats that are not another lot's own and that no older lot needs.
    ///
    /// @param sold sold and on trial; absent where nobody told, which bounds nothing
    private void spread(long active, Optional<Long> sold, List<Lot> list) {
        long own = list.stream().filter(lot -> lot.cover() == Cover.OWN_SOLD).mapToLong(Lot::quantity).sum();
        long beside = sold.map(n -> Math.max(0, n - own)).orElse(Long.MAX_VALUE);
        long left = active;
        for (Lot lot : list.stream().sorted(Lot.OLDEST).toList()) {
            long taken = Math.min(left, switch (lot.cover()) {
                case OWN_SOLD, OWN, TOLD -> lot.quantity();
                case BESIDE -> Math.min(lot.quantity(), beside);
            });
            left -= taken;
            beside = switch (lot.cover()) {
                case OWN_SOLD, OWN -> beside;
                case TOLD, BESIDE -> Math.max(0, beside - taken);
            };
            lot.order().ifPresent(o -> inUse.merge(o, taken, Long::sum));
        }
    }

    /// The order's seats in use; absent where nobody reports use.
    Optional<Long> inUse(TypedSlice<OrderState> order) {
        return Optional.ofNullable(inUse.get(order.subject()));
    }
}
