package dev.lightup.site.parts;

import dev.lightup.domain.metric.Metric;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.domain.waiting.Goal;
import dev.lightup.domain.waiting.Move;
import dev.lightup.domain.waiting.MoveSummary;
import dev.lightup.site.chart.SeatBar;
import dev.lightup.site.chart.Svg;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.ActionTitles;
import dev.lightup.site.words.DisplayTime;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.NamedLink;
import dev.lightup.site.words.ReasonSentences;
import dev.lightup.site.words.RelativeLinks;
import dev.lightup.site.words.RowBackground;
import dev.lightup.site.words.TextLink;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What waits, late first: what is to be done, what is known of it, whose move it is, by when.
///
/// @param rows the most pressing ones
/// @param tail what stands below it, if anything
public record MovesView(List<Row> rows, Optional<Tail> tail) {
    /// What stands below a list.
    ///
    /// @param more how many of how many are shown; absent when all are
    /// @param page the way to the page that has all, with its words; absent where there is none
    /// @param csv the way to the table of all; absent where another list of the section leads there
    public record Tail(Optional<String> more, Optional<TextLink> page, Optional<String> csv) {
        private boolean saysSomething() {
            return more.isPresent() || page.isPresent() || csv.isPresent();
        }
    }

    /// The ways to the definitions.
    ///
    /// @param moves what waits, and for whom
    /// @param deadline when it is late
    /// @param days how days are counted
    public record Ways(String moves, String deadline, String days) {
        public static Ways at(RelativeLinks place) {
            return new Ways(place.definition(Metric.MOVES), place.definition(Metric.DEADLINE),
                    place.definition(Metric.BUSINESS_DAYS));
        }
    }

    /// One thing that waits.
    ///
    /// @param title what is to be done, with the way to it when it has a place of its own
    /// @param why what is known of it
    public record Row(Clock clock, TextLink title, boolean linked, String why, Optional<Pace> pace, Owner owner) {
        /// The same in a list by days late times seats.
        public Row weighing(MoveSummary need) {
            Optional<String> weight = need.seats()
                    .filter(n -> n > 1 && need.urgency() == Deadline.Urgency.LATE)
                    .map(n -> "× " + EnglishText.count(n, "seat"));
            return new Row(new Clock(clock.type(), clock.mark(), clock.text(), clock.due(), weight), title, linked, why,
                    pace, owner);
        }
    }

    /// How a thing stands against its clock.
    ///
    /// @param type its colour's class
    /// @param due the day by which it should be done
    /// @param weight how many seats its days are counted for, where the list is in that order
    public record Clock(String type, String mark, String text, DisplayTime due, Optional<String> weight) {}

    /// Whose move it is.
    ///
    /// @param who that side; on a page of several accounts what stands before the account
    /// @param account whose it is, on a page of several
    /// @param with what stands after the account
    /// @param since when the wait began
    /// @param facts what else is known of it, each after a dot
    public record Owner(
            String who,
            List<NamedLink> account,
            String with,
            DisplayTime since,
            List<String> facts) {}

    /// How far the seats are from what is wanted.
    public record Pace(Svg picture, String figure) {}

    /// @param here whether the page itself names the customer
    public static MovesView of(List<Move> moves, int most, boolean here, AccountNames cast, RelativeLinks place) {
        List<Row> rows = moves.stream().limit(shown(most, moves.size())).map(m -> row(m, here, cast, place)).toList();
        return of(rows, moves.size(), Optional.of(place.home() + "moves.csv"));
    }

    /// @param all how many there are in all
    public static MovesView of(List<Row> rows, int all, Optional<String> csv) {
        Optional<String> more = cut(rows.size(), all);
        return new MovesView(rows, Optional.of(new Tail(more, Optional.empty(), csv)).filter(Tail::saysSomething));
    }

    /// The head of a list that has a page of its own.
    public static MovesView head(List<Row> rows, int all, TextLink page) {
        return new MovesView(rows, Optional.of(new Tail(cut(rows.size(), all), Optional.of(page), Optional.empty())));
    }

    /// The same without the way to the table.
    private MovesView within() {
        return new MovesView(rows,
                tail.map(t -> new Tail(t.more(), t.page(), Optional.empty())).filter(Tail::saysSomething));
    }

    /// How many rows of a list are shown: all where few more than the usual number are left, so that no list hides its last row.
    public static int shown(int most, int all) {
        return all <= most + most / 4 + 1 ? all : most;
    }

    /// `15 of 306`, where not all are shown.
    public static Optional<String> cut(int shown, int all) {
        return all > shown
                ? Optional.of(EnglishText.number(shown) + " of " + EnglishText.number(all))
                : Optional.empty();
    }

    private static Row row(Move move, boolean here, AccountNames cast, RelativeLinks place) {
        MoveSummary need = MoveSummary.of(move, Optional.empty());
        return row(need, move.deadline().businessDays(),
                here ? ActionTitles.here(need, cast) : ActionTitles.of(need, cast),
                place(need, cast, place), List.of(), ReasonSentences.of(move, here, cast), cast);
    }

    /// A row of whatever list.
    ///
    /// @param days business days late or left
    /// @param href the way to it, when it has a place of its own
    public static Row row(
            MoveSummary need,
            int days,
            String title,
            Optional<String> href,
            List<NamedLink> account,
            String why,
            AccountNames cast) {
        return new Row(
                new Clock(type(need.urgency()), mark(need.urgency()), clock(need.urgency(), days),
                        cast.days().day(need.due()), Optional.empty()),
                new TextLink(href.orElse(""), title), href.isPresent(), why, need.goal().flatMap(MovesView::pace),
                owner(need, account, cast));
    }

    private static Owner owner(MoveSummary need, List<NamedLink> account, AccountNames cast) {
        boolean one = account.isEmpty();
        return new Owner(
                one ? EnglishText.sentence(cast.owner(need.side(), need.customer())) : before(need, cast), account,
                one
                        ? ""
                        : after(need, cast)
                                + (cast.background().isFromBefore(need) ? ", " + RowBackground.FROM_BEFORE : ""),
                cast.days().day(need.since()),
                one ? cast.background().facts(need, cast.days()) : List.of());
    }

    private static String before(MoveSummary need, AccountNames cast) {
        return switch (need.side()) {
            case PARTNER, CUSTOMER -> "";
            case DISTRIBUTOR, VENDOR -> cast.owner(need.side(), need.customer()) + ", for ";
        };
    }

    private static String after(MoveSummary need, AccountNames cast) {
        return need.side() == Side.CUSTOMER
                ? ", with " + need.customer().map(c -> EnglishText.name(cast.shown(c))).orElse("the customer")
                : "";
    }

    private static Optional<Pace> pace(Goal goal) {
        return goal.have()
                .filter(_ -> goal.want().isPresent())
                .flatMap(have -> ActionTitles.pace(goal)
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
            case LATE -> days > 0 ? EnglishText.count(days, "day") + " late" : "late today";
            case DUE, ON_TIME -> days > 0 ? EnglishText.count(days, "day") + " left" : "due today";
        };
    }

    private static Optional<String> place(MoveSummary need, AccountNames cast, RelativeLinks place) {
        return switch (need.kind()) {
            case ORDER, MILESTONE, ESCALATION -> cast.place(ActionTitles.place(need), need.customer(), place.home());
            case REQUIREMENT -> Optional.of(place.home().isEmpty() ? "#onboarding" : place.home() + "#onboarding");
            case REPORT -> Optional.empty();
        };
    }

    /// What waits with a side.
    ///
    /// @param id where it stands on its page
    /// @param name who the side is
    /// @param late how many of how many are late; absent when none is
    /// @param waits how many wait, where none is late
    /// @param others who leads or chases them, where it is not the side itself
    /// @param desk whom to call
    /// @param moves what began to wait since the account was opened to its partner; all, where nothing waits since before
    /// @param before what has waited since before
    public record Group(
            String id,
            String name,
            Optional<String> late,
            String waits,
            Optional<String> others,
            Optional<DeskView> desk,
            MovesView moves,
            Optional<Before> before) {
        /// What has waited since before the account was opened.
        public record Before(String title, MovesView moves) {
            static Optional<Before> of(List<Move> moves, int most, AccountNames cast, RelativeLinks place) {
                return cast.background().opened().filter(_ -> !moves.isEmpty()).map(opened -> {
                    long late = late(moves);
                    return new Before("From before " + cast.days().text(opened) + ", when the account was opened: "
                            + Group.late(late, moves.size()).orElse("") + Group.waits(late, moves.size()),
                            MovesView.of(moves, most, false, cast, place));
                });
            }

            private Before within() {
                return new Before(title, moves.within());
            }
        }

        /// @param all all things of the side, late first
        public static Optional<Group> of(
                Side side,
                List<Move> all,
                int most,
                Optional<DeskView> desk,
                AccountNames cast,
                RelativeLinks place) {
            if (all.isEmpty()) {
                return Optional.empty();
            }
            long late = late(all);
            Map<Boolean, List<Move>> parts = all.stream()
                    .collect(Collectors.partitioningBy(
                            m -> cast.background().opened().filter(m.deadline()::isFromBefore).isPresent()));
            return Optional.of(new Group(VerdictWords.id(side), EnglishText.sentence(cast.all(side)),
                    late(late, all.size()),
                    waits(late, all.size()), cast.led(side), desk,
                    MovesView.of(parts.getOrDefault(false, List.of()), most, false, cast, place),
                    Before.of(parts.getOrDefault(true, List.of()), most, cast, place)));
        }

        private static long late(List<Move> moves) {
            return moves.stream().filter(m -> m.deadline().urgency() == Deadline.Urgency.LATE).count();
        }

        /// Lists of one section: the last one leads to the table of all.
        public static List<Group> section(List<Group> groups) {
            return IntStream.range(0, groups.size())
                    .mapToObj(i -> i < groups.size() - 1 ? groups.get(i).within() : groups.get(i).last())
                    .toList();
        }

        private Group within() {
            return new Group(id, name, late, waits, others, desk, moves.within(), before.map(Before::within));
        }

        /// Of two lists the last one leads to the table of all.
        private Group last() {
            return before.isEmpty()
                    ? this
                    : new Group(id, name, late, waits, others, desk, moves.within(), before);
        }

        public static Optional<String> late(long late, long all) {
            return late == 0
                    ? Optional.empty()
                    : Optional.of(EnglishText.number(late) + " of " + EnglishText.number(all) + " late");
        }

        public static String waits(long late, long all) {
            return late > 0 ? "" : EnglishText.number(all) + (all == 1 ? " waits" : " wait");
        }
    }
}
