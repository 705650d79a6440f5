package dev.lightup.domain.seats;

import java.util.List;

/// Seats over all offers, and those of each.
///
/// @param offers most idle seats first; they sum to the total
/// @param months how many were in use over the months, oldest first
public record SeatsByOffer(Seats total, List<OfferSeats> offers, List<UseMonth> months) {
    /// Nothing was told.
    public static final SeatsByOffer NOTHING = new SeatsByOffer(Seats.NOTHING, List.of());

    public SeatsByOffer {
        months = List.copyOf(months);
    }

    /// Those of which no month is known.
    public SeatsByOffer(Seats total, List<OfferSeats> offers) {
        this(total, offers, List.of());
    }
}
