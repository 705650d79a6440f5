package dev.lightup.domain.reading;

import dev.lightup.domain.state.CustomerState;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A customer of an account as a page shows it.
///
/// @param id the distributor's id of the customer
/// @param state its own facts, when any were told
/// @param seats its seats over all offers
/// @param offers its seats by offer
/// @param renewal the next date on which a term ends and money is committed again, with the seats that stand idle then
/// @param standing what a reader should know first, most pressing first
/// @param months each SKU's use over the months, by SKU, where at least two months were told
public record CustomerReading(String id, Optional<CustomerState> state, Seats seats, List<OfferSeats> offers,
        List<SubscriptionReading> subscriptions,
        List<OrderReading> orders, List<MilestonePath> paths, Optional<Renewal> renewal, Standing standing,
        List<SkuMonths> months) {
    /// What a reader should know of a customer first.
    public enum Standing {
        ORDER_LATE, ORDER_STUCK, MILESTONE_LATE, NOTHING_ASSIGNED, NOTHING_IN_USE, PARTLY_IN_USE,
        /// At least 40 % of the sold seats are in use: the vendor's own mark of a deployed customer.
        IN_ACTIVE_USE, NO_SEATS, UNKNOWN
    }

    /// The next renewal.
    ///
    /// @param on the last day of the term
    /// @param renews whether it renews by itself; absent when not told
    /// @param trial whether it is a trial's end
    public record Renewal(LocalDate on, Optional<Boolean> renews, boolean trial, Optional<Long> seats) {}
}
