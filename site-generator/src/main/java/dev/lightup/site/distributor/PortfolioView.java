package dev.lightup.site.distributor;

import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.domain.distributor.NamedPortfolio;
import dev.lightup.domain.reading.LastHeard;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.parts.FootView;
import dev.lightup.site.parts.PageFrame;
import dev.lightup.site.parts.VerdictWords;
import dev.lightup.site.parts.WholeBar;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.RelativeLinks;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A portfolio's home: what the distributor's says of all accounts, over its own.
public record PortfolioView(
        PageFrame frame,
        Head head,
        DistributorView.Top top,
        Optional<QueueHead> own,
        Optional<AccountsTable> accounts,
        Optional<QueueHead> others,
        FootView foot) {
    /// Accounts that are named of which nothing was told.
    private static final int UNTOLD_NAMES = 20;

    /// Whose portfolio it is.
    ///
    /// @param count how many accounts it has of which something was told
    /// @param manager the desk that has it in hand
    /// @param untold of which of its accounts nothing was told
    public record Head(String count, Optional<String> manager, Optional<String> untold) {}

    /// The pages of that portfolio.
    ///
    /// @param all the whole distributor's
    /// @param names of its pages, {@link PortfolioNames#within}
    /// @param accounts the head of its accounts; absent where nothing was told of any
    public static PortfolioView of(
            NamedPortfolio portfolio,
            DistributorReading all,
            PortfolioNames names,
            Optional<AccountsPage> accounts,
            PageFrame.Assets assets) {
        DistributorReading reading = portfolio.reading();
        RelativeLinks place = place();
        VerdictWords.Headline headline = names.headline();
        LastHeard feed = all.heard();
        return new PortfolioView(DistributorFrame.of(names, "", place, assets, names.titled(headline.title()), ""),
                head(portfolio),
                new DistributorView.Top(headline,
                        DistributorView.AsOf.of(reading, feed, anew(all, names), names, place),
                        DistributorView.figures(reading, names, place),
                        WholeBar.of("All seats of " + EnglishText.name(portfolio.name()),
                                reading.portfolio().totals().seats(), place)),
                QueueHead.own(reading, names, place), accounts.map(page -> AccountsTable.of(page, names)),
                QueueHead.others(reading, names, place), FootView.plain(names.days(), place));
    }

    static RelativeLinks place() {
        return RelativeLinks.of(UnitKind.DISTRIBUTOR, 2);
    }

    private static Head head(NamedPortfolio portfolio) {
        return new Head(EnglishText.count(portfolio.reading().portfolio().lines().size(), "account"),
                portfolio.manager(), untold(portfolio));
    }

    private static Optional<String> untold(NamedPortfolio portfolio) {
        List<String> ids = portfolio.untold();
        int more = ids.size() - UNTOLD_NAMES;
        return ids.isEmpty()
                ? Optional.empty()
                : Optional.of("Nothing was told yet of " + EnglishText.count(ids.size(), "more account")
                        + " of it: "
                        + ids.stream().limit(UNTOLD_NAMES).map(EnglishText::name).collect(Collectors.joining(", "))
                        + (more > 0 ? " and " + EnglishText.number(more) + " others." : "."));
    }

    /// Which of the accounts they are that are being written anew nothing tells.
    private static Optional<String> anew(DistributorReading all, PortfolioNames names) {
        int untold = all.portfolio().untold();
        return untold == 0
                ? Optional.empty()
                : Optional.of(EnglishText.count(untold, "account") + " of " + names.d()
                        + (untold == 1 ? " is" : " are")
                        + " being written anew: numbers of those that belong here are missing.");
    }
}
