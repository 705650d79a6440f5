package dev.lightup.site.partnerhome;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.metric.Metric;
import dev.lightup.domain.partnerhome.HomeReader;
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
import java.util.stream.Stream;

/// A partner's home: what is its own to do over all distributors, what waits for the others, and its accounts side by side.
public record PartnerHomeView(
        PageFrame frame,
        Top top,
        Optional<Waits> waits,
        Optional<Accounts> accounts,
        Readers readers,
        FootView foot) {
    /// Rows of the partner's own list, and of each of the others.
    private static final int OWN = 15;
    private static final int OTHERS = 5;
    /// So many readers are shown.
    private static final int READERS = 25;

    /// What stands first.
    ///
    /// @param received when anything was last received of the account of which that is longest ago
    /// @param seats the oldest as-of of the accounts' seats
    /// @param figures what is late, by side
    public record Top(
            VerdictWords.Headline headline,
            List<DisplayTime> received,
            List<DisplayTime> seats,
            String definition,
            List<FigureView> figures) {}

    /// What waits, a list a side.
    ///
    /// @param cut how much more waits than is listed
    public record Waits(List<MovesView.Group> sides, MovesView.Ways ways, Optional<String> cut) {}

    /// The accounts side by side.
    ///
    /// @param said what the operator says of them
    /// @param sum what is sold by all of them; absent of a single one
    public record Accounts(
            String caption,
            Heads heads,
            List<Said> said,
            List<Row> rows,
            Optional<Sum> sum,
            String csv) {}

    /// What the operator says on the pages of accounts: its line, or since when they stand as they are.
    ///
    /// @param where the distributor, or the account with the way to it
    public record Said(NamedLink where, String text, Optional<DisplayTime> since, String then) {}

    /// Who reads the home, and the accounts.
    ///
    /// @param caption how many there are
    /// @param accounts who reads each account's pages
    public record Readers(String caption, List<ReaderRow> rows, String csv, List<AccountReaders> accounts) {}

    /// Somebody who reads the home.
    ///
    /// @param since since when, or until when an invitation waits
    /// @param last the day of the last entry
    public record ReaderRow(String address, String standing, DisplayTime since, Optional<DisplayTime> last) {}

    /// Who reads an account.
    public record AccountReaders(NamedLink account, String text) {}

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
                waits(words, place), accounts(words, place), readers(words, place), foot(words, place));
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
                                : List.of(new PageFrame.Tab("#accounts", "Accounts", false),
                                        new PageFrame.Tab("#readers", "Readers", false)),
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
                place.definition(Metric.VERDICT),
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
        List<Side> sides = PartnerHomeReading.OWN_FIRST.stream()
                .filter(side -> words.reading().waits().of(side) > 0)
                .toList();
        // one file has all of them: the last list leads to it
        List<MovesView.Group> groups = sides.stream()
                .map(side -> group(side, words, place,
                        Optional.of(PartnerHomeTables.MOVES).filter(_ -> side == sides.getLast())))
                .toList();
        return groups.isEmpty()
                ? Optional.empty()
                : Optional.of(new Waits(groups, MovesView.Ways.at(place),
                        Optional.of(words.unlisted())
                                .filter(more -> more > 0)
                                .map(more -> "The " + EnglishText.number(words.queue().size())
                                        + " most pressing are listed; " + EnglishText.number(more)
                                        + (more == 1 ? " more stands" : " more stand")
                                        + " on the accounts’ own pages.")));
    }

    private static MovesView.Group group(
            Side side,
            PartnerHomeWords words,
            RelativeLinks place,
            Optional<String> csv) {
        int all = words.reading().waits().of(side);
        int late = words.reading().overdue().of(side);
        return new MovesView.Group(VerdictWords.id(side), EnglishText.sentence(words.who(side)),
                MovesView.Group.late(late, all), MovesView.Group.waits(late, all), words.led(side), Optional.empty(),
                MovesView.of(shown(side, words).stream().map(move -> row(move, words, place)).toList(), all, csv),
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
                : Optional
                        .of(new Accounts(EnglishText.count(rows.size(), "account"), Heads.at(place), said(words, place),
                                rows, rows.size() == 1 ? Optional.empty() : Optional.of(sum(words.reading())),
                                PartnerHomeTables.ACCOUNTS));
    }

    /// The operator's lines, one a distributor, and which accounts stand as they are.
    private static List<Said> said(PartnerHomeWords words, RelativeLinks place) {
        Stream<Said> notices = words.accounts()
                .stream()
                .flatMap(account -> account.told()
                        .notice()
                        .map(text -> new Said(new NamedLink(account.told().distributor(), Optional.empty()), text,
                                Optional.empty(), ""))
                        .stream())
                .distinct();
        Stream<Said> held = words.accounts()
                .stream()
                .flatMap(account -> account.told()
                        .heldSince()
                        .map(since -> new Said(link(account, words, place),
                                "the account’s pages stand as they are since",
                                Optional.of(account.cast().days().moment(since)),
                                ", and its numbers here with them: whoever operates them looks at something first."))
                        .stream());
        return Stream.concat(notices, held).toList();
    }

    /// What the home shows of its readers.
    static List<HomeReader> shown(List<HomeReader> readers) {
        return readers.stream().limit(MovesView.shown(READERS, readers.size())).toList();
    }

    /// Their days are UTC, as they are kept.
    private static Readers readers(PartnerHomeWords words, RelativeLinks place) {
        List<HomeReader> all = words.reading().readers();
        var days = new DisplayDays("UTC", words.reading().received());
        List<ReaderRow> rows = shown(all).stream()
                .map(reader -> new ReaderRow(reader.address(),
                        reader.since().isPresent() ? "in since" : "invited, to come in by",
                        days.day(reader.since().orElse(reader.until())), reader.last().map(days::day)))
                .toList();
        String count = all.isEmpty() ? "Nobody is invited yet" : EnglishText.count(all.size(), "reader");
        return new Readers(MovesView.cut(rows.size(), all.size()).map(cut -> cut + " readers").orElse(count), rows,
                PartnerHomeTables.READERS, words.accounts()
                        .stream()
                        .map(account -> new AccountReaders(link(account, words, place),
                                EnglishText.list(words.readBy(account).stream().map(EnglishText::name).toList())))
                        .toList());
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
                account.told()
                        .heldSince()
                        .map(_ -> "stands as it is")
                        .or(() -> a.silent() ? Optional.of("silent") : Optional.empty()));
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
