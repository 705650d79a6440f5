package dev.lightup.site.view;

import dev.lightup.domain.reading.Metric;
import dev.lightup.domain.reading.OfferSeats;
import dev.lightup.domain.reading.Seats;
import dev.lightup.site.chart.SeatBar;
import dev.lightup.site.chart.Svg;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Seats by offer, as bars and as the table behind them, most idle first.
///
/// @param window what "in use" means here
/// @param csv the way to the table as a file
public record SeatsView(List<Bar> bars, List<Row> rows, Row total, boolean several, String window, String csv,
        Defs defs) {
    /// An offer's bar with its words.
    public record Bar(String name, String figure, Svg picture) {}

    /// An offer's counts.
    public record Row(String name, String sold, String assigned, String active, String idle, String share, String trial,
            List<When> asOf, List<String> notes) {}

    /// The ways to the definitions.
    public record Defs(String sold, String assigned, String active, String idle, String share, String trial,
            String unmeasured) {
        static Defs at(Place place) {
            return new Defs(place.definition(Metric.SEATS_SOLD), place.definition(Metric.SEATS_ASSIGNED),
                    place.definition(Metric.SEATS_IN_USE), place.definition(Metric.SEATS_IDLE),
                    place.definition(Metric.ACTIVE_SHARE), place.definition(Metric.SEATS_TRIAL),
                    place.definition(Metric.SEATS_UNMEASURED));
        }
    }

    static SeatsView of(List<OfferSeats> offers, Seats total, Days days, Place place) {
        long full = offers.stream().map(OfferSeats::seats).mapToLong(SeatsView::greatest).max().orElse(0);
        return new SeatsView(offers.stream().map(o -> bar(o.name(), o.seats(), full)).toList(),
                offers.stream().map(o -> row(o.name(), o.seats(), notes(o), days)).toList(),
                row("All offers", total, List.of(), days), offers.size() > 1, window(total, offers),
                place.home() + "seats.csv",
                Defs.at(place));
    }

    /// The seats of a whole account or customer as one bar.
    static Svg bar(String name, Seats seats) {
        return SeatBar.of(label(name, seats), seats.sold(), seats.assigned(), seats.active(), greatest(seats));
    }

    /// `402 of 560 in use`; says what was not told.
    static String figure(Seats seats) {
        if (seats.sold().isEmpty() && seats.active().isEmpty()) {
            return seats.trial() > 0 ? Words.count(seats.trial(), "trial seat") : "seats " + Words.NOT_TOLD;
        }
        return seats.active().isEmpty()
                ? Words.number(seats.sold()) + " sold, use " + Words.NOT_TOLD
                : Words.number(seats.active()) + " of " + seats.sold().map(Words::number).orElse("an untold number")
                        + " in use";
    }

    private static Bar bar(String name, Seats seats, long full) {
        return new Bar(name, figure(seats),
                SeatBar.of(label(name, seats), seats.sold(), seats.assigned(), seats.active(), full));
    }

    private static Row row(String name, Seats seats, List<String> notes, Days days) {
        return new Row(name, Words.number(seats.sold()), Words.number(seats.assigned()), Words.number(seats.active()),
                Words.number(seats.idle()), percent(seats), Words.number(seats.trial()),
                seats.asOf().map(days::day).stream().toList(), notes);
    }

    static String percent(Seats seats) {
        return seats.activePercent().map(p -> Words.number(p) + " %").orElse(Words.NOT_TOLD);
    }

    private static List<String> notes(OfferSeats offer) {
        var notes = new ArrayList<String>();
        if (!offer.mapped()) {
            notes.add("SKU unknown to the programme");
        }
        if (offer.seats().unmeasured() > 0 && offer.seats().active().isPresent()) {
            notes.add(Words.number(offer.seats().unmeasured()) + " of them unmeasured");
        }
        if (!offer.workload().isEmpty() && !offer.workload().equals("all")) {
            notes.add("greatest in " + Words.name(offer.workload()));
        }
        return List.copyOf(notes);
    }

    private static String window(Seats total, List<OfferSeats> offers) {
        Optional<Integer> days = total.windowDays();
        if (days.isPresent()) {
            return "in use, at least, within " + days.get() + " days";
        }
        return offers.stream().anyMatch(o -> o.seats().windowDays().isPresent())
                ? "in use, at least; windows differ"
                : "in use, at least; window " + Words.NOT_TOLD;
    }

    private static String label(String name, Seats seats) {
        return Words.name(name) + ": " + Words.number(seats.sold()) + " sold, " + Words.number(seats.assigned())
                + " assigned, "
                + Words.number(seats.active()) + " in use";
    }

    private static long greatest(Seats seats) {
        return Stream.of(seats.sold(), seats.assigned(), seats.active())
                .flatMap(Optional::stream)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }
}
