package dev.lightup.site.distributor;

import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.domain.distributor.PortfolioTotals;
import dev.lightup.domain.distributor.UnplacedSubject;
import dev.lightup.domain.metric.Metric;
import dev.lightup.domain.offer.OfferLag;
import dev.lightup.domain.programme.OperatorNotice;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.reading.LastHeard;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.parts.FigureView;
import dev.lightup.site.parts.FootView;
import dev.lightup.site.parts.MovesView;
import dev.lightup.site.parts.PageFrame;
import dev.lightup.site.parts.VerdictWords;
import dev.lightup.site.parts.WholeBar;
import dev.lightup.site.words.DisplayDays;
import dev.lightup.site.words.DisplayTime;
import dev.lightup.site.words.EnglishText;
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
        Optional<QueueHead> own,
        Optional<AccountsTable> accounts,
        Optional<QueueHead> others,
        Findings findings,
        Optional<PortfolioRows> portfolios,
        FootView foot) {
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
        /// @param feed when anything was last received from the distributor
        /// @param untold what is missing of the accounts
        static AsOf of(
                DistributorReading reading,
                LastHeard feed,
                Optional<String> untold,
                PortfolioNames portfolio,
                RelativeLinks place) {
            DisplayDays days = portfolio.days();
            return new AsOf(reading.heard().at().map(days::moment).stream().toList(),
                    reading.portfolio().totals().seats().asOf().map(days::day).stream().toList(), days.zoneName(),
                    feed.silent()
                            ? Optional.of("Nothing was received from " + portfolio.d() + feed.at()
                                    .map(at -> " since " + days.text(at))
                                    .orElse("") + ".")
                            : Optional.empty(),
                    untold, place.definition(Metric.VERDICT),
                    place.definition(Metric.AS_OF));
        }
    }

    /// The health of what it sends.
    ///
    /// @param rows its endpoints
    /// @param csv the way to the table of all
    /// @param upload the way to where a file is uploaded by hand
    /// @param quarantined the way to what is not understood
    /// @param unapplied what of it could not be applied yet
    /// @param fell what of it counts in another order than that of its times
    public record Feeds(
            List<FeedView> rows,
            String csv,
            String upload,
            String quarantined,
            Optional<String> unapplied,
            Optional<String> fell) {
        static Optional<Feeds> of(DistributorReading reading, DisplayDays days, RelativeLinks place) {
            Optional<String> fell = FeedView.fell(reading.portfolio().accounts());
            return reading.feeds().isEmpty() && reading.unapplied().isEmpty() && fell.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Feeds(reading.feeds().stream().map(f -> FeedView.of(f, days)).toList(),
                            place.home() + "feeds.csv", place.upload(), place.definition(Metric.QUARANTINED),
                            reading.unapplied().map(events -> FeedView.unapplied(events, days)), fell));
        }
    }

    /// What its engineer and its offers' managers look for.
    public record Findings(Optional<Feeds> feeds, Optional<Missing> unplaced, Optional<Offers> offers) {}

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
    ///
    /// @param accounts the head of its accounts; absent where there are none
    public static DistributorView of(
            DistributorReading reading,
            PortfolioNames portfolio,
            Optional<AccountsPage> accounts,
            PageFrame.Assets assets) {
        RelativeLinks place = RelativeLinks.of(UnitKind.DISTRIBUTOR, 0);
        DisplayDays days = portfolio.days();
        VerdictWords.Headline headline = portfolio.headline();
        return new DistributorView(frame(reading, portfolio, headline, place, assets),
                new Top(headline, AsOf.of(reading, reading.heard(),
                        untold(reading.portfolio().untold()), portfolio, place), figures(reading, portfolio, place),
                        WholeBar.of("All seats of " + portfolio.d(), reading.portfolio().totals().seats(), place)),
                QueueHead.own(reading, portfolio, place), accounts.map(page -> AccountsTable.of(page, portfolio)),
                QueueHead.others(reading, portfolio, place),
                new Findings(Feeds.of(reading, days, place), unplaced(reading, days, place),
                        offers(reading, days, place)),
                PortfolioRows.of(reading, portfolio, place), FootView.plain(days, place));
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
        tab(tabs, !reading.portfolio().lines().isEmpty(), QueuePage.folder(Side.DISTRIBUTOR), "Whose move");
        tab(tabs, !reading.portfolio().lines().isEmpty(), "#accounts", "Accounts");
        tab(tabs, !reading.portfolio().named().isEmpty(), "#portfolios", "Portfolios");
        tab(tabs, !reading.feeds().isEmpty(), "#feeds", "Feed");
        tab(tabs, !reading.unplaced().isEmpty(), "#unplaced", "Unplaced");
        tab(tabs, !reading.offers().isEmpty(), "#offers", "Offers");
        return new PageFrame(headline.title() + " · " + portfolio.d(), assets.from(place),
                new PageFrame.Bar("Distributor", new TextLink("./", reading.basis().distributor().name()),
                        Optional.empty(),
                        List.copyOf(tabs), "Portfolio and feed", Optional.of(place.find())),
                reading.basis().distributor().notice().map(OperatorNotice::text));
    }

    private static void tab(List<PageFrame.Tab> tabs, boolean shown, String href, String text) {
        if (shown) {
            tabs.add(new PageFrame.Tab(href, text, false));
        }
    }

    static List<FigureView> figures(DistributorReading reading, PortfolioNames portfolio, RelativeLinks place) {
        PortfolioTotals totals = reading.portfolio().totals();
        PortfolioTotals.Waits waits = totals.waits();
        Stream<FigureView> sides = totals.moves() == 0
                ? Stream.empty()
                : DistributorReading.OWN_FIRST.stream()
                        .map(side -> FigureView.side(side, waits.all(), waits.overdue(), waits.stuck().of(side),
                                portfolio.who(side), portfolio.led(side), QueuePage.folder(side), place));
        return Stream.concat(sides,
                FigureView.idle(totals.seats(), portfolio.idleNext(), "#accounts", place).stream()).toList();
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
