package dev.lightup.site.distributor;

import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.domain.distributor.NamedPortfolio;
import dev.lightup.domain.programme.OperatorNotice;
import dev.lightup.site.twin.TwinParts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A portfolio's home as JSON.
///
/// @param unit the distributor's
/// @param portfolio what commands call it
/// @param manager the desk that has it in hand
/// @param asOf when anything was last received of its accounts
/// @param silent whether nothing was received of the distributor for longer than usual
/// @param notice what the operator has to say on all pages
/// @param untold accounts of the distributor that are being written anew: numbers of those that belong here are missing; absent when there are none
/// @param unknown accounts that belong to it and of which nothing was told yet; none while some are being written anew
/// @param totals its accounts added up
/// @param accounts the head of its accounts; the others stand on the pages of `accountBands`, all in its `accounts.csv`
/// @param queue a list a side, the distributor's own first: the things that the page shows; all of them stand on the list's page and in its `queue.csv`
public record PortfolioTwin(
        String $schema,
        String unit,
        String portfolio,
        String name,
        Optional<String> manager,
        String distributor,
        String zone,
        Optional<Instant> asOf,
        boolean silent,
        Optional<String> notice,
        Optional<Integer> untold,
        List<String> unknown,
        TwinParts.Headline verdict,
        DistributorTwin.Sums totals,
        List<AccountsTwin.Line> accounts,
        List<TwinParts.Band> accountBands,
        List<DistributorTwin.SideQueue> queue) {
    /// @param names of its pages, {@link PortfolioNames#within}
    /// @param accounts the head of its accounts; absent where nothing was told of any
    public static PortfolioTwin of(
            NamedPortfolio portfolio,
            PortfolioNames names,
            Optional<AccountsPage> accounts,
            String unit) {
        DistributorReading reading = portfolio.reading();
        return new PortfolioTwin(PortfolioView.place().schema("portfolio"), unit, portfolio.id(), portfolio.name(),
                portfolio.manager(), reading.basis().distributor().name(), reading.basis().distributor().zone(),
                reading.heard().at(), reading.heard().silent(),
                reading.basis().distributor().notice().map(OperatorNotice::text),
                Optional.of(reading.portfolio().untold()).filter(some -> some > 0), portfolio.untold(),
                DistributorTwin.headline(reading, names), DistributorTwin.sums(reading),
                accounts.map(page -> AccountsTwin.lines(page, names)).orElse(List.of()),
                accounts.map(AccountsTwin::bands).orElse(List.of()),
                DistributorReading.OWN_FIRST.stream()
                        .map(side -> DistributorTwin.queue(side, reading, names))
                        .toList());
    }
}
