package dev.lightup.site.page;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.PortfolioState;
import dev.lightup.domain.state.Slice;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// A large distributor's accounts with portfolios of them.
final class NamedPortfolios {
    private static final int OPAQUE = 16;

    private NamedPortfolios() {}

    static PortfolioSite site(LargePortfolio portfolio, List<HeldSlice> own) {
        return site(portfolio, own, 0);
    }

    /// @param untold so many more accounts are being written anew
    static PortfolioSite site(LargePortfolio portfolio, List<HeldSlice> own, int untold) {
        var paths = new HashMap<>(portfolio.names().paths());
        own.forEach(held -> paths.put(held.subject().toString().replace('/', ':'), opaque(held.subject().id())));
        var pages = new TreeMap<String, Page>();
        new DistributorSite()
                .render(portfolio.reading(Integer.MAX_VALUE, own).without(untold),
                        new NameResolver(paths, portfolio.names().labels()))
                .forEach(page -> pages.put(page.path(), page));
        return new PortfolioSite(portfolio, pages);
    }

    /// 122 accounts, and a portfolio of every third.
    static PortfolioSite large() {
        return site(LargePortfolio.of(122), List.of(of("north", "North", Optional.of("Channel desk North"),
                accounts(123, i -> i % 3 == 0 || i == 122))));
    }

    /// The ids of those accounts.
    static List<String> accounts(int accounts, IntPredicate which) {
        return IntStream.range(0, accounts).filter(which).mapToObj(i -> "P-" + i).toList();
    }

    /// Where the pages of a portfolio lie.
    static String folder(String id) {
        return "m/" + opaque(id) + "/";
    }

    private static String opaque(String id) {
        return id + "a".repeat(OPAQUE - 1 - id.length()) + "2";
    }

    static HeldSlice of(String id, String name, Optional<String> manager, List<String> accounts) {
        return held(id, new PortfolioState(Optional.of(name), manager, accounts, Optional.of(Fixture.NOW)));
    }

    static HeldSlice removed(String id) {
        return held(id, new PortfolioState(Optional.empty(), Optional.empty(), List.of(), Optional.of(Fixture.NOW)));
    }

    private static HeldSlice held(String id, PortfolioState state) {
        return new HeldSlice(new Subject(Subject.Kind.PORTFOLIO, id), new Slice(Holder.TENANT, Optional.empty(),
                Optional.empty(), Optional.empty(), state, List.of(), 0, Optional.of(Fixture.NOW)));
    }
}
