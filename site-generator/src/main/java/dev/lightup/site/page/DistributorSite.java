package dev.lightup.site.page;

import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.domain.distributor.NamedPortfolio;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.distributor.AccountsPage;
import dev.lightup.site.distributor.AccountsTwin;
import dev.lightup.site.distributor.AccountsView;
import dev.lightup.site.distributor.DistributorTables;
import dev.lightup.site.distributor.DistributorTwin;
import dev.lightup.site.distributor.DistributorView;
import dev.lightup.site.distributor.PortfolioNames;
import dev.lightup.site.distributor.PortfolioRows;
import dev.lightup.site.distributor.PortfolioTwin;
import dev.lightup.site.distributor.PortfolioView;
import dev.lightup.site.distributor.QueuePage;
import dev.lightup.site.distributor.QueueTwin;
import dev.lightup.site.distributor.QueueView;
import dev.lightup.site.parts.PageFrame;
import dev.lightup.site.summary.UnitSummaryTwin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The pages of a distributor: its portfolio and the health of its own feed, its accounts in every order, what waits for each side whole.
/// Thread-safe.
public final class DistributorSite {
    /// A list's folder, a side or an order, a band; or whatever is of a portfolio, which comes and goes by the operator's word.
    private static final Pattern BAND = Pattern
            .compile("(queue|accounts)/[a-z]+/[^/]+/[^/]+|" + UnitKind.PORTFOLIOS + ".+");

    private final PageTemplates templates = new PageTemplates(PageKind.DISTRIBUTOR, PageKind.QUEUE, PageKind.ACCOUNTS,
            PageKind.PORTFOLIO);
    private final PageFrame.Assets assets = new SharedAssets().links();

    /// Whether that page is a band of one of its lists, or a portfolio's.
    ///
    /// @param path from the distributor's home
    public static boolean isPartOfList(String path) {
        return BAND.matcher(path).matches();
    }

    /// All objects of the distributor's unit, `summary.json` last, sorted by path otherwise.
    ///
    /// @throws IllegalStateException when `names` does not hold the distributor's opaque id
    public List<Page> render(DistributorReading reading, NameResolver names) {
        var unit = new UnitPages(UnitKind.DISTRIBUTOR.folder(names.distributor(), ""), templates);
        PortfolioNames portfolio = PortfolioNames.of(reading, names);
        List<AccountsPage> accounts = AccountsPage.of(reading, portfolio);
        var home = accounts.stream().filter(AccountsPage::onHome).findFirst();
        unit.page("", PageKind.DISTRIBUTOR, DistributorView.of(reading, portfolio, home, assets),
                DistributorTwin.of(reading, portfolio, home, unit.name()));
        lists(unit, "", accounts, reading, portfolio);
        unit.tables(DistributorTables.of(reading, portfolio));
        reading.portfolio().named().forEach(part -> part(unit, part, reading, portfolio));
        return unit.done(release -> UnitSummaryTwin.of(reading, names, unit.name(), release));
    }

    /// The pages of the lists of all accounts, or of a portfolio's.
    ///
    /// @param root where their home lies
    private void lists(
            UnitPages unit,
            String root,
            List<AccountsPage> accounts,
            DistributorReading reading,
            PortfolioNames names) {
        accounts.stream()
                .filter(page -> !page.onHome())
                .forEach(page -> unit.page(page.folder(), PageKind.ACCOUNTS, AccountsView.of(page, names, assets),
                        AccountsTwin.of(page, names, unit.name())));
        for (QueuePage page : QueuePage.of(root, reading)) {
            unit.page(page.folder(), PageKind.QUEUE, QueueView.of(page, reading, names, assets),
                    QueueTwin.of(page, names, unit.name()));
            unit.tables(Map.of(page.folder() + QueuePage.FILE, DistributorTables.queue(page.list(), names)));
        }
    }

    private void part(UnitPages unit, NamedPortfolio part, DistributorReading all, PortfolioNames whole) {
        Optional<String> folder = PortfolioRows.folder(part, whole);
        if (folder.isEmpty()) {
            return;
        }
        String root = folder.get();
        PortfolioNames names = whole.within(part);
        List<AccountsPage> accounts = AccountsPage.ofPart(root, part.reading(), names);
        var head = accounts.stream().filter(AccountsPage::onHome).findFirst();
        unit.page(root, PageKind.PORTFOLIO, PortfolioView.of(part, all, names, head, assets),
                PortfolioTwin.of(part, names, head, unit.name()));
        lists(unit, root, accounts, part.reading(), names);
        DistributorTables.ofPart(part.reading(), names)
                .forEach((file, text) -> unit.tables(Map.of(root + file, text)));
    }
}
