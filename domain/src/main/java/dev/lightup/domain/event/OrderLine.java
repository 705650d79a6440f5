package dev.lightup.domain.event;

import java.util.Optional;

/// One line of an order.
///
/// @param sku what was ordered, the distributor's SKU
/// @param quantity seats, zero or more
/// @param subscription the subscription that this line creates or changes, when known
public record OrderLine(String sku, long quantity, Optional<String> subscription) {}
