package dev.lightup.site.partnerhome;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.metric.Metric;
import dev.lightup.domain.partnerhome.PartnerHomeReading;
import dev.lightup.domain.partnerhome.PartnerHomeReading.LinkedMove;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.waiting.MoveSummary;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.parts.FigureView;
import dev.lightup.site.parts.FootView;
import dev.lightup.site.parts.MovesView;
import dev.lightup.site.parts.PageFrame;
import dev.lightup.site.parts.VerdictWords;
import dev.lightup.site.words.ActionTitles;
import dev.lightup.site.words.DisplayDays;
import dev.lightup.site.words.DisplayTime;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.NamedLink;
import dev.lightup.site.words.ReasonSentences;
import dev.lightup.site.words.RelativeLinks;
import dev.lightup.site.words.RenewalWords;
import dev.lightup.site.words.RowBackground;
import dev.lightup.site.words.TextLink;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A partner's home: what is its own to do over all distributors, what waits for the others, and its accounts side by side.
public record PartnerHomeView(
        PageFrame frame,
        Top top,
        Optional<Waits> waits,
        Optional<Accounts> accounts,
        FootView foot) {
    /// Rows of the partner's own list, and of each of the others.
    private static final int OWN = 15;
    private static final int OTHERS = 5;

    /// What stands first.
    ///
    /// @param received when anything was last received of the account of which that is longest ago
    /// @param seats the oldest as-of of the accounts' seats
    /// @param untold what is missing of the accounts
    /// @param figures what is late, by side
    public record Top(
            VerdictWords.Headline headline,
            List<DisplayTime> received,
            List<DisplayTime> seats,
            Optional<String> untold,
            String definition,
            List<FigureView> figures) {}

    /// What waits, a list a side.
    public record Waits(List<MovesView.Group> sides, MovesView.Ways ways) {}

    /// The accounts side by side.
    ///
    /// @param sum what is sold by all of them; absent of a single one
    public record Accounts(String caption, Heads heads, List<Row> rows, Optional<Sum> sum, String csv) {}

    /// The ways to what the columns mean.
    public record Heads(String moves, SeatWays seats, String orders, String renewal, String asOf) {
        static Heads at(RelativeLinks place) {
            return new Heads(place.definition(Metric.MOVES),
                    new SeatWays(place.definition(Metric.SEATS_SOLD), place.definition(Metric.SEATS_SOLD_TOGETHER),
                            place.definition(Metric.SEATS_IN_USE), place.definition(Metric.SEATS_IDLE),
                            place.definition(Metric.SEATS_UNMEASURED)),
                    place.definition(Metric.ORDERS_OPEN), place.definition(Metric.IDLE_AT_RENEWAL),
                    place.definition(Metric.AS_OF));
        }
    }

    /// The ways to what its seats mean.
    public record SeatWays(String sold, String together, String inUse, String idle, String unmeasured) {}

    /// How many of how many are late.
    ///
    /// @param type its colour's class
    public record LateCount(String text, String type) {
        static LateCount of(int late, int all) {
            return new LateCount(PartnerHomeView.of(late, all), late == 0 ? "plain" : "late");
        }
    }

    /// An account.
    ///
    /// @param own what is late with the partner
    /// @param others what is late with the others
    /// @param orders how many are open, and stuck
    public record Row(
            NamedLink account,
            LateCount own,
            LateCount others,
            Figures seats,
            String orders,
            Optional<NextRenewal> renewal,
            List<DisplayTime> asOf,
            Optional<String> silence) {}

    /// Its seats.
    public record Figures(String sold, String inUse, String idle, String unmeasured) {}

    /// The day on which a paid term ends next.
    public record NextRenewal(DisplayTime day, String what) {}

    /// What adds up.
    public record Sum(String own, String others, String sold, String orders) {}

    public static PartnerHomeView of(PartnerHomeWords words, PageFrame.Assets assets) {
        RelativeLinks place = RelativeLinks.of(UnitKind.PARTNER, 0);
        VerdictWords.Headline headline = words.headline();
        return new PartnerHomeView(frame(words, headline, place, assets), top(words, headline, place),
                waits(words, place), accounts(words, place), foot(words, place));
    }

    /// What the home shows of a side's list.
    static List<LinkedMove> shown(Side side, PartnerHomeWords words) {
        return words.queue(side)
                .stream()
                .limit(MovesView.shown(side == Side.PARTNER ? OWN : OTHERS, words.reading().waits().of(side)))
                .toList();
    }

    private static PageFrame frame(
            PartnerHomeWords words,
            VerdictWords.Headline headline,
            RelativeLinks place,
            PageFrame.Assets assets) {
        String name = words.accounts().isEmpty() ? "All distributors" : names(words);
        return new PageFrame(headline.title() + " · " + name, assets.from(place),
                new PageFrame.Bar("Partner", new TextLink("./", name), Optional.empty(),
                        words.accounts().isEmpty()
                                ? List.of()
                                : List.of(new PageFrame.Tab("#accounts", "Accounts", false)),
                        "Read by the partner alone", Optional.of(place.find())),
                Optional.empty());
    }

    private static String names(PartnerHomeWords words) {
        List<String> all = words.accounts().stream().map(account -> account.told().distributor()).distinct().toList();
        return all.size() > 3 ? EnglishText.count(all.size(), "distributor") : EnglishText.list(all);
    }

    private static Top top(PartnerHomeWords words, VerdictWords.Headline headline, RelativeLinks place) {
        PartnerHomeReading reading = words.reading();
        return new Top(headline, times(words, a -> a.lastReceived(), true), times(words, a -> a.seats().asOf(), false),
                switch (reading.untold()) {
                    case 0 -> Optional.empty();
                    case 1 -> Optional.of("1 account is being written anew: its numbers are missing here.");
                    default -> Optional.of(EnglishText.number(reading.untold())
                            + " accounts are being written anew: their numbers are missing here.");
                }, place.definition(Metric.VERDICT),
                reading.waits().total() == 0
                        ? List.of()
                        : PartnerHomeReading.OWN_FIRST.stream()
                                .map(side -> FigureView.side(side, reading.waits(), reading.overdue(),
                                        reading.stuck().of(side), words.who(side), words.led(side),
                                        "#" + VerdictWords.id(side), place))
                                .toList());
    }

    /// The oldest of the accounts' times, written by its own distributor's clock.
    private static List<DisplayTime> times(
            PartnerHomeWords words,
            Function<AccountSummary, Optional<Instant>> time,
            boolean moment) {
        return words.accounts()
                .stream()
                .filter(account -> time.apply(account.told().told()).isPresent())
                .min(Comparator.comparing(account -> time.apply(account.told().told()).orElseThrow()))
                .map(account -> {
                    DisplayDays days = account.cast().days();
                    var at = time.apply(account.told().told()).orElseThrow();
                    return moment ? days.moment(at) : days.day(at);
                })
                .stream()
                .toList();
    }

    private static Optional<Waits> waits(PartnerHomeWords words, RelativeLinks place) {
        List<MovesView.Group> groups = PartnerHomeReading.OWN_FIRST.stream()
                .filter(side -> words.reading().waits().of(side) > 0)
                .map(side -> group(side, words, place))
                .toList();
        return groups.isEmpty() ? Optional.empty() : Optional.of(new Waits(groups, MovesView.Ways.at(place)));
    }

    private static MovesView.Group group(Side side, PartnerHomeWords words, RelativeLinks place) {
        int all = words.reading().waits().of(side);
        int late = words.reading().overdue().of(side);
        return new MovesView.Group(VerdictWords.id(side), EnglishText.sentence(words.who(side)),
                MovesView.Group.late(late, all), MovesView.Group.waits(late, all), words.led(side), Optional.empty(),
                MovesView.of(shown(side, words).stream().map(move -> row(move, words, place)).toList(), all,
                        Optional.of(PartnerHomeTables.MOVES)),
                Optional.empty());
    }

    private static MovesView.Row row(LinkedMove move, PartnerHomeWords words, RelativeLinks place) {
        HomeAccount at = words.account(move.account());
        MoveSummary need = move.queued().need();
        MovesView.Row row = MovesView.row(need, move.queued().businessDays(), ActionTitles.of(need, at.cast()),
                Optional.of(at.list(need.side(), place)), List.of(), ReasonSentences.of(need, at.cast()), at.cast())
                .weighing(need);
        String who = switch (need.side()) {
            case PARTNER, DISTRIBUTOR -> "";
            case VENDOR -> "The vendor, with ";
            case CUSTOMER -> "The customer, at ";
        };
        return new MovesView.Row(row.clock(), row.title(), row.linked(), row.why(), row.pace(),
                new MovesView.Owner(who, List.of(link(at, words, place)),
                        at.cast().background().isFromBefore(need) ? ", " + RowBackground.FROM_BEFORE : "",
                        row.owner().since(), List.of()));
    }

    private static NamedLink link(HomeAccount account, PartnerHomeWords words, RelativeLinks place) {
        return new NamedLink(words.name(account), Optional.of(account.page(place)));
    }

    private static Optional<Accounts> accounts(PartnerHomeWords words, RelativeLinks place) {
        List<Row> rows = words.accounts().stream().map(account -> line(account, words, place)).toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Accounts(EnglishText.count(rows.size(), "account"), Heads.at(place), rows,
                        rows.size() == 1 ? Optional.empty() : Optional.of(sum(words.reading())),
                        PartnerHomeTables.ACCOUNTS));
    }

    private static Row line(HomeAccount account, PartnerHomeWords words, RelativeLinks place) {
        AccountSummary a = account.told().told();
        DisplayDays days = account.cast().days();
        int own = a.verdict().overdue().partner();
        int others = a.verdict().late() - own;
        return new Row(link(account, words, place), LateCount.of(own, a.verdict().waits().partner()),
                LateCount.of(others, a.verdict().waits().total() - a.verdict().waits().partner()),
                new Figures(EnglishText.number(a.seats().sold()), EnglishText.number(a.seats().inUse()),
                        EnglishText.number(a.seats().idle()), EnglishText.number(a.seats().unmeasured())),
                orders(a.orders().open(), a.orders().stuck()),
                a.verdict()
                        .renewal()
                        .map(r -> new NextRenewal(days.day(r.on()), RenewalWords.what(r.outcome(), r.trial())
                                + RenewalWords.seats(r).map(", "::concat).orElse(""))),
                a.seats().asOf().or(a::lastReceived).map(days::day).stream().toList(),
                a.silent() ? Optional.of("silent") : Optional.empty());
    }

    private static Sum sum(PartnerHomeReading reading) {
        int own = reading.overdue().partner();
        int all = reading.waits().partner();
        return new Sum(of(own, all), of(reading.overdue().total() - own, reading.waits().total() - all),
                EnglishText.number(reading.sold()), orders(reading.orders().open(), reading.orders().stuck()));
    }

    private static String of(int late, int all) {
        return all == 0 ? "–" : EnglishText.number(late) + " of " + EnglishText.number(all);
    }

    private static String orders(int open, int stuck) {
        return EnglishText.number(open) + (stuck == 0 ? "" : ", " + EnglishText.number(stuck) + " stuck");
    }

    /// Days and times of an account are its distributor's.
    private static FootView foot(PartnerHomeWords words, RelativeLinks place) {
        FootView plain = FootView.plain(words.accounts()
                .stream()
                .findFirst()
                .map(account -> account.cast().days())
                .orElseGet(() -> new DisplayDays("UTC", Optional.empty())), place);
        String zones = words.accounts()
                .stream()
                .map(account -> account.cast().days().zoneName())
                .distinct()
                .collect(Collectors.joining(", "));
        return new FootView(plain.sources(), plain.desk(), plain.unmapped(), plain.notKept(),
                zones.isEmpty() ? plain.zone() : zones + (zones.contains(",") ? ", each distributor's own" : ""),
                plain.ways());
    }
}
