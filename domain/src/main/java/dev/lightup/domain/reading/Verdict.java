package dev.lightup.domain.reading;

import java.time.LocalDate;
import java.util.Optional;

/// The headline's facts; the page words them.
///
/// @param level the most pressing thing
/// @param partner how many things wait for the partner
/// @param distributor how many wait for the distributor
/// @param others how many wait for vendor or customer
/// @param late how many of all are late
/// @param idleAtRenewal idle seats that renew next, when any
/// @param renewal the day they renew
public record Verdict(Level level, int partner, int distributor, int others, int late, Optional<Long> idleAtRenewal,
        Optional<LocalDate> renewal) {
    /// The most pressing thing on the account.
    public enum Level {
        LATE, ACTION, WAITING, CLEAR, NO_DATA
    }
}
