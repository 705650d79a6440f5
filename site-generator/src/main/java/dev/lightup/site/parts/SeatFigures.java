package dev.lightup.site.parts;

import dev.lightup.domain.metric.Metric;
import dev.lightup.domain.seats.Seats;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.RelativeLinks;

/// The columns of seats that add up, of a row or of a table's head: sold are those in use, idle and not measured.
public record SeatFigures(String sold, String active, String idle, String unmeasured) {
    /// The seats of a row; use that no sale covers stands beside those in use.
    public static SeatFigures of(Seats seats) {
        return new SeatFigures(EnglishText.number(seats.sold()), SeatsView.used(seats),
                EnglishText.number(seats.idle()), EnglishText.number(seats.sold().map(_ -> seats.unmeasured())));
    }

    /// The ways to what each column means.
    static SeatFigures definitions(RelativeLinks place) {
        return new SeatFigures(place.definition(Metric.SEATS_SOLD), place.definition(Metric.SEATS_IN_USE),
                place.definition(Metric.SEATS_IDLE), place.definition(Metric.SEATS_UNMEASURED));
    }
}
