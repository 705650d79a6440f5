package dev.lightup.domain.reading;

import java.util.List;
import java.util.Map;

/// An account's parts once read, on their way to its customers.
record AccountParts(List<SubscriptionSeats> sold, Map<SkuKey, SkuSeats> seats, List<SubscriptionReading> subscriptions,
        List<OrderReading> orders, List<MilestonePath> paths) {}
