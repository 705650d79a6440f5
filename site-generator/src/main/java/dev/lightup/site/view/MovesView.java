package dev.lightup.site.view;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.reading.Deadline;
import dev.lightup.domain.reading.Metric;
import dev.lightup.domain.reading.Move;
import java.util.List;
import java.util.Optional;

/// What waits, and for whom, late first.
///
/// @param rows the most pressing ones
/// @param more how many of how many are shown; absent when all are
/// @param csv the way to the table of all
/// @param calendar whose business days are counted
/// @param ways the ways to how it is counted
public record MovesView(List<Row> rows, Optional<String> more, String csv, String calendar, Ways ways) {
    /// The ways to the definitions.
    ///
    /// @param moves what waits, and for whom
    /// @param deadline when it is late
    /// @param days how days are counted
    public record Ways(String moves, String deadline, String days) {
        static Ways at(Place place) {
            return new Ways(place.definition(Metric.MOVES), place.definition(Metric.DEADLINE),
                    place.definition(Metric.BUSINESS_DAYS));
        }
    }

    /// One thing that waits.
    ///
    /// @param type its colour's class
    /// @param clock how it stands against its clock
    /// @param who whose move it is
    /// @param since when the wait began
    /// @param due the day by which it should be done
    /// @param title what it is, with the way to it when it has a place of its own
    /// @param customer the customer
    /// @param item how many seats of what hang on it
    /// @param why why it waits and what happens next
    public record Row(String type, String mark, String clock, String who, When since, When due, Link title,
            boolean linked,
            List<Person> customer, Optional<String> item, String why) {}

    static MovesView of(List<Move> moves, int most, Cast cast, Place place) {
        List<Row> rows = moves.stream().limit(most).map(m -> row(m, cast, place)).toList();
        return new MovesView(rows, cut(rows.size(), moves.size()),
                place.home() + "moves.csv", cast.d(), Ways.at(place));
    }

    /// `15 of 306`, where not all are shown.
    static Optional<String> cut(int shown, int all) {
        return all > shown ? Optional.of(Words.number(shown) + " of " + Words.number(all)) : Optional.empty();
    }

    private static Row row(Move move, Cast cast, Place place) {
        Deadline deadline = move.deadline();
        Optional<String> href = place(move, cast, place);
        return new Row(type(deadline.urgency()), mark(deadline.urgency()),
                clock(deadline.urgency(), deadline.businessDays()),
                Words.sentence(cast.who(move.side())), cast.days().day(deadline.since()),
                cast.days().day(deadline.due()),
                new Link(href.orElse(""), title(move)), href.isPresent(),
                move.customer().map(c -> cast.person(c, place.home())).stream().toList(), item(move), why(move, cast));
    }

    static String type(Deadline.Urgency urgency) {
        return switch (urgency) {
            case LATE -> "late";
            case DUE -> "you";
            case ON_TIME -> "plain";
        };
    }

    static String mark(Deadline.Urgency urgency) {
        return switch (urgency) {
            case LATE -> "▲";
            case DUE -> "●";
            case ON_TIME -> "○";
        };
    }

    /// `2 days late`, `due today`, `4 days left`.
    static String clock(Deadline.Urgency urgency, int days) {
        return switch (urgency) {
            case LATE -> days > 0 ? Words.count(days, "day") + " late" : "late since today";
            case DUE, ON_TIME -> days > 0 ? Words.count(days, "day") + " left" : "due today";
        };
    }

    static String title(Move move) {
        String region = move.region().map(r -> " in " + Words.name(r)).orElse("");
        return switch (move.kind()) {
            case ORDER -> "Order " + Words.name(move.title());
            case REQUIREMENT -> Wording.requirement(move.title()) + region;
            case MILESTONE -> Words.name(move.title());
            case ESCALATION -> "Escalation: " + Words.name(move.title());
            case REPORT -> "Seat report";
        };
    }

    private static Optional<String> item(Move move) {
        Optional<String> offer = move.offer();
        return move.seats()
                .map(n -> offer.map(o -> Words.number(n) + " × " + Words.name(o)).orElse(Words.count(n, "seat")))
                .or(() -> offer.map(Words::name));
    }

    static String why(Move move, Cast cast) {
        String reason = move.reason().map(r -> " " + cast.d() + " says: " + Causes.words(r) + ".").orElse("");
        String promise = move.deadline()
                .promised()
                .map(day -> " " + Words.sentence(cast.who(move.side())) + " named " + cast.days().text(day) + ".")
                .orElse("");
        return Causes.sentence(move.cause(), cast) + reason + promise;
    }

    private static Optional<String> place(Move move, Cast cast, Place place) {
        return switch (move.kind()) {
            case ORDER -> cast.place(move.about(), move.customer(), place.home());
            case MILESTONE ->
                cast.place(new Subject(Subject.Kind.SUBSCRIPTION, move.about().id()), move.customer(), place.home());
            case REQUIREMENT -> Optional.of(place.home().isEmpty() ? "#onboarding" : place.home() + "#onboarding");
            case ESCALATION, REPORT -> Optional.empty();
        };
    }
}
