package dev.lightup.site.distributor;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.account.Verdict;
import dev.lightup.domain.distributor.AccountLine;
import dev.lightup.domain.metric.Metric;
import dev.lightup.domain.partner.OnboardingReading;
import dev.lightup.domain.seats.Renewal;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.waiting.BySide;
import dev.lightup.site.parts.PageFrame;
import dev.lightup.site.words.DisplayDays;
import dev.lightup.site.words.DisplayTime;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.NamedLink;
import dev.lightup.site.words.RelativeLinks;
import dev.lightup.site.words.RenewalWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/// A distributor's accounts as a table to choose from: a row an account, with what is late there by side, what stands idle, what renews next, how
/// its use went and how old its data is.
///
/// @param caption which accounts, in which order
/// @param heads the ways to what the columns mean
/// @param orders the ways to the other orders; none where there is but one
/// @param sums the rows added up: those of the page, those of its bands, all
/// @param rest what stands above the ways to the others
/// @param bands the ways to the other accounts
public record AccountsTable(
        String caption,
        Heads heads,
        List<PageFrame.Tab> orders,
        List<Row> rows,
        List<Sum> sums,
        String rest,
        List<ListBand> bands,
        String csv) {
    /// The ways to what the columns mean.
    ///
    /// @param own the distributor's name
    public record Heads(
            String own,
            String moves,
            String idle,
            String renewal,
            String months,
            String share,
            String asOf,
            String stake) {
        static Heads of(PortfolioNames names, RelativeLinks place) {
            return new Heads(names.d(), place.definition(Metric.MOVES), place.definition(Metric.SEATS_IDLE),
                    place.definition(Metric.IDLE_AT_RENEWAL), place.definition(Metric.USE_BY_MONTH),
                    place.definition(Metric.ACTIVE_SHARE), place.definition(Metric.AS_OF),
                    place.definition(Metric.SEATS_AT_STAKE));
        }
    }

    /// A way to a band.
    public record ListBand(String href, String name, String count) {}

    /// An account.
    public record Row(
            Name account,
            Waiting own,
            Waiting partner,
            Waiting others,
            String idle,
            Optional<Ending> renewal,
            UseCell use,
            Age age) {}

    /// Whose row it is.
    ///
    /// @param note what else to know of it first
    public record Name(NamedLink link, Optional<String> note) {}

    /// What waits with a side.
    ///
    /// @param late how many of it are late
    /// @param type the colour's class
    /// @param link the way to the account's list; absent where nothing waits
    /// @param note since how long, and of how many that wait
    public record Waiting(
            String late,
            String type,
            Optional<String> mark,
            Optional<String> link,
            Optional<String> note) {}

    /// The next end of a paid term.
    ///
    /// @param what how many of its seats stand idle, and what happens then
    public record Ending(DisplayTime day, String what) {
        static Ending of(Renewal renewal, DisplayDays days) {
            return new Ending(days.day(renewal.on()),
                    renewal.seats()
                            .map(all -> (renewal.idle().isEmpty()
                                    ? EnglishText.count(all, "seat")
                                    : EnglishText.number(renewal.idle()) + " of " + EnglishText.number(all) + " idle")
                                    + ", ")
                            .orElse("") + RenewalWords.what(renewal.outcome(), renewal.trial()));
        }
    }

    /// When data is of.
    public record Age(List<DisplayTime> at, Optional<String> note) {}

    /// Rows added up.
    public record Sum(String name, String own, String partner, String others, String idle) {}

    static AccountsTable of(AccountsPage page, PortfolioNames names) {
        RelativeLinks place = page.place();
        return new AccountsTable(caption(page, names), Heads.of(names, place), orders(page, names, place),
                page.rows().stream().map(line -> row(line, names, place)).toList(), sums(page),
                "The other " + EnglishText.count(page.all().size() - page.rows().size(), "account"),
                page.bands()
                        .stream()
                        .map(part -> new ListBand(page.home() + page.order().folder() + part.folder(), part.name(),
                                EnglishText.count(part.rows().size(), "account")))
                        .toList(),
                page.home() + "accounts.csv");
    }

    private static String caption(AccountsPage page, PortfolioNames names) {
        String order = by(page.order(), names);
        if (page.part().isPresent()) {
            return EnglishText.count(page.rows().size(), "account") + ", " + order + ": " + page.part().get().name();
        }
        int all = page.all().size();
        if (page.rows().isEmpty()) {
            return EnglishText.count(all, "account") + ", " + order;
        }
        return page.rows().size() < all
                ? "The first " + EnglishText.number(page.rows().size()) + " of " + EnglishText.count(all, "account")
                        + ", " + order
                : EnglishText.count(all, "account") + ", " + order;
    }

    /// The order of a list, in words.
    static String by(AccountOrder order, PortfolioNames names) {
        return switch (order) {
            case OWN -> "by days × seats late with " + names.d();
            case PARTNER -> "by days × seats late with the partner";
            case IDLE -> "most idle seats first";
            case RENEWAL -> "next renewal first";
            case DATA -> "oldest data first";
            case NAME -> "by name";
        };
    }

    private static List<PageFrame.Tab> orders(AccountsPage page, PortfolioNames names, RelativeLinks place) {
        if (!page.root().isEmpty()) {
            return List.of();
        }
        return Stream.of(AccountOrder.values())
                .map(order -> new PageFrame.Tab(
                        order == AccountOrder.OWN
                                ? page.onHome() ? "#accounts" : place.home() + "#accounts"
                                : place.home() + order.folder(),
                        switch (order) {
                            case OWN -> "late with " + names.d();
                            case PARTNER -> "late with the partner";
                            case IDLE -> "most idle";
                            case RENEWAL -> "next renewal";
                            case DATA -> "oldest data";
                            case NAME -> "name";
                        }, order == page.order()))
                .toList();
    }

    private static Row row(AccountLine line, PortfolioNames names, RelativeLinks place) {
        AccountSummary a = line.told();
        String home = place.home() + a.unit() + "/";
        return new Row(new Name(names.person(a.unit(), a.account(), place), note(a)),
                waiting(a, home, BySide::distributor, "#distributor", oldest(line.own())),
                waiting(a, home, BySide::partner, "#partner", oldest(line.partner())),
                waiting(a, home, AccountsTable::others,
                        a.verdict().waits().vendor() > 0 ? "#vendor" : "#customer", Optional.empty()),
                EnglishText.number(a.seats().idle()),
                a.verdict().renewal().map(renewal -> Ending.of(renewal, names.days())),
                UseCell.of(a, names.days()), age(line, names));
    }

    static int others(BySide by) {
        return by.vendor() + by.customer();
    }

    private static Optional<String> oldest(AccountLine.Overdue overdue) {
        return overdue.weight() == 0
                ? Optional.empty()
                : Optional.of(overdue.oldestDays() == 0 ? "today" : EnglishText.count(overdue.oldestDays(), "day"));
    }

    private static Waiting waiting(
            AccountSummary a,
            String home,
            ToIntFunction<BySide> side,
            String place,
            Optional<String> oldest) {
        int late = side.applyAsInt(a.verdict().overdue());
        int all = side.applyAsInt(a.verdict().waits());
        var notes = new ArrayList<String>();
        oldest.filter(_ -> late > 0).ifPresent(notes::add);
        if (all > late) {
            notes.add("of " + EnglishText.number(all));
        }
        return new Waiting(EnglishText.number(late), late > 0 ? "late" : all > 0 ? "plain" : "zero",
                late > 0 ? Optional.of("▲") : Optional.empty(), all > 0 ? Optional.of(home + place) : Optional.empty(),
                joined(notes));
    }

    private static Optional<String> note(AccountSummary a) {
        var notes = new ArrayList<String>();
        if (a.verdict().level() == Verdict.Level.NO_DATA) {
            notes.add("no data");
        }
        if (a.opened().isEmpty()) {
            notes.add(a.stage() == OnboardingReading.Stage.OFFBOARDED ? "closed" : "not opened");
        }
        if (a.verdict().fromBefore() > 0) {
            notes.add(EnglishText.number(a.verdict().fromBefore()) + " from before");
        }
        if (a.disputes() > 0) {
            notes.add(EnglishText.number(a.disputes()) + " disputed");
        }
        a.fell().ifPresent(things -> notes.add(EnglishText.number(things) + " in the order of a sequence that fell"));
        if (a.unmapped() > 0) {
            notes.add(EnglishText.count(a.unmapped(), "word") + " no rule knows");
        }
        return joined(notes);
    }

    private static Age age(AccountLine line, PortfolioNames names) {
        var notes = new ArrayList<String>();
        line.data()
                .filter(data -> data.businessDays() > 0)
                .ifPresent(
                        data -> notes.add(EnglishText.count(data.businessDays(), "day")));
        if (line.told().silent()) {
            notes.add("silent");
        }
        return new Age(line.data().map(data -> names.days().day(data.asOf())).stream().toList(), joined(notes));
    }

    private static Optional<String> joined(List<String> notes) {
        return Optional.of(String.join(", ", notes)).filter(text -> !text.isEmpty());
    }

    private static List<Sum> sums(AccountsPage page) {
        if (page.part().isPresent()) {
            return List.of();
        }
        Sum all = sum(EnglishText.number(page.all().size()) + " in all", page.all());
        List<AccountLine> rest = page.bands().stream().flatMap(part -> part.rows().stream()).toList();
        return rest.isEmpty() || page.rows().isEmpty()
                ? List.of(all)
                : List.of(sum(EnglishText.number(page.rows().size()) + " here", page.rows()),
                        sum(EnglishText.number(rest.size()) + " in bands", rest), all);
    }

    private static Sum sum(String name, List<AccountLine> lines) {
        return new Sum(name, late(lines, BySide::distributor), late(lines, BySide::partner),
                late(lines, AccountsTable::others),
                EnglishText.number(lines.stream()
                        .map(line -> line.told().seats())
                        .map(Seats::idle)
                        .flatMap(Optional::stream)
                        .reduce(Long::sum)));
    }

    private static String late(List<AccountLine> lines, ToIntFunction<BySide> side) {
        return EnglishText
                .number(lines.stream().mapToLong(line -> side.applyAsInt(line.told().verdict().overdue())).sum());
    }
}
