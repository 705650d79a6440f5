package dev.lightup.domain.account;

import dev.lightup.domain.seats.Renewal;
import dev.lightup.domain.seats.SeatsByOffer;
import dev.lightup.domain.seats.SkuMonths;
import dev.lightup.domain.state.CustomerState;
import java.util.List;
import java.util.Optional;

/// A customer of an account as a page shows it.
///
/// @param id the distributor's id of the customer
/// @param state its own facts, when any were told
/// @param renewal the next day on which a term or a trial ends
/// @param standing what a reader should know first, most pressing first
/// @param months each SKU's use over the months, by SKU, where at least two months were told
/// @param timeline what happened to it
public record CustomerReading(
        String id,
        Optional<CustomerState> state,
        SeatsByOffer seats,
        CustomerHoldings holdings,
        Optional<Renewal> renewal,
        Standing standing,
        List<SkuMonths> months,
        Timeline timeline) {
    /// What a reader should know of a customer first.
    public enum Standing {
        ORDER_LATE,
        ORDER_STUCK,
        MILESTONE_LATE,
        NOTHING_ASSIGNED,
        NOTHING_IN_USE,
        PARTLY_IN_USE,
        /// At least 40 % of the sold seats are in use: the vendor's own mark of a deployed customer.
        IN_ACTIVE_USE,
        NO_SEATS,
        UNKNOWN
    }
}
