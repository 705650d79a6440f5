package dev.lightup.site.account;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.CustomerReading;
import dev.lightup.domain.account.Verdict;
import dev.lightup.domain.metric.Metric;
import dev.lightup.domain.milestone.MilestonePath;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.reading.LastHeard;
import dev.lightup.domain.waiting.BySide;
import dev.lightup.domain.waiting.Move;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.parts.CustomerRow;
import dev.lightup.site.parts.CustomerTable;
import dev.lightup.site.parts.DeskView;
import dev.lightup.site.parts.DisputesView;
import dev.lightup.site.parts.FigureView;
import dev.lightup.site.parts.FileNoteView;
import dev.lightup.site.parts.FootView;
import dev.lightup.site.parts.MovesView;
import dev.lightup.site.parts.OnboardingView;
import dev.lightup.site.parts.PageFrame;
import dev.lightup.site.parts.PathView;
import dev.lightup.site.parts.RenewalsView;
import dev.lightup.site.parts.SeatsSection;
import dev.lightup.site.parts.SeatsView;
import dev.lightup.site.parts.VerdictWords;
import dev.lightup.site.parts.WholeBar;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.DisplayDays;
import dev.lightup.site.words.DisplayTime;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.NameLookup;
import dev.lightup.site.words.NamedLink;
import dev.lightup.site.words.RelativeLinks;
import dev.lightup.site.words.StateTag;
import dev.lightup.site.words.TextLink;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An account's home.
///
/// @param renewals the ends of terms that come next; absent where none is told
/// @param customers the most idle customers, at most {@link #CUSTOMERS}, and as many more at which something is late
public record AccountView(
        PageFrame frame,
        Top top,
        Waiting moves,
        SeatsSection seats,
        Optional<RenewalsView> renewals,
        Progress progress,
        Optional<CustomerTable> customers,
        FootView foot) {
    /// Rows of each side.
    private static final int MOVES = 12;
    private static final int PATHS = 2;
    private static final int CUSTOMERS = 12;
    /// Of a customer at which something is late or stuck.
    private static final Set<CustomerReading.Standing> LATE = EnumSet.of(CustomerReading.Standing.ORDER_LATE,
            CustomerReading.Standing.ORDER_STUCK, CustomerReading.Standing.MILESTONE_LATE);

    /// What stands first.
    ///
    /// @param shut that the partner does not read it yet; absent once it was opened
    /// @param asOf how new the data is
    /// @param figures what is late on each side, the idle seats, the next end of a term
    /// @param files what is to be told of the newest files
    public record Top(
            VerdictWords.Headline headline,
            Optional<Shut> shut,
            AsOf asOf,
            List<FigureView> figures,
            List<FileNoteView> files) {}

    /// That an account is not opened, or closed since its partner left.
    ///
    /// @param open the way to where it is
    public record Shut(String text, TextLink open) {}

    /// What waits.
    ///
    /// @param ways the ways to how waits are counted; absent when nothing waits
    /// @param calendar by whose business days
    /// @param groups a list a side, the partner's first
    /// @param idle what to say where nothing waits
    /// @param coming steps that are not due yet; absent when there are none
    public record Waiting(
            Optional<MovesView.Ways> ways,
            String calendar,
            List<MovesView.Group> groups,
            String idle,
            Optional<Coming> coming) {
        static Waiting of(AccountReading reading, AccountNames cast, RelativeLinks place) {
            return new Waiting(
                    reading.agenda().moves().isEmpty() ? Optional.empty() : Optional.of(MovesView.Ways.at(place)),
                    cast.d(), AccountView.groups(reading, cast, place), AccountView.idle(reading, cast),
                    Coming.of(reading.agenda().coming(), cast, place));
        }
    }

    /// How far the partner and its customers' offers are.
    ///
    /// @param paths the next milestone paths, at most {@link #PATHS}
    /// @param allPaths a line for each; absent where all stand there already
    /// @param onboarding what the partner still has to settle
    public record Progress(
            List<PathView> paths,
            Optional<PathsTable> allPaths,
            Optional<OnboardingView> onboarding) {
        static Progress of(AccountReading reading, AccountNames cast, RelativeLinks place) {
            return new Progress(
                    reading.agenda().paths().stream().limit(PATHS).map(p -> PathView.of(p, cast, place)).toList(),
                    AccountView.paths(reading, cast, place),
                    OnboardingView.of(reading.partner().onboarding(), cast, place));
        }
    }

    /// Steps that are not due yet.
    ///
    /// @param title how many, and when the next is due
    public record Coming(String title, List<MovesView.Row> rows, Optional<MovesView.Tail> tail) {
        static Optional<Coming> of(List<Move> moves, AccountNames cast, RelativeLinks place) {
            return moves.stream().map(m -> m.deadline().due()).min(Comparator.naturalOrder()).map(next -> {
                var view = MovesView.of(moves, MOVES, false, cast, place);
                return new Coming("Coming: " + EnglishText.count(moves.size(), "step") + ", the next on "
                        + cast.days().longText(next), view.rows(), view.tail());
            });
        }
    }

    /// How new the data is.
    ///
    /// @param orders when the newest order event was received
    /// @param seats the oldest as-of of what counts of sold, assigned and active
    /// @param silence what is wrong with the feed
    /// @param definition the way to how the headline is made
    /// @param seatsDefinition the way to what the as-of of a sum is
    /// @param disputed how many things are disputed, with the way to them
    public record AsOf(
            List<DisplayTime> orders,
            List<DisplayTime> seats,
            Optional<String> silence,
            String zone,
            Optional<TextLink> disputed,
            String definition,
            String seatsDefinition) {
        static AsOf of(AccountReading reading, AccountNames cast, RelativeLinks place) {
            DisplayDays days = cast.days();
            LastHeard heard = reading.heard();
            int disputed = reading.quality().disputed();
            Optional<String> silence = heard.at().isEmpty() || !heard.silent()
                    ? Optional.empty()
                    : Optional
                            .of(cast.d() + " has been silent since " + heard.at().map(days::text).orElse("")
                                    + ": what happened after that is not known here");
            return new AsOf(reading.orders().asOf().map(days::moment).stream().toList(),
                    reading.seats().total().asOf().map(days::day).stream().toList(), silence, days.zoneName(),
                    disputed == 0
                            ? Optional.empty()
                            : Optional.of(
                                    new TextLink("#disputes", EnglishText.number(disputed) + " disputed")),
                    place.definition(Metric.VERDICT), place.definition(Metric.AS_OF));
        }
    }

    /// A line for each open path.
    public record PathsTable(List<PathRow> rows, String more, String csv) {}

    /// An open path in one line.
    public record PathRow(
            List<NamedLink> customer,
            String offer,
            String step,
            List<DisplayTime> due,
            String side,
            Optional<StateTag> late) {}

    /// The home of that account.
    public static AccountView of(AccountReading reading, NameLookup known, PageFrame.Assets assets) {
        RelativeLinks place = RelativeLinks.of(UnitKind.ACCOUNT, 0);
        AccountNames cast = AccountNames.of(reading, known);
        VerdictWords.Headline headline = VerdictWords.headline(reading, cast);
        return new AccountView(
                PageFrame.account(cast, place, assets, headline.title(), "", PageFrame.has(reading)),
                new Top(headline, shut(reading, cast, place), AsOf.of(reading, cast, place),
                        figures(reading, cast, place),
                        FileNoteView.of(reading.quality().files(), cast.days())),
                Waiting.of(reading, cast, place), seats(reading, cast, place),
                RenewalsView.of(reading.agenda().renewals(), cast, place),
                Progress.of(reading, cast, place), customers(reading, cast, place), FootView.of(reading, cast, place));
    }

    private static Optional<Shut> shut(AccountReading reading, AccountNames cast, RelativeLinks place) {
        return reading.partner().opened().isPresent() || reading.partner().movedAway().isPresent()
                ? Optional.empty()
                : Optional.of(reading.partner()
                        .closed()
                        .map(since -> new Shut(cast.d() + " alone reads this account: " + cast.p()
                                + " left, and it is closed to that side since " + cast.days().text(since) + ".",
                                new TextLink(place.open(), "Open it again")))
                        .orElseGet(() -> new Shut(
                                cast.d() + " alone reads this account: it is not opened to " + cast.p() + " yet.",
                                new TextLink(place.open(), "Open it"))));
    }

    private static SeatsSection seats(AccountReading reading, AccountNames cast, RelativeLinks place) {
        return new SeatsSection(WholeBar.of("All seats of " + cast.p(), reading.seats().total(), place),
                DisputesView.of(reading.quality().disputes(), reading.customers(), false, cast, place),
                SeatsView.of(reading.seats(), cast.days(), place));
    }

    private static List<FigureView> figures(AccountReading reading, AccountNames cast, RelativeLinks place) {
        BySide waits = reading.verdict().waits();
        Stream<FigureView> sides = waits.total() == 0
                ? Stream.empty()
                : VerdictWords.SIDES.stream()
                        .map(side -> side(side, reading, cast, place));
        return Stream.of(sides,
                FigureView
                        .idle(reading.seats().total(), RenewalsView.ofIdle(reading.agenda().renewals(), cast.days()),
                                "#customers", place)
                        .stream(),
                RenewalsView.figure(reading.agenda().renewals(), cast, place).stream())
                .flatMap(figures -> figures)
                .toList();
    }

    private static FigureView side(Side side, AccountReading reading, AccountNames cast, RelativeLinks place) {
        int stuck = (int) reading.agenda().moves().stream().filter(m -> m.why().side() == side && m.stuck()).count();
        return FigureView.side(side, reading.verdict().waits(), reading.verdict().overdue(), stuck,
                cast.all(side), cast.led(side), "#" + VerdictWords.id(side), place);
    }

    private static List<MovesView.Group> groups(AccountReading reading, AccountNames cast, RelativeLinks place) {
        return MovesView.Group.section(VerdictWords.SIDES.stream()
                .flatMap(side -> MovesView.Group
                        .of(side, reading.agenda().moves().stream().filter(m -> m.why().side() == side).toList(), MOVES,
                                side == Side.DISTRIBUTOR
                                        ? reading.basis().distributor().desk().map(DeskView::of)
                                        : Optional.empty(),
                                cast, place)
                        .stream())
                .toList());
    }

    private static String idle(AccountReading reading, AccountNames cast) {
        if (reading.partner().movedAway().isPresent()) {
            return "Nothing of this account is held at " + cast.p() + " any more.";
        }
        return reading.verdict().level() == Verdict.Level.NO_DATA
                ? cast.d()
                        + " has sent nothing about this account. Orders, seats and milestones appear here with its first event."
                : "Neither " + cast.p() + " nor " + cast.d() + " has to act.";
    }

    private static Optional<PathsTable> paths(AccountReading reading, AccountNames cast, RelativeLinks place) {
        List<MilestonePath> paths = reading.agenda().paths();
        int most = MovesView.shown(20, paths.size());
        return paths.size() <= PATHS
                ? Optional.empty()
                : Optional.of(new PathsTable(paths.stream().limit(most).map(p -> row(p, cast, place)).toList(),
                        paths.size() > most
                                ? most + " of " + EnglishText.count(paths.size(), "open path")
                                : EnglishText.count(paths.size(), "open path"),
                        place.home() + "milestones.csv"));
    }

    private static PathRow row(MilestonePath path, AccountNames cast, RelativeLinks place) {
        var next = path.next();
        return new PathRow(path.customer().map(c -> cast.person(c, place.home())).stream().toList(), path.offer(),
                next.map(MilestonePath.Step::title).orElse("all steps reached"),
                next.flatMap(s -> s.days().due()).map(cast.days()::day).stream().toList(),
                next.map(s -> EnglishText.sentence(cast.owner(s.side(), path.customer()))).orElse(""),
                next.filter(MilestonePath.Step::late).map(_ -> StateTag.late("late")));
    }

    /// The customers that the page shows, most idle seats first.
    static List<CustomerReading> shown(AccountReading reading) {
        List<CustomerReading> all = reading.customers();
        int most = MovesView.shown(CUSTOMERS, all.size());
        return Stream.concat(all.stream().limit(most),
                all.stream().skip(most).filter(c -> LATE.contains(c.standing())).limit(CUSTOMERS)).toList();
    }

    private static Optional<CustomerTable> customers(AccountReading reading, AccountNames cast, RelativeLinks place) {
        int all = reading.customers().size();
        return all == 0
                ? Optional.empty()
                : Optional.of(new CustomerTable(
                        CustomerRow.all(shown(reading), cast, place),
                        all > shown(reading).size()
                                ? shown(reading).size() + " of " + EnglishText.count(all, "customer")
                                : EnglishText.count(all, "customer"),
                        place.home() + "customers.csv", SeatsView.Defs.at(place)));
    }
}
