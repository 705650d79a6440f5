package dev.lightup.site.page;

import dev.lightup.domain.account.AccountReading;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// All fixtures as sites: what stands beside each other on one host, by path.
final class Rendered {
    private Rendered() {}

    static Map<String, Page> site(AccountReading reading, NameResolver names) {
        var pages = new TreeMap<String, Page>();
        new AboutSite().render().forEach(p -> pages.put(p.path(), p));
        new DistributorSite().render(Nordvik.empty(), Nordvik.names()).forEach(p -> pages.put(p.path(), p));
        new AccountSite().render(reading, names).forEach(p -> pages.put(p.path(), p));
        return pages;
    }

    static Map<String, Page> full() {
        var reading = Brightwater.full();
        return site(reading, Brightwater.names(reading));
    }

    static Map<String, Page> portfolio() {
        var pages = new TreeMap<String, Page>();
        new AboutSite().render().forEach(p -> pages.put(p.path(), p));
        new DistributorSite().render(Nordvik.full(), Nordvik.names()).forEach(p -> pages.put(p.path(), p));
        return pages;
    }

    /// A distributor whose lists have bands, and a portfolio of its accounts.
    static Map<String, Page> large() {
        var pages = new TreeMap<String, Page>();
        new AboutSite().render().forEach(p -> pages.put(p.path(), p));
        pages.putAll(NamedPortfolios.large().pages());
        return pages;
    }

    /// A partner's home over two distributors, beside the pages of its accounts.
    static Map<String, Page> partner() {
        var pages = new TreeMap<>(full());
        pages.putAll(site(Accounts.calm(), Accounts.names(Accounts.calm())));
        HomeFixture.pages().forEach(p -> pages.put(p.path(), p));
        return pages;
    }

    /// Every fixture's site by its name. The same reading is the same bytes: they are made once.
    static Map<String, Map<String, Page>> all() {
        return Once.ALL;
    }

    private static final class Once {
        private static final Map<String, Map<String, Page>> ALL = Collections.unmodifiableMap(made());
    }

    private static Map<String, Map<String, Page>> made() {
        var sites = new LinkedHashMap<String, Map<String, Page>>();
        sites.put("full", full());
        sites.put("portfolio", portfolio());
        sites.put("large", large());
        sites.put("partner", partner());
        for (var each : Map.of("no data", Accounts.noData(), "calm", Accounts.calm(), "unmeasured",
                Accounts.unmeasured(), "hostile", Accounts.hostile())
                .entrySet()) {
            sites.put(each.getKey(), site(each.getValue(), Accounts.names(each.getValue())));
        }
        return sites;
    }
}
