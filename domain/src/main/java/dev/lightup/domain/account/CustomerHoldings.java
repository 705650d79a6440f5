package dev.lightup.domain.account;

import dev.lightup.domain.milestone.MilestonePath;
import dev.lightup.domain.order.OrderReading;
import dev.lightup.domain.seats.SubscriptionReading;
import java.util.List;

/// What a customer has: its subscriptions, its orders, its paths to active use.
public record CustomerHoldings(
        List<SubscriptionReading> subscriptions,
        List<OrderReading> orders,
        List<MilestonePath> paths) {
    public static final CustomerHoldings NONE = new CustomerHoldings(List.of(), List.of(), List.of());
}
