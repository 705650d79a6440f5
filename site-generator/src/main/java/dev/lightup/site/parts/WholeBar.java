package dev.lightup.site.parts;

import dev.lightup.domain.metric.Metric;
import dev.lightup.domain.seats.SeatLedger;
import dev.lightup.domain.seats.Seats;
import dev.lightup.site.chart.Svg;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.RelativeLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All seats of an account, a customer or a distributor as one bar, with the number of each part beside it.
///
/// @param parts the parts that are told, in the order of the bar
/// @param sum how they add up to what is sold; absent where nobody told what is sold
/// @param apart use that no sale covers, and trials, in words; absent where there is none
public record WholeBar(Svg picture, List<Part> parts, Optional<String> sum, Optional<String> apart, String sold) {
    /// A part of the bar.
    ///
    /// @param type its picture's class
    /// @param href the way to its definition
    public record Part(String type, String seats, String name, String href) {}

    public static Optional<WholeBar> of(String name, Seats seats, RelativeLinks place) {
        return seats.sold().isEmpty() && seats.active().isEmpty()
                ? Optional.empty()
                : Optional.of(new WholeBar(SeatsView.bar(name, seats), parts(seats, place), sum(seats), apart(seats),
                        place.definition(Metric.SEATS_SOLD)));
    }

    private static List<Part> parts(Seats seats, RelativeLinks place) {
        SeatLedger ledger = seats.ledger();
        var parts = new ArrayList<Part>();
        parts.add(new Part("use", EnglishText.number(seats.inUse().or(seats::active)), "in use",
                place.definition(Metric.SEATS_IN_USE)));
        String idle = place.definition(Metric.SEATS_IDLE);
        if (seats.idle().isPresent() && ledger.idleUntold() == 0) {
            parts.add(new Part("half", EnglishText.number(ledger.idleAssigned()), "assigned, idle", idle));
            parts.add(new Part("open", EnglishText.number(ledger.idleUnassigned()), "not assigned, idle", idle));
        } else if (seats.idle().isPresent()) {
            if (ledger.idleAssigned() > 0) {
                parts.add(new Part("half", EnglishText.number(ledger.idleAssigned()), "assigned, idle", idle));
            }
            parts.add(new Part("open", EnglishText.number(seats.idle().get() - ledger.idleAssigned()),
                    ledger.idleAssigned() > 0 ? "other idle" : "idle", idle));
        }
        if (ledger.unmeasured() > 0) {
            parts.add(new Part("none", EnglishText.number(ledger.unmeasured()), "not measured",
                    place.definition(Metric.SEATS_UNMEASURED)));
        }
        long beyond = SeatsView.parts(seats).beyond();
        if (beyond > 0) {
            parts.add(new Part("beyond", EnglishText.number(beyond), "in use beyond what is sold",
                    place.definition(Metric.SEATS_IN_USE)));
        }
        return List.copyOf(parts);
    }

    private static Optional<String> sum(Seats seats) {
        var parts = new ArrayList<String>();
        seats.inUse().ifPresent(n -> parts.add("in use " + EnglishText.number(n)));
        seats.idle().ifPresent(n -> parts.add("idle " + EnglishText.number(n)));
        if (seats.unmeasured() > 0) {
            parts.add("not measured " + EnglishText.number(seats.unmeasured()));
        }
        return seats.sold()
                .filter(_ -> !parts.isEmpty())
                .map(sold -> "Sold " + EnglishText.number(sold) + " = " + String.join(" + ", parts) + ".");
    }

    private static Optional<String> apart(Seats seats) {
        long sum = SeatsView.parts(seats).beyond();
        List<String> kinds = SeatsView.beyondSold(seats);
        List<String> apart = new ArrayList<>(
                kinds.size() > 1
                        ? List.of(EnglishText.number(sum) + " in use beyond what is sold (" + EnglishText.list(kinds)
                                + ")")
                        : kinds);
        apart.addAll(SeatsView.neither(seats));
        if (seats.trial() > 0) {
            apart.add(EnglishText.count(seats.trial(), "trial seat"));
        }
        return apart.isEmpty() ? Optional.empty() : Optional.of("Not in this sum: " + EnglishText.list(apart) + ".");
    }
}
