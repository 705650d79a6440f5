package dev.lightup.domain.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The orders of an account.
///
/// @param all newest first
/// @param count how many of them are in each phase
/// @param asOf when the newest order event was received
public record OrderBook(List<OrderReading> all, OrderCount count, Optional<Instant> asOf) {}
