package dev.lightup.domain.account;

import dev.lightup.domain.milestone.MilestonePath;
import dev.lightup.domain.order.OrderReading;
import dev.lightup.domain.reading.SkuKey;
import dev.lightup.domain.seats.SkuSeats;
import dev.lightup.domain.seats.SubscriptionReading;
import dev.lightup.domain.seats.SubscriptionSeats;
import java.util.List;
import java.util.Map;

/// An account's parts once read, on their way to its customers.
record AccountParts(
        List<SubscriptionSeats> sold,
        Map<SkuKey, SkuSeats> seats,
        List<SubscriptionReading> subscriptions,
        List<OrderReading> orders,
        List<MilestonePath> paths) {}
