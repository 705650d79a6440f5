package dev.lightup.site.parts;

import dev.lightup.domain.metric.Metric;
import dev.lightup.domain.seats.OfferSeats;
import dev.lightup.domain.seats.SeatLedger;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.seats.SeatsByOffer;
import dev.lightup.site.chart.SeatBar;
import dev.lightup.site.chart.Svg;
import dev.lightup.site.words.DisplayDays;
import dev.lightup.site.words.DisplayTime;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.RelativeLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Seats by offer, as bars and as the table behind them, most idle first.
///
/// @param window what "in use" means here
/// @param csv the way to the table as a file
public record SeatsView(
        List<Bar> bars,
        List<Row> rows,
        Row total,
        boolean several,
        String window,
        String csv,
        Defs defs) {
    /// An offer's bar with its words.
    ///
    /// @param figure how many of how many are in use
    /// @param rest what became of the others
    public record Bar(String name, String figure, Optional<String> rest, Svg picture) {}

    /// An offer's counts.
    public record Row(
            String name,
            SeatFigures seats,
            String assigned,
            String share,
            String trial,
            List<DisplayTime> asOf,
            List<String> notes) {}

    /// The ways to the definitions.
    public record Defs(
            SeatFigures seats,
            String assigned,
            String share,
            String trial,
            String asOf,
            String renewal,
            String deployed) {
        public static Defs at(RelativeLinks place) {
            return new Defs(SeatFigures.definitions(place), place.definition(Metric.SEATS_ASSIGNED),
                    place.definition(Metric.ACTIVE_SHARE), place.definition(Metric.SEATS_TRIAL),
                    place.definition(Metric.AS_OF), place.definition(Metric.IDLE_AT_RENEWAL),
                    place.definition(Metric.IN_ACTIVE_USE));
        }
    }

    /// Absent where no offer's seats were told.
    public static Optional<SeatsView> of(
            SeatsByOffer seats,
            DisplayDays days,
            RelativeLinks place) {
        List<OfferSeats> offers = seats.offers();
        Seats total = seats.total();
        if (offers.isEmpty()) {
            return Optional.empty();
        }
        long full = offers.stream().map(OfferSeats::seats).mapToLong(s -> parts(s).reach()).max().orElse(0);
        return Optional.of(new SeatsView(offers.stream().map(o -> bar(o.name(), o.seats(), full)).toList(),
                offers.stream().map(o -> row(o.name(), o.seats(), notes(o), days)).toList(),
                row("All offers", total, notes(total), days), offers.size() > 1, window(total, offers),
                place.home() + "seats.csv",
                Defs.at(place)));
    }

    /// The seats of a line of a table, where the numbers stand beside it.
    static Svg line(Seats seats) {
        return SeatBar.quiet(parts(seats), parts(seats).reach());
    }

    /// The seats of a whole account or customer as one bar.
    static Svg bar(String name, Seats seats) {
        return SeatBar.of(label(name, seats), parts(seats), parts(seats).reach());
    }

    /// `402 of 560`; says what was not told.
    static String figure(Seats seats) {
        if (seats.sold().isEmpty() && seats.active().isEmpty()) {
            return seats.trial() > 0 ? EnglishText.count(seats.trial(), "trial seat") : "seats " + EnglishText.NOT_TOLD;
        }
        if (seats.sold().isEmpty()) {
            return EnglishText.number(seats.active()) + " of an untold number";
        }
        return seats.inUse()
                .map(used -> EnglishText.number(used) + " of " + EnglishText.number(seats.sold()))
                .orElseGet(() -> EnglishText.number(seats.sold()) + " sold, use " + EnglishText.NOT_TOLD);
    }

    /// `168 idle, 34 not measured`, and the use that no sale covers; empty where there is nothing of it.
    static String rest(Seats seats) {
        var said = new ArrayList<String>();
        seats.idle().filter(n -> n > 0).ifPresent(n -> said.add(EnglishText.number(n) + " idle"));
        if (seats.inUse().isPresent() && seats.unmeasured() > 0) {
            said.add(EnglishText.number(seats.unmeasured()) + " not measured");
        }
        said.addAll(beyond(seats));
        return String.join(", ", said);
    }

    private static Bar bar(String name, Seats seats, long full) {
        return new Bar(name, figure(seats), Optional.of(rest(seats)).filter(r -> !r.isEmpty()),
                SeatBar.of(label(name, seats), parts(seats), full));
    }

    private static Row row(String name, Seats seats, List<String> notes, DisplayDays days) {
        return new Row(name, SeatFigures.of(seats), assigned(seats), percent(seats),
                EnglishText.number(seats.trial()), seats.asOf().map(days::day).stream().toList(), notes);
    }

    /// `800 + 10`: the sold seats in use, which add up with idle and unmeasured ones, and the use that no sale covers.
    public static String used(Seats seats) {
        if (seats.sold().isEmpty()) {
            return EnglishText.number(seats.active());
        }
        long beyond = beyondUse(seats.ledger());
        return EnglishText.number(seats.inUse()) + (beyond > 0 ? " + " + EnglishText.number(beyond) : "");
    }

    /// `60 + 20`: the sold seats that are assigned, and those that are without being sold.
    static String assigned(Seats seats) {
        long beyond = seats.ledger().assignedBeyond().orElse(0L);
        return seats.sold().isEmpty() || beyond == 0
                ? EnglishText.number(seats.assigned())
                : EnglishText.number(seats.assigned().map(n -> n - beyond)) + " + " + EnglishText.number(beyond);
    }

    static String percent(Seats seats) {
        return seats.activePercent().map(p -> EnglishText.number(p) + " %").orElse(EnglishText.NOT_TOLD);
    }

    private static List<String> notes(Seats total) {
        return List.copyOf(beyond(total));
    }

    private static List<String> notes(OfferSeats offer) {
        var notes = new ArrayList<String>();
        if (!offer.mapped()) {
            notes.add("SKU unknown to the programme");
        }
        notes.addAll(notes(offer.seats()));
        if (!offer.workload().isEmpty() && !offer.workload().equals("all")) {
            notes.add("as " + EnglishText.name(offer.workload()) + " counts, the most used of it");
        }
        return List.copyOf(notes);
    }

    private static String window(Seats total, List<OfferSeats> offers) {
        Optional<Integer> days = total.windowDays();
        if (days.isPresent()) {
            return "In use, at least, within " + days.get() + " days.";
        }
        return offers.stream().anyMatch(o -> o.seats().windowDays().isPresent())
                ? "In use, at least; windows differ."
                : "In use, at least; window " + EnglishText.NOT_TOLD + ".";
    }

    static SeatBar.Parts parts(Seats seats) {
        SeatLedger ledger = seats.ledger();
        // of what nobody told to be sold only the raw count can be drawn
        Optional<Long> used = seats.sold().isPresent() ? ledger.inUse() : seats.active();
        return new SeatBar.Parts(seats.sold(), used, ledger.idleAssigned(), ledger.unmeasured(),
                ledger.over() + ledger.trial() + ledger.unsold());
    }

    private static String label(String name, Seats seats) {
        return EnglishText.name(name) + ": " + EnglishText.number(seats.sold()) + " sold, "
                + EnglishText.number(seats.inUse().or(seats::active)) + " in use"
                + seats.idle().map(n -> ", " + EnglishText.number(n) + " idle").orElse("")
                + (seats.unmeasured() > 0 ? ", " + EnglishText.number(seats.unmeasured()) + " not measured" : "");
    }

    /// Use that no sale covers and seats that are not sold, each kind by its name.
    static List<String> beyond(Seats seats) {
        List<String> said = new ArrayList<>(beyondSold(seats));
        said.addAll(neither(seats));
        return said;
    }

    /// Use beyond what is known to be sold, each kind by its name.
    static List<String> beyondSold(Seats seats) {
        SeatLedger ledger = seats.ledger();
        var said = new ArrayList<String>();
        if (ledger.over() > 0) {
            said.add(EnglishText.number(ledger.over()) + " more in use than sold");
        }
        if (ledger.trial() > 0) {
            said.add(EnglishText.number(ledger.trial()) + " in use on trial");
        }
        if (ledger.unsold() > 0) {
            said.add(EnglishText.number(ledger.unsold()) + " in use, none sold");
        }
        return said;
    }

    private static long beyondUse(SeatLedger ledger) {
        return ledger.over() + ledger.trial() + ledger.unsold() + ledger.untold();
    }

    /// Use of what nobody told to be sold, seats of which it is open whether they are, and seats that are assigned without being sold.
    static List<String> neither(Seats seats) {
        SeatLedger ledger = seats.ledger();
        var said = new ArrayList<String>();
        if (ledger.untold() > 0 && seats.sold().isPresent()) {
            said.add(EnglishText.number(ledger.untold()) + " in use, sold " + EnglishText.NOT_TOLD);
        }
        if (seats.apart().provisioning() > 0) {
            said.add(EnglishText.number(seats.apart().provisioning()) + " being provisioned");
        }
        if (seats.apart().unknownStatus() > 0) {
            said.add(EnglishText.number(seats.apart().unknownStatus()) + " of unknown status");
        }
        // where they are used, or are a trial's, that says it
        long assigned = seats.ledger().assignedBeyond().orElse(0L);
        if (seats.sold().isPresent() && assigned > Math.max(beyondUse(ledger), seats.trial())) {
            said.add(EnglishText.number(assigned) + " assigned without a known sale");
        }
        return said;
    }
}
