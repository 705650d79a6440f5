package dev.lightup.site.distributor;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.account.Verdict;
import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.domain.distributor.PortfolioTotals;
import dev.lightup.domain.distributor.UnplacedSubject;
import dev.lightup.domain.metric.Metric;
import dev.lightup.domain.offer.OfferLag;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.seats.Seats;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.parts.CustomerRow;
import dev.lightup.site.parts.FigureView;
import dev.lightup.site.parts.FootView;
import dev.lightup.site.parts.MovesView;
import dev.lightup.site.parts.NotedState;
import dev.lightup.site.parts.PageFrame;
import dev.lightup.site.parts.SeatFigures;
import dev.lightup.site.parts.SeatsView;
import dev.lightup.site.parts.VerdictWords;
import dev.lightup.site.parts.WholeBar;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.ActionTitles;
import dev.lightup.site.words.DisplayDays;
import dev.lightup.site.words.DisplayTime;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.NameLookup;
import dev.lightup.site.words.NamedLink;
import dev.lightup.site.words.ReasonSentences;
import dev.lightup.site.words.RelativeLinks;
import dev.lightup.site.words.StateTag;
import dev.lightup.site.words.TextLink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A distributor's home: its portfolio and the health of its own feed.
public record DistributorView(
        PageFrame frame,
        Top top,
        Optional<Queue> queue,
        Optional<Accounts> accounts,
        Optional<Feeds> feeds,
        Optional<Missing> unplaced,
        Optional<Offers> offers,
        FootView foot) {
    private static final int ACCOUNTS = 200;
    /// Rows of each side.
    private static final int QUEUE = 6;
    /// Repairs of what is unplaced, and subjects that a repair names.
    private static final int UNPLACED = 50;
    private static final int UNPLACED_NAMES = 3;

    /// What stands first.
    ///
    /// @param figures what is late on each side, and the idle seats
    /// @param bar all seats as one bar; absent when nothing was told
    public record Top(
            VerdictWords.Headline headline,
            AsOf asOf,
            List<FigureView> figures,
            Optional<WholeBar> bar) {}

    /// How new the data is.
    ///
    /// @param received when anything was last received
    /// @param seats the oldest as-of of the accounts' seats
    /// @param silence what is wrong with the feed
    /// @param untold what is missing of the accounts
    /// @param definition the way to how the headline is made
    /// @param seatsDefinition the way to what the as-of of a sum is
    public record AsOf(
            List<DisplayTime> received,
            List<DisplayTime> seats,
            String zone,
            Optional<String> silence,
            Optional<String> untold,
            String definition,
            String seatsDefinition) {
        static AsOf of(DistributorReading reading, PortfolioNames portfolio, RelativeLinks place) {
            DisplayDays days = portfolio.days();
            return new AsOf(reading.heard().at().map(days::moment).stream().toList(),
                    reading.portfolio().totals().seats().asOf().map(days::day).stream().toList(), days.zoneName(),
                    reading.heard().silent()
                            ? Optional.of("Nothing was received from " + portfolio.d() + reading.heard()
                                    .at()
                                    .map(at -> " since " + days.text(at))
                                    .orElse("") + ".")
                            : Optional.empty(),
                    DistributorView.untold(reading.portfolio().untold()), place.definition(Metric.VERDICT),
                    place.definition(Metric.AS_OF));
        }
    }

    /// The health of what it sends.
    ///
    /// @param rows its endpoints
    /// @param csv the way to the table of all
    /// @param quarantined the way to what is not understood
    /// @param unapplied what of it could not be applied yet
    public record Feeds(List<FeedView> rows, String csv, String quarantined, Optional<String> unapplied) {
        static Optional<Feeds> of(DistributorReading reading, DisplayDays days, RelativeLinks place) {
            return reading.feeds().isEmpty() && reading.unapplied().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Feeds(reading.feeds().stream().map(f -> FeedView.of(f, days)).toList(),
                            place.home() + "feeds.csv", place.definition(Metric.QUARANTINED),
                            reading.unapplied().map(events -> FeedView.unapplied(events, days))));
        }
    }

    /// What waits, a list a side, its own first.
    public record Queue(List<MovesView.Group> sides, String calendar, MovesView.Ways ways) {}

    /// The accounts' table.
    ///
    /// @param stake the way to what is at stake
    /// @param renewal the way to which idle seats come to the end of their term
    /// @param open the way to which orders are open
    /// @param silent the way to when a sender is silent
    public record Accounts(
            List<AccountRow> rows,
            String count,
            String csv,
            SeatsView.Defs defs,
            String stake,
            String renewal,
            String open,
            String silent) {}

    /// An account.
    ///
    /// @param share in use of sold
    /// @param renewal the next end of a term that is not set to end
    /// @param stands its state, and how much of what is late is the distributor's, what is disputed, words that no rule knows
    public record AccountRow(
            NamedLink account,
            String stake,
            SeatFigures seats,
            Optional<String> share,
            Optional<CustomerRow.Next> renewal,
            String orders,
            Heard heard,
            NotedState stands) {}

    /// When something of an account was last received, and whether that is too long ago.
    public record Heard(List<DisplayTime> at, Optional<String> silent) {}

    /// Subjects that no account holds.
    public record Missing(List<MissingRow> rows, String count, String csv, String definition) {}

    /// Subjects that no account holds, and what places them.
    ///
    /// @param names the first of them
    public record MissingRow(String remedy, String count, String names, List<DisplayTime> last) {}

    /// Offers and how soon they could be ordered.
    public record Offers(List<OfferRow> rows, String csv, String definition) {}

    /// An offer.
    public record OfferRow(String name, List<DisplayTime> announced, List<DisplayTime> litUp, StateTag state) {}

    /// The home of that distributor.
    public static DistributorView of(DistributorReading reading, NameLookup known, PageFrame.Assets assets) {
        RelativeLinks place = RelativeLinks.of(UnitKind.DISTRIBUTOR, 0);
        PortfolioNames portfolio = PortfolioNames.of(reading, known);
        DisplayDays days = portfolio.days();
        VerdictWords.Headline headline = portfolio.headline();
        return new DistributorView(frame(reading, portfolio, headline, place, assets),
                new Top(headline, AsOf.of(reading, portfolio, place), figures(reading, portfolio, place),
                        WholeBar.of("All seats of " + portfolio.d(), reading.portfolio().totals().seats(), place)),
                queue(reading, portfolio, place), accounts(reading, portfolio, place), Feeds.of(reading, days, place),
                unplaced(reading, days, place), offers(reading, days, place), FootView.plain(days, place));
    }

    private static Optional<String> untold(int accounts) {
        return switch (accounts) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of("1 account is being written anew: its numbers are missing here.");
            default -> Optional.of(
                    EnglishText.number(accounts) + " accounts are being written anew: their numbers are missing here.");
        };
    }

    private static PageFrame frame(
            DistributorReading reading,
            PortfolioNames portfolio,
            VerdictWords.Headline headline,
            RelativeLinks place,
            PageFrame.Assets assets) {
        var tabs = new ArrayList<PageFrame.Tab>();
        tab(tabs, !reading.queue().isEmpty(), "#moves", "Whose move");
        tab(tabs, !reading.portfolio().accounts().isEmpty(), "#accounts", "Accounts");
        tab(tabs, !reading.feeds().isEmpty(), "#feeds", "Feed");
        tab(tabs, !reading.unplaced().isEmpty(), "#unplaced", "Unplaced");
        tab(tabs, !reading.offers().isEmpty(), "#offers", "Offers");
        return new PageFrame(headline.title() + " · " + portfolio.d(), assets.from(place),
                new PageFrame.Bar("Distributor", new TextLink("./", reading.basis().distributor().name()),
                        Optional.empty(),
                        List.copyOf(tabs), "Portfolio and feed"));
    }

    private static void tab(List<PageFrame.Tab> tabs, boolean shown, String href, String text) {
        if (shown) {
            tabs.add(new PageFrame.Tab(href, text, false));
        }
    }

    private static List<FigureView> figures(DistributorReading reading, PortfolioNames portfolio, RelativeLinks place) {
        PortfolioTotals totals = reading.portfolio().totals();
        PortfolioTotals.Waits waits = totals.waits();
        Stream<FigureView> sides = totals.moves() == 0
                ? Stream.empty()
                : DistributorReading.OWN_FIRST.stream()
                        .map(side -> FigureView.side(side, waits.all(), waits.overdue(), waits.stuck().of(side),
                                portfolio.who(side), led(side, portfolio), place));
        return Stream.concat(sides,
                FigureView.idle(totals.seats(), portfolio.idleNext(), "#accounts", place).stream()).toList();
    }

    private static Optional<Queue> queue(DistributorReading reading, PortfolioNames portfolio, RelativeLinks place) {
        List<MovesView.Group> sides = DistributorReading.OWN_FIRST.stream()
                .filter(side -> reading.portfolio().totals().waits().all().of(side) > 0)
                .map(side -> side(side, reading, portfolio, place))
                .toList();
        return sides.isEmpty()
                ? Optional.empty()
                : Optional.of(new Queue(MovesView.Group.section(sides), portfolio.d(), MovesView.Ways.at(place)));
    }

    private static MovesView.Group side(
            Side side,
            DistributorReading reading,
            PortfolioNames portfolio,
            RelativeLinks place) {
        PortfolioTotals.Waits waits = reading.portfolio().totals().waits();
        int all = waits.all().of(side);
        int late = waits.overdue().of(side);
        List<MovesView.Row> rows = reading.queue()
                .stream()
                .filter(q -> q.need().side() == side)
                .limit(MovesView.shown(QUEUE, all))
                .map(q -> row(q, portfolio, place))
                .toList();
        return new MovesView.Group(VerdictWords.id(side), EnglishText.sentence(portfolio.who(side)),
                MovesView.Group.late(late, all), MovesView.Group.waits(late, all), led(side, portfolio),
                Optional.empty(), MovesView.of(rows, all, Optional.of(place.home() + "queue.csv")));
    }

    /// Who leads or chases the steps of others.
    private static Optional<String> led(Side side, PortfolioNames portfolio) {
        return switch (side) {
            case DISTRIBUTOR, PARTNER -> Optional.empty();
            case VENDOR -> Optional.of(portfolio.d() + " moves these on");
            case CUSTOMER -> Optional.of("their partners move these on");
        };
    }

    private static MovesView.Row row(DistributorReading.Queued q, PortfolioNames portfolio, RelativeLinks place) {
        AccountNames cast = portfolio.cast(q.unit(), q.account());
        return MovesView.row(q.need(), q.businessDays(), ActionTitles.of(q.need(), cast),
                Optional.of(place.home() + q.unit() + "/"), List.of(portfolio.person(q.unit(), q.account(), place)),
                ReasonSentences.of(q.need(), cast), cast).weighing(q.need());
    }

    private static Optional<Accounts> accounts(
            DistributorReading reading,
            PortfolioNames portfolio,
            RelativeLinks place) {
        int all = reading.portfolio().accounts().size();
        return all == 0
                ? Optional.empty()
                : Optional.of(new Accounts(
                        reading.portfolio()
                                .accounts()
                                .stream()
                                .limit(MovesView.shown(ACCOUNTS, all))
                                .map(a -> row(a, portfolio, place))
                                .toList(),
                        (all > MovesView.shown(ACCOUNTS, all) ? ACCOUNTS + " of " : "")
                                + EnglishText.count(all, "account"),
                        place.home() + "accounts.csv",
                        SeatsView.Defs.at(place), place.definition(Metric.SEATS_AT_STAKE),
                        place.definition(Metric.IDLE_AT_RENEWAL),
                        place.definition(Metric.ORDERS_OPEN), place.definition(Metric.SILENT)));
    }

    private static AccountRow row(AccountSummary a, PortfolioNames portfolio, RelativeLinks place) {
        String stuck = (a.orders().stuck() > 0 ? ", " + EnglishText.number(a.orders().stuck()) + " stuck" : "")
                + (a.orders().failed() > 0 ? ", " + EnglishText.number(a.orders().failed()) + " failed" : "");
        return new AccountRow(portfolio.person(a.unit(), a.account(), place),
                a.atStake() == 0 && a.seats().sold().isEmpty() ? EnglishText.NOT_TOLD : EnglishText.number(a.atStake()),
                SeatFigures.of(a.seats()), share(a.seats()),
                a.verdict().renewal().map(r -> CustomerRow.next(r, portfolio.days())),
                EnglishText.number(a.orders().open()) + " open" + stuck,
                new Heard(a.lastReceived().map(portfolio.days()::day).stream().toList(),
                        a.silent() ? Optional.of("silent") : Optional.empty()),
                new NotedState(state(a), notes(a, portfolio)));
    }

    private static List<String> notes(AccountSummary a, PortfolioNames portfolio) {
        var notes = new ArrayList<String>();
        int own = a.verdict().overdue().distributor() + a.verdict().overdue().vendor();
        if (own > 0) {
            notes.add(EnglishText.number(own) + " with " + portfolio.d());
        }
        if (a.disputes() > 0) {
            notes.add(EnglishText.number(a.disputes()) + " disputed");
        }
        if (a.unmapped() > 0) {
            notes.add(EnglishText.count(a.unmapped(), "word") + " no rule knows");
        }
        return List.copyOf(notes);
    }

    /// Of which of the sold seats the share speaks.
    private static Optional<String> share(Seats seats) {
        return seats.activePercent()
                .map(p -> EnglishText.number(p) + " %"
                        + (seats.unmeasured() > 0 ? " of " + EnglishText.number(seats.measured()) + " measured" : ""));
    }

    /// Nobody knows whether nothing waits where nothing is heard.
    private static StateTag state(AccountSummary a) {
        return a.silent() && a.verdict().level() == Verdict.Level.CLEAR
                ? StateTag.plain("?", "no news")
                : state(a.verdict());
    }

    private static StateTag state(Verdict verdict) {
        return switch (verdict.level()) {
            case LATE -> StateTag.late(EnglishText.number(verdict.late()) + " late");
            case ACTION -> StateTag.pressing("action");
            case WAITING -> StateTag.plain("○", "waiting");
            case CLEAR -> StateTag.good("clear");
            case NO_DATA -> StateTag.plain("?", "no data");
        };
    }

    /// What places several subjects at once stands there once.
    private static Optional<Missing> unplaced(DistributorReading reading, DisplayDays days, RelativeLinks place) {
        int all = reading.unplaced().size();
        Map<String, List<UnplacedSubject>> byRemedy = reading.unplaced()
                .stream()
                .collect(Collectors.groupingBy(QueueWords::remedy, LinkedHashMap::new, Collectors.toList()));
        int rows = MovesView.shown(UNPLACED, byRemedy.size());
        return all == 0
                ? Optional.empty()
                : Optional.of(new Missing(
                        byRemedy.entrySet().stream().limit(rows).map(e -> row(e.getKey(), e.getValue(), days)).toList(),
                        EnglishText.count(all, "subject")
                                + MovesView.cut(rows, byRemedy.size()).map(cut -> ", " + cut + " repairs").orElse(""),
                        place.home() + "unplaced.csv", place.definition(Metric.UNPLACED)));
    }

    private static MissingRow row(String remedy, List<UnplacedSubject> subjects, DisplayDays days) {
        String first = subjects.stream()
                .limit(UNPLACED_NAMES)
                .map(u -> FootView.name(u.subject()))
                .collect(Collectors.joining(", "));
        int more = subjects.size() - UNPLACED_NAMES;
        return new MissingRow(remedy, EnglishText.count(subjects.size(), "subject"),
                first + (more > 0 ? " and " + EnglishText.number(more) + " more" : ""),
                subjects.stream()
                        .flatMap(u -> u.lastReceived().stream())
                        .max(Comparator.naturalOrder())
                        .map(days::day)
                        .stream()
                        .toList());
    }

    private static Optional<Offers> offers(DistributorReading reading, DisplayDays days, RelativeLinks place) {
        return reading.offers().isEmpty()
                ? Optional.empty()
                : Optional.of(new Offers(reading.offers().stream().map(o -> row(o, days)).toList(),
                        place.home() + "offers.csv",
                        place.definition(Metric.LIGHT_UP_LAG)));
    }

    private static OfferRow row(OfferLag o, DisplayDays days) {
        return new OfferRow(o.name(), o.announced().map(days::day).stream().toList(),
                o.litUp().map(days::day).stream().toList(),
                QueueWords.lag(o));
    }
}
