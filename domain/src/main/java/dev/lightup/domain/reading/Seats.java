package dev.lightup.domain.reading;

import java.time.Instant;
import java.util.Optional;

/// Seat counts side by side. Absent is "not told", never zero.
///
/// @param sold paid seats: active and suspended subscriptions, trials apart
/// @param trial seats of trials, not part of `sold`
/// @param assigned seats assigned to a person
/// @param active seats in use: at least this many, the greatest over workloads
/// @param windowDays the window of "in use", in days; absent where sources differ or do not say
/// @param asOf the oldest as-of among the sources of assigned and active
public record Seats(Optional<Long> sold, long trial, Optional<Long> assigned, Optional<Long> active,
        Optional<Integer> windowDays, Optional<Instant> asOf) {
    /// Nothing was told.
    public static final Seats NOTHING = new Seats(Optional.empty(), 0, Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty());

    /// Sold seats that nobody uses: sold less active; absent when either is; negative when more are active than sold.
    public Optional<Long> idle() {
        return sold.flatMap(s -> active.map(a -> s - a));
    }
}
