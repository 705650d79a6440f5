package dev.lightup.site.view;

import dev.lightup.domain.reading.AccountReading;
import dev.lightup.domain.reading.Metric;
import dev.lightup.domain.reading.MilestonePath;
import dev.lightup.domain.reading.Seats;
import dev.lightup.domain.reading.Verdict;
import dev.lightup.site.chart.Svg;
import java.util.List;
import java.util.Optional;

/// An account's home.
///
/// @param lead what waits for whom
/// @param type the lead's colour's class
/// @param late how many of that are late; absent when none is
/// @param rest the seats and the next renewal
/// @param asOf how new the data is
/// @param files what is to be told of the newest files
/// @param bar all seats as one bar; absent when nothing was told
/// @param moves what waits; absent when nothing does
/// @param coming steps that are not due yet; absent when there are none
/// @param seats seats by offer; absent when none were told
/// @param paths the next milestone paths, at most {@link #PATHS}
/// @param onboarding what the partner still has to settle
/// @param customers the most idle customers, at most {@link #CUSTOMERS}
public record AccountView(Frame frame, String lead, String type, Optional<String> late, String rest, AsOf asOf,
        List<FileNoteView> files,
        Optional<Bar> bar,
        Optional<MovesView> moves, String calm, Optional<MovesView> coming, Optional<SeatsView> seats,
        List<PathView> paths,
        Optional<PathsTable> allPaths,
        Optional<OnboardingView> onboarding, Optional<CustomersTable> customers, Foot foot) {
    private static final int MOVES = 12;
    private static final int PATHS = 2;
    static final int CUSTOMERS = 12;

    /// How new the data is.
    ///
    /// @param orders when the newest order event was received
    /// @param seats the oldest as-of of assigned and active
    /// @param silence what is wrong with the feed
    /// @param definition the way to how the headline is made
    /// @param seatsDefinition the way to what the as-of of a sum is
    public record AsOf(List<When> orders, List<When> seats, Optional<String> silence, String zone, String definition,
            String seatsDefinition) {
        static AsOf of(AccountReading reading, Cast cast, Place place) {
            Days days = cast.days();
            Optional<String> silence = reading.lastReceived().isEmpty() || !reading.silent()
                    ? Optional.empty()
                    : Optional
                            .of(cast.d() + " has been silent since " + reading.lastReceived().map(days::text).orElse("")
                                    + ": what happened after that is not known here");
            return new AsOf(reading.ordersAsOf().map(days::moment).stream().toList(),
                    reading.seats().asOf().map(days::day).stream().toList(), silence, days.zoneName(),
                    place.definition(Metric.VERDICT), place.definition(Metric.AS_OF));
        }
    }

    /// All seats as one bar.
    ///
    /// @param active sold seats in use; where nobody told how many are sold, seats in use
    /// @param unmeasured sold seats of which nobody reports the use; absent where that is told of all
    public record Bar(Svg picture, String sold, String assigned, String active, Optional<Unmeasured> unmeasured,
            SeatsView.Defs defs) {
        static Optional<Bar> of(String name, Seats seats, Place place) {
            return seats.sold().isEmpty() && seats.active().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Bar(SeatsView.bar(name, seats), Words.number(seats.sold()),
                            Words.number(seats.assigned()), Words.number(seats.inUse().or(seats::active)),
                            Optional.of(seats.unmeasured())
                                    .filter(n -> n > 0)
                                    .map(n -> new Unmeasured(Words.number(n),
                                            place.definition(Metric.SEATS_UNMEASURED))),
                            SeatsView.Defs.at(place)));
        }
    }

    /// Sold seats of which nobody reports the use.
    public record Unmeasured(String seats, String definition) {}

    /// A line for each open path.
    public record PathsTable(List<PathRow> rows, String more, String csv) {}

    /// An open path in one line.
    public record PathRow(List<Person> customer, String offer, String step, List<When> due, String side,
            Optional<Tag> late) {}

    /// The first lines of the customers' table.
    public record CustomersTable(List<CustomerRow> rows, String count, String csv, SeatsView.Defs defs) {}

    /// The home of that account.
    public static AccountView of(AccountReading reading, Known known, Frame.Assets assets) {
        Place place = Place.account(0);
        Cast cast = Cast.of(reading, known);
        Verdicts.Lead lead = Verdicts.lead(reading, cast);
        return new AccountView(
                Frame.account(cast, place, assets, lead.waiting().substring(0, lead.waiting().length() - 1), ""),
                lead.waiting(),
                type(reading.verdict().level()), lead.late(),
                Verdicts.rest(reading.verdict(), reading.seats(), reading.movedAway().isPresent(), cast.days()),
                AsOf.of(reading, cast, place), FileNoteView.of(reading.files(), cast.days()),
                Bar.of("All seats of " + cast.p(), reading.seats(), place),
                reading.moves().isEmpty()
                        ? Optional.empty()
                        : Optional.of(MovesView.of(reading.moves(), MOVES, cast, place)),
                calm(reading, cast),
                reading.coming().isEmpty()
                        ? Optional.empty()
                        : Optional.of(MovesView.of(reading.coming(), MOVES, cast, place)),
                reading.offers().isEmpty()
                        ? Optional.empty()
                        : Optional.of(SeatsView.of(reading.offers(), reading.seats(), cast.days(), place)),
                reading.paths().stream().limit(PATHS).map(p -> PathView.of(p, cast, place)).toList(),
                paths(reading, cast, place),
                OnboardingView.of(reading.onboarding(), cast, place), customers(reading, cast, place),
                Foot.of(reading, cast, place));
    }

    static String type(Verdict.Level level) {
        return switch (level) {
            case LATE, ACTION -> "you";
            case WAITING, NO_DATA -> "plain";
            case CLEAR -> "good";
        };
    }

    private static String calm(AccountReading reading, Cast cast) {
        if (reading.movedAway().isPresent()) {
            return "Nothing of this account is held at " + cast.p() + " any more.";
        }
        return reading.verdict().level() == Verdict.Level.NO_DATA
                ? cast.d()
                        + " has sent nothing about this account. Orders, seats and milestones appear here with its first event."
                : "Neither " + cast.p() + " nor " + cast.d() + " has to act.";
    }

    private static Optional<PathsTable> paths(AccountReading reading, Cast cast, Place place) {
        int most = 20;
        List<MilestonePath> paths = reading.paths();
        return paths.size() <= PATHS
                ? Optional.empty()
                : Optional.of(new PathsTable(paths.stream().limit(most).map(p -> row(p, cast, place)).toList(),
                        paths.size() > most
                                ? most + " of " + Words.count(paths.size(), "open path")
                                : Words.count(paths.size(), "open path"),
                        place.home() + "milestones.csv"));
    }

    private static PathRow row(MilestonePath path, Cast cast, Place place) {
        var next = path.next();
        return new PathRow(path.customer().map(c -> cast.person(c, place.home())).stream().toList(), path.offer(),
                next.map(MilestonePath.Step::title).orElse("all steps reached"),
                next.flatMap(MilestonePath.Step::due).map(cast.days()::day).stream().toList(),
                next.map(s -> Words.sentence(cast.who(s.side()))).orElse(""),
                next.filter(MilestonePath.Step::late).map(_ -> Tag.late("late")));
    }

    private static Optional<CustomersTable> customers(AccountReading reading, Cast cast, Place place) {
        int all = reading.customers().size();
        return all == 0
                ? Optional.empty()
                : Optional.of(new CustomersTable(
                        CustomerRow.all(reading.customers().stream().limit(CUSTOMERS).toList(), cast, place),
                        all > CUSTOMERS
                                ? CUSTOMERS + " of " + Words.count(all, "customer")
                                : Words.count(all, "customer"),
                        place.home() + "customers.csv", SeatsView.Defs.at(place)));
    }
}
