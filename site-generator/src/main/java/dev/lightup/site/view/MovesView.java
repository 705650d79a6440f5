package dev.lightup.site.view;

import dev.lightup.domain.programme.Side;
import dev.lightup.domain.reading.Deadline;
import dev.lightup.domain.reading.Goal;
import dev.lightup.domain.reading.Metric;
import dev.lightup.domain.reading.Move;
import dev.lightup.domain.reading.Need;
import dev.lightup.site.chart.SeatBar;
import dev.lightup.site.chart.Svg;
import java.util.List;
import java.util.Optional;

/// What waits, late first: what is to be done, what is known of it, whose move it is, by when.
///
/// @param rows the most pressing ones
/// @param more how many of how many are shown; absent when all are
/// @param csv the way to the table of all
public record MovesView(List<Row> rows, Optional<String> more, String csv) {
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
    /// @param due the day by which it should be done
    /// @param title what is to be done, with the way to it when it has a place of its own
    /// @param why what is known of it
    /// @param who whose move it is; on a page of several accounts what stands before the account
    /// @param account whose it is, on a page of several
    /// @param with what stands after the account
    /// @param since when the wait began
    public record Row(String type, String mark, String clock, When due, Link title, boolean linked,
            String why, Optional<Pace> pace, String who, List<Person> account, String with, When since) {}

    /// How far the seats are from what is wanted.
    public record Pace(Svg picture, String figure) {}

    /// @param here whether the page itself names the customer
    static MovesView of(List<Move> moves, int most, boolean here, Cast cast, Place place) {
        List<Row> rows = moves.stream().limit(shown(most, moves.size())).map(m -> row(m, here, cast, place)).toList();
        return new MovesView(rows, cut(rows.size(), moves.size()), place.home() + "moves.csv");
    }

    /// How many rows of a list are shown: all where few more than the usual number are left, so that no list hides its last row.
    static int shown(int most, int all) {
        return all <= most + most / 4 + 1 ? all : most;
    }

    /// `15 of 306`, where not all are shown.
    static Optional<String> cut(int shown, int all) {
        return all > shown ? Optional.of(Words.number(shown) + " of " + Words.number(all)) : Optional.empty();
    }

    private static Row row(Move move, boolean here, Cast cast, Place place) {
        Need need = Need.of(move, Optional.empty());
        return row(need, move.deadline().businessDays(), here ? Asks.here(need, cast) : Asks.of(need, cast),
                place(need, cast, place), List.of(), Whys.of(move, here, cast), cast);
    }

    /// A row of whatever list.
    ///
    /// @param days business days late or left
    /// @param href the way to it, when it has a place of its own
    static Row row(Need need, int days, String title, Optional<String> href, List<Person> account, String why,
            Cast cast) {
        return new Row(type(need.urgency()), mark(need.urgency()), clock(need.urgency(), days),
                cast.days().day(need.due()),
                new Link(href.orElse(""), title), href.isPresent(), why, need.goal().flatMap(MovesView::pace),
                account.isEmpty() ? Words.sentence(cast.owner(need.side(), need.customer())) : before(need, cast),
                account, account.isEmpty() ? "" : after(need, cast), cast.days().day(need.since()));
    }

    private static String before(Need need, Cast cast) {
        return switch (need.side()) {
            case PARTNER, CUSTOMER -> "";
            case DISTRIBUTOR, VENDOR -> cast.owner(need.side(), need.customer()) + ", for ";
        };
    }

    private static String after(Need need, Cast cast) {
        return need.side() == Side.CUSTOMER
                ? ", with " + need.customer().map(c -> Words.name(cast.shown(c))).orElse("the customer")
                : "";
    }

    private static Optional<Pace> pace(Goal goal) {
        return goal.have()
                .filter(_ -> goal.want().isPresent())
                .flatMap(have -> Asks.pace(goal)
                        .map(figure -> new Pace(SeatBar.pace(figure, have, goal.want(), goal.sold()), figure)));
    }

    static String type(Deadline.Urgency urgency) {
        return switch (urgency) {
            case LATE -> "late";
            case DUE -> "due";
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
            case LATE -> days > 0 ? Words.count(days, "day") + " late" : "late today";
            case DUE, ON_TIME -> days > 0 ? Words.count(days, "day") + " left" : "due today";
        };
    }

    private static Optional<String> place(Need need, Cast cast, Place place) {
        return switch (need.kind()) {
            case ORDER, MILESTONE, ESCALATION -> cast.place(Asks.place(need), need.customer(), place.home());
            case REQUIREMENT -> Optional.of(place.home().isEmpty() ? "#onboarding" : place.home() + "#onboarding");
            case REPORT -> Optional.empty();
        };
    }

    /// What waits with one of the two sides that a list is divided by.
    ///
    /// @param id where it stands on its page
    /// @param name who leads it
    /// @param late how many of it are late; absent when none is
    /// @param waits how many are not late, after how many are
    /// @param others whose steps are among them, in words
    /// @param desk whom to call
    public record Group(String id, String name, Optional<String> late, String waits, Optional<String> others,
            Optional<DeskView> desk, MovesView moves) {
        /// @param all all things of the group, late first
        static Optional<Group> of(String id, String name, List<Move> all, Side other, String noun, int most, Cast cast,
                Place place) {
            if (all.isEmpty()) {
                return Optional.empty();
            }
            long late = all.stream().filter(m -> m.deadline().urgency() == Deadline.Urgency.LATE).count();
            long others = all.stream().filter(m -> m.side() == other).count();
            return Optional.of(new Group(id, name, late(late), waits(late, all.size()),
                    others == 0
                            ? Optional.empty()
                            : Optional.of(Words.number(others) + " of these " + (others == 1 ? "is " : "are ") + noun),
                    Optional.empty(), MovesView.of(all, most, false, cast, place)));
        }

        Group at(Optional<DeskView> desk) {
            return new Group(id, name, late, waits, others, desk, moves);
        }

        static Optional<String> late(long late) {
            return late == 0 ? Optional.empty() : Optional.of(Words.number(late) + " late");
        }

        static String waits(long late, long all) {
            long rest = all - late;
            return rest == 0
                    ? ""
                    : (late == 0 ? "" : ", ") + Words.number(rest) + (rest == 1 ? " waits" : " wait");
        }
    }
}
