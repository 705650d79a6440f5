package dev.lightup.site.distributor;

import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.domain.distributor.NamedPortfolio;
import dev.lightup.domain.distributor.PortfolioTotals;
import dev.lightup.domain.metric.Metric;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.words.DisplayTime;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.RelativeLinks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A distributor's portfolios, a row each, on its home.
///
/// @param none how many accounts belong to none of them
public record PortfolioRows(Heads heads, List<Row> rows, Optional<String> none, String csv) {
    /// The name of their table.
    public static final String FILE = "portfolios.csv";

    /// The ways to what the columns mean.
    public record Heads(String moves, String sold, String inUse, String asOf) {}

    /// A portfolio.
    ///
    /// @param type the colour's class of what is late
    /// @param asOf the oldest as-of of its accounts' seats
    public record Row(
            PortfolioName name,
            String accounts,
            String late,
            String type,
            String waiting,
            String sold,
            String inUse,
            List<DisplayTime> asOf) {}

    /// What it is called.
    ///
    /// @param linked the way to its page; absent while it has no place yet
    /// @param manager the desk that has it in hand
    public record PortfolioName(String text, Optional<String> linked, Optional<String> manager) {}

    static Optional<PortfolioRows> of(DistributorReading reading, PortfolioNames names, RelativeLinks place) {
        List<Row> rows = reading.portfolio().named().stream().map(one -> row(one, names)).toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new PortfolioRows(new Heads(place.definition(Metric.MOVES),
                        place.definition(Metric.SEATS_SOLD), place.definition(Metric.SEATS_IN_USE),
                        place.definition(Metric.AS_OF)), rows, none(reading), place.home() + FILE));
    }

    private static Optional<String> none(DistributorReading reading) {
        Set<String> placed = reading.portfolio()
                .named()
                .stream()
                .flatMap(one -> one.reading().portfolio().lines().stream())
                .map(line -> line.told().unit())
                .collect(Collectors.toUnmodifiableSet());
        long none = reading.portfolio().lines().stream().filter(line -> !placed.contains(line.told().unit())).count();
        return none == 0
                ? Optional.empty()
                : Optional.of(EnglishText.count(none, "account") + (none == 1 ? " belongs" : " belong")
                        + " to none of them.");
    }

    private static Row row(NamedPortfolio portfolio, PortfolioNames names) {
        PortfolioTotals totals = portfolio.reading().portfolio().totals();
        return new Row(
                new PortfolioName(portfolio.name(), folder(portfolio, names), portfolio.manager()),
                EnglishText.number(totals.accounts().all()), EnglishText.number(totals.late()),
                totals.late() > 0 ? "late" : "plain", "of " + EnglishText.number(totals.moves()),
                EnglishText.number(totals.seats().sold()), EnglishText.number(totals.seats().inUse()),
                totals.seats().asOf().map(names.days()::day).stream().toList());
    }

    /// Where a portfolio's pages lie below the distributor's home.
    public static Optional<String> folder(NamedPortfolio portfolio, PortfolioNames names) {
        return names.known().portfolio(portfolio.id()).map(id -> UnitKind.PORTFOLIOS + id + "/");
    }
}
