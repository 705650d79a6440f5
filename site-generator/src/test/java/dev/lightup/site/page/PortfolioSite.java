package dev.lightup.site.page;

import dev.lightup.json.Json;
import dev.lightup.json.codec.Codec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// The pages of a large portfolio.
record PortfolioSite(LargePortfolio portfolio, Map<String, Page> pages) {
    private static final String ROOT = "d/n0rdv1kaaaaaaaa2/";
    private static final Map<Integer, PortfolioSite> SITES = Stream.of(10, 122, 1_000)
            .collect(Collectors.toUnmodifiableMap(accounts -> accounts,
                    accounts -> PortfolioSite.of(LargePortfolio.of(accounts))));

    /// One of so many accounts, rendered once.
    static PortfolioSite of(int accounts) {
        return Objects.requireNonNull(SITES.get(accounts));
    }

    static PortfolioSite of(LargePortfolio portfolio) {
        var pages = new TreeMap<String, Page>();
        new DistributorSite().render(portfolio.reading(), portfolio.names())
                .forEach(page -> pages.put(page.path(), page));
        return new PortfolioSite(portfolio, pages);
    }

    Page page(String path) {
        return Objects.requireNonNull(pages.get(ROOT + path), path);
    }

    Document html(String folder) {
        return Jsoup.parse(page(folder + "index.html").text());
    }

    Json.Obj twin(String folder) {
        return Codec.read(Json.Obj.class, page(folder + "index.json").text());
    }

    /// The folders below one.
    List<String> below(String folder) {
        return pages.keySet()
                .stream()
                .filter(path -> path.startsWith(ROOT + folder) && path.endsWith("/index.html")
                        && !path.equals(ROOT + folder + "index.html"))
                .map(path -> path.substring(ROOT.length(), path.length() - "index.html".length()))
                .toList();
    }
}
