package dev.lightup.domain.seats;

import java.util.List;

/// Seats over all offers, and those of each.
///
/// @param offers most idle seats first; they sum to the total
public record SeatsByOffer(Seats total, List<OfferSeats> offers) {
    /// Nothing was told.
    public static final SeatsByOffer NOTHING = new SeatsByOffer(Seats.NOTHING, List.of());
}
