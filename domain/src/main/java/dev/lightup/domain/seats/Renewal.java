package dev.lightup.domain.seats;

import java.time.LocalDate;
import java.util.Optional;

/// A coming day on which terms end, and what happens then if nobody acts.
///
/// @param on the last day of the terms
/// @param outcome what happens
/// @param trial whether only trials end
/// @param seats seats whose term ends; absent where not told
/// @param idle of these, seats that stand idle now: of each SKU the lesser number; absent where nobody reports use
/// @param unmeasured of these, seats of which nobody reports the use
public record Renewal(
        LocalDate on,
        Outcome outcome,
        boolean trial,
        Optional<Long> seats,
        Optional<Long> idle,
        long unmeasured) {
    /// What happens on the last day of a term if nobody acts.
    public enum Outcome {
        /// Told to renew.
        RENEWS,
        /// Told not to renew.
        ENDS,
        /// Told not to renew, and the vendor lets it go on, paid, until somebody cancels it.
        BRIDGE,
        /// Nobody told.
        NOT_TOLD,
        /// Not the same for all of them.
        MIXED
    }
}
