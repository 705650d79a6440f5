package dev.lightup.site.distributor;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.distributor.AccountLine;
import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.domain.distributor.NamedPortfolio;
import dev.lightup.domain.distributor.PortfolioTotals;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.seats.Renewal;
import dev.lightup.domain.waiting.MoveSummary;
import dev.lightup.site.parts.VerdictWords;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.CustomerNames;
import dev.lightup.site.words.DisplayDays;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.HeadlineWords;
import dev.lightup.site.words.NameLookup;
import dev.lightup.site.words.NamedLink;
import dev.lightup.site.words.RelativeLinks;
import dev.lightup.site.words.RenewalWords;
import dev.lightup.site.words.RowBackground;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who is who on a distributor's pages.
///
/// @param part what the portfolio is called whose pages these are; absent on the pages of all accounts
/// @param names of the accounts by unit
/// @param twice names that several accounts have
/// @param casts the sides of the accounts at which something waits, by unit
public record PortfolioNames(
        DistributorReading reading,
        Optional<String> part,
        NameLookup known,
        DisplayDays days,
        Map<String, String> names,
        Set<String> twice,
        Map<String, AccountNames> casts) {
    public static PortfolioNames of(DistributorReading reading, NameLookup known) {
        Map<String, String> names = reading.portfolio()
                .accounts()
                .stream()
                .collect(Collectors.toUnmodifiableMap(AccountSummary::unit, a -> name(a, known), (a, _) -> a));
        var days = new DisplayDays(reading.basis().distributor().zone(), reading.heard().at());
        var casts = new HashMap<String, AccountNames>();
        Map<String, Map<String, String>> customers = customers(reading, known);
        var opened = new HashMap<String, Instant>();
        reading.portfolio().accounts().forEach(a -> a.opened().ifPresent(at -> opened.put(a.unit(), at)));
        for (DistributorReading.Queued queued : reading.queue()) {
            casts.computeIfAbsent(queued.unit(),
                    unit -> cast(names.getOrDefault(unit, queued.account()),
                            customers.getOrDefault(unit, Map.of()), Optional.ofNullable(opened.get(unit)), reading,
                            known, days));
        }
        return new PortfolioNames(reading, Optional.empty(), known, days, names, CustomerNames.twice(names.values()),
                Map.copyOf(casts));
    }

    /// The same on the pages of one of its portfolios: everybody is called there as on the distributor's.
    public PortfolioNames within(NamedPortfolio portfolio) {
        return new PortfolioNames(portfolio.reading(), Optional.of(portfolio.name()), known, days, names, twice, casts);
    }

    /// A page's title, with whose it is where that is a portfolio.
    String titled(String title) {
        return part.map(name -> EnglishText.name(name) + ": " + title).orElse(title);
    }

    /// The customers' names by account unit and id, as far as something waits for them.
    private static Map<String, Map<String, String>> customers(DistributorReading reading, NameLookup known) {
        var all = new HashMap<String, Map<String, String>>();
        for (DistributorReading.Queued queued : reading.queue()) {
            MoveSummary need = queued.need();
            need.customer()
                    .ifPresent(id -> need.customerName()
                            .flatMap(known::name)
                            .ifPresent(name -> all.computeIfAbsent(queued.unit(), _ -> new HashMap<>()).put(id, name)));
        }
        return all;
    }

    private static String name(AccountSummary account, NameLookup known) {
        return account.name().flatMap(known::name).orElse(account.account());
    }

    /// The distributor's name within a sentence.
    String d() {
        return EnglishText.name(reading.basis().distributor().name());
    }

    /// An account's name, or its id.
    String account(String unit, String id) {
        return names.getOrDefault(unit, id);
    }

    String account(AccountLine line) {
        return account(line.told().unit(), line.told().account());
    }

    /// An account with the way to its home.
    NamedLink person(String unit, String id, RelativeLinks place) {
        String name = account(unit, id);
        return new NamedLink(twice.contains(name) ? name + " (" + id + ")" : name,
                Optional.of(place.home() + unit + "/"));
    }

    /// The sides of one account.
    public AccountNames cast(String unit, String id) {
        AccountNames cast = casts.get(unit);
        return cast == null ? cast(account(unit, id), Map.of(), Optional.empty(), reading, known, days) : cast;
    }

    private static AccountNames cast(
            String account,
            Map<String, String> customers,
            Optional<Instant> opened,
            DistributorReading reading,
            NameLookup known,
            DisplayDays days) {
        return new AccountNames(account, reading.basis().distributor().name(), days,
                CustomerNames.of(customers, known), Map.of(), RowBackground.of(opened), reading.basis().causes(),
                Optional.empty());
    }

    VerdictWords.Headline headline() {
        return new VerdictWords.Headline(lead(), rest());
    }

    /// What waits in the whole portfolio, its own first.
    private VerdictWords.Lead lead() {
        PortfolioTotals totals = reading.portfolio().totals();
        if (totals.accounts().all() == 0 && part.isPresent()) {
            return VerdictWords.Lead.calm(reading.portfolio().untold() > 0
                    ? "Numbers of its accounts are not here yet."
                    : "Nothing was told of its accounts yet.");
        }
        if (totals.accounts().all() == 0) {
            return VerdictWords.Lead.calm(reading.heard().at().isEmpty()
                    ? "Nothing was received from " + d() + " yet."
                    : "No account is known yet.");
        }
        if (totals.moves() == 0) {
            return VerdictWords.Lead
                    .calm("Nothing waits at any of " + EnglishText.count(totals.accounts().all(), "account") + ".");
        }
        return new VerdictWords.Lead(
                HeadlineWords.of(Stream.of(Side.DISTRIBUTOR, Side.PARTNER, Side.VENDOR, Side.CUSTOMER)
                        .map(side -> new HeadlineWords.Part(who(side), QueuePage.folder(side),
                                totals.waits().overdue().of(side), totals.waits().all().of(side)))
                        .toList()),
                Optional.empty());
    }

    /// Whose moves they are, over all accounts.
    String who(Side side) {
        return switch (side) {
            case DISTRIBUTOR -> d();
            case PARTNER -> "partners";
            case VENDOR -> "the vendor";
            case CUSTOMER -> "customers";
        };
    }

    /// Who leads or chases the steps of others.
    Optional<String> led(Side side) {
        return switch (side) {
            case DISTRIBUTOR, PARTNER -> Optional.empty();
            case VENDOR -> Optional.of(d() + " moves these on");
            case CUSTOMER -> Optional.of("their partners move these on");
        };
    }

    /// Which idle seats come to the end of a term next that is not set to end, and at whose account.
    Optional<String> idleNext() {
        List<AccountSummary> held = reading.portfolio()
                .accounts()
                .stream()
                .filter(a -> a.verdict().renewal().flatMap(Renewal::idle).filter(n -> n > 0).isPresent())
                .toList();
        Optional<LocalDate> day = held.stream()
                .flatMap(a -> a.verdict().renewal().stream())
                .map(Renewal::on)
                .min(Comparator.naturalOrder());
        return day.map(on -> {
            List<AccountSummary> then = held.stream()
                    .filter(a -> a.verdict().renewal().filter(r -> r.on().equals(on)).isPresent())
                    .toList();
            List<Renewal> renewals = then.stream().flatMap(a -> a.verdict().renewal().stream()).toList();
            AccountSummary first = then.getFirst();
            return RenewalWords.next(renewals.stream().mapToLong(r -> r.idle().orElse(0L)).sum(),
                    renewals.stream().map(Renewal::outcome).collect(Collectors.toUnmodifiableSet()), days.text(on))
                    + (then.size() == 1
                            ? " at " + EnglishText.name(account(first.unit(), first.account()))
                            : " at " + EnglishText.count(then.size(), "account"));
        });
    }

    /// At how many accounts something is late, and the seats.
    private String rest() {
        PortfolioTotals totals = reading.portfolio().totals();
        if (totals.accounts().all() == 0) {
            return "";
        }
        String late = totals.late() == 0
                ? ""
                : EnglishText.number(totals.accounts().withLate()) + " of "
                        + EnglishText.count(totals.accounts().all(), "account")
                        + (totals.accounts().withLate() == 1 ? " has" : " have") + " something late. ";
        int opened = totals.accounts().opened();
        int all = totals.accounts().all();
        String shut = opened == all
                ? ""
                : all == 1
                        ? "The account is not opened to its partner. "
                        : (opened == 0 ? "None" : EnglishText.number(opened)) + " of "
                                + EnglishText.count(all, "account") + (opened == 1 ? " is" : " are")
                                + " opened to the partners. ";
        return late + shut + VerdictWords.told(totals.seats());
    }
}
