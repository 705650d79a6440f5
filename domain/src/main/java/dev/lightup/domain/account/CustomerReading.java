package dev.lightup.domain.account;

import dev.lightup.domain.milestone.MilestonePath;
import dev.lightup.domain.order.OrderReading;
import dev.lightup.domain.seats.OfferSeats;
import dev.lightup.domain.seats.Renewal;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.seats.SkuMonths;
import dev.lightup.domain.seats.SubscriptionReading;
import dev.lightup.domain.state.CustomerState;
import java.util.List;
import java.util.Optional;

/// A customer of an account as a page shows it.
///
/// @param id the distributor's id of the customer
/// @param state its own facts, when any were told
/// @param seats its seats over all offers
/// @param offers its seats by offer
/// @param renewal the next day on which a term or a trial ends
/// @param standing what a reader should know first, most pressing first
/// @param months each SKU's use over the months, by SKU, where at least two months were told
/// @param timeline what happened to it
public record CustomerReading(
        String id,
        Optional<CustomerState> state,
        Seats seats,
        List<OfferSeats> offers,
        List<SubscriptionReading> subscriptions,
        List<OrderReading> orders,
        List<MilestonePath> paths,
        Optional<Renewal> renewal,
        Standing standing,
        List<SkuMonths> months,
        Timeline timeline) {
    /// One of which nothing is told that happened.
    public CustomerReading(
            String id,
            Optional<CustomerState> state,
            Seats seats,
            List<OfferSeats> offers,
            List<SubscriptionReading> subscriptions,
            List<OrderReading> orders,
            List<MilestonePath> paths,
            Optional<Renewal> renewal,
            Standing standing,
            List<SkuMonths> months) {
        this(id, state, seats, offers, subscriptions, orders, paths, renewal, standing, months, Timeline.NONE);
    }

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
