package dev.lightup.domain.account;

import dev.lightup.domain.order.OrderBook;
import dev.lightup.domain.reading.LastHeard;
import dev.lightup.domain.reading.ReadingBasis;
import dev.lightup.domain.seats.SeatsByOffer;
import java.util.List;

/// Everything an account's pages say, as facts; views word them.
///
/// @param verdict the headline's facts
/// @param customers most idle seats first, then by id
public record AccountReading(
        PartnerReading partner,
        ReadingBasis basis,
        Verdict verdict,
        AccountAgenda agenda,
        SeatsByOffer seats,
        OrderBook orders,
        List<CustomerReading> customers,
        DataQuality quality) {
    public LastHeard heard() {
        return quality.heard();
    }
}
