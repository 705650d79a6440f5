package dev.lightup.site.page;

import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.distributor.AccountsPage;
import dev.lightup.site.distributor.AccountsTwin;
import dev.lightup.site.distributor.AccountsView;
import dev.lightup.site.distributor.DistributorTables;
import dev.lightup.site.distributor.DistributorTwin;
import dev.lightup.site.distributor.DistributorView;
import dev.lightup.site.distributor.PortfolioNames;
import dev.lightup.site.distributor.QueuePage;
import dev.lightup.site.distributor.QueueTwin;
import dev.lightup.site.distributor.QueueView;
import dev.lightup.site.parts.PageFrame;
import dev.lightup.site.summary.UnitSummaryTwin;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The pages of a distributor: its portfolio and the health of its own feed, its accounts in every order, what waits for each side whole.
/// Thread-safe.
public final class DistributorSite {
    /// A list's folder, a side or an order, a band.
    private static final Pattern BAND = Pattern.compile("(queue|accounts)/[a-z]+/[^/]+/[^/]+");

    private final PageTemplates templates = new PageTemplates(PageKind.DISTRIBUTOR, PageKind.QUEUE, PageKind.ACCOUNTS);
    private final PageFrame.Assets assets = new SharedAssets().links();

    /// Whether that page is a band of one of its lists.
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
        accounts.stream()
                .filter(page -> !page.onHome())
                .forEach(page -> unit.page(page.folder(), PageKind.ACCOUNTS, AccountsView.of(page, portfolio, assets),
                        AccountsTwin.of(page, portfolio, unit.name())));
        for (QueuePage page : QueuePage.of(reading)) {
            unit.page(page.folder(), PageKind.QUEUE, QueueView.of(page, reading, portfolio, assets),
                    QueueTwin.of(page, portfolio, unit.name()));
            unit.tables(Map.of(page.folder() + QueuePage.FILE, DistributorTables.queue(page.list(), portfolio)));
        }
        unit.tables(DistributorTables.of(reading, portfolio));
        return unit.done(release -> UnitSummaryTwin.of(reading, names, unit.name(), release));
    }
}
