package dev.lightup.domain.milestone;

import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.order.OrderLot;
import dev.lightup.domain.reading.SkuKey;
import dev.lightup.domain.seats.SeatEvidence;
import dev.lightup.domain.seats.SubscriptionSeats;
import dev.lightup.domain.state.OrderState.Status;
import dev.lightup.domain.state.SubscriptionState.Listed;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds when a subscription's seats were there to be used. The strongest word counts: its own order fulfilled; itself activated
/// or created; where only exports tell of it, the first fulfilled order of the customer's SKU; else the earliest time at
/// which a file listed it or a seat was seen.
final class ProvisioningDay {
    private static final Comparator<OrderLot> FIRST_FULFILLED = Comparator
            .<OrderLot, Instant>comparing(o -> fulfilled(o).orElse(Instant.MAX))
            .thenComparing(o -> o.item().subject());

    private final Map<String, OrderLot> byId = new HashMap<>();
    private final Map<SkuKey, OrderLot> firstOfSku = new HashMap<>();
    private final Map<SkuKey, SeatEvidence> evidence;

    ProvisioningDay(List<OrderLot> orders, Map<SkuKey, SeatEvidence> evidence) {
        this.evidence = evidence;
        for (OrderLot order : orders) {
            byId.put(order.item().subject().id(), order);
            if (fulfilled(order).isPresent()) {
                for (OrderLine line : order.lines()) {
                    firstOfSku.merge(SkuKey.of(order.item().customer(), Optional.of(line.sku())), order,
                            (a, b) -> FIRST_FULFILLED.compare(a, b) <= 0 ? a : b);
                }
            }
        }
    }

    private static Optional<Instant> fulfilled(OrderLot order) {
        return order.state()
                .fulfilled()
                .or(() -> order.status() == Status.FULFILLED ? order.since() : Optional.empty());
    }

    /// When the seats were there.
    Optional<Instant> of(SubscriptionSeats subscription) {
        return own(subscription).flatMap(ProvisioningDay::fulfilled)
                .or(subscription.state()::activated)
                .or(subscription.state()::created)
                .or(() -> Optional.ofNullable(firstOfSku.get(subscription.key())).flatMap(ProvisioningDay::fulfilled))
                .or(() -> seen(subscription));
    }

    private Optional<Instant> seen(SubscriptionSeats subscription) {
        Optional<Instant> listed = subscription.state().listed().filter(_ -> !subscription.gone()).map(Listed::since);
        Optional<Instant> used = evidence.getOrDefault(subscription.key(), SeatEvidence.NONE).seen();
        return Stream.of(listed, used).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    /// When they were ordered: by the order that the subscription names, or that tells when it was provisioned.
    Optional<Instant> ordered(SubscriptionSeats subscription) {
        boolean byEvents = subscription.state().activated().or(subscription.state()::created).isPresent();
        return own(subscription)
                .or(() -> byEvents ? Optional.empty() : Optional.ofNullable(firstOfSku.get(subscription.key())))
                .flatMap(OrderLot::submitted);
    }

    private Optional<OrderLot> own(SubscriptionSeats subscription) {
        return subscription.state().order().flatMap(id -> Optional.ofNullable(byId.get(id)));
    }
}
