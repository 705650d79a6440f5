package dev.lightup.site.page;

import static dev.lightup.site.page.SitePages.byPath;
import static dev.lightup.site.page.SitePages.compressed;
import static dev.lightup.site.page.SitePages.html;
import static dev.lightup.site.page.SitePages.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/// The lists of an account's customers.
final class CustomerPagesTest {
    @Test
    void aThousandCustomersAreAPageForEachLetter() {
        var reading = Accounts.thousand();
        Map<String, Page> site = byPath(new AccountSite().render(reading, Accounts.names(reading)));
        String root = "d/n0rdv1kaaaaaaaa2/a/otheraaaaaaaaaa2/customers/";
        Document first = Jsoup.parse(page(site, root + "index.html").text());
        assertThat(first.select("tbody tr")).hasSize(100);
        assertThat(first.select(".letters a")).hasSize(27);
        int all = IntStream.rangeClosed('a', 'z')
                .map(c -> Jsoup.parse(page(site, root + (char) c + "/index.html").text()).select("tbody tr").size())
                .sum();
        assertThat(all).isEqualTo(1000);
        html(site).keySet().forEach(path -> assertThat(compressed(page(site, path))).as(path).isLessThan(20 * 1024));
    }

    @Test
    void customersOfOneLetterAreAsManyPagesAsLeaveNoneLong() {
        var reading = Accounts.thousand();
        List<String> kinds = List.of("Contoso %d", "C. & A. %d", "Über %d", "4711 %d");
        Map<String, Page> site = byPath(new AccountSite()
                .render(reading, Accounts.names(reading, i -> kinds.get(i % kinds.size()).formatted(i))));
        String root = "d/n0rdv1kaaaaaaaa2/a/otheraaaaaaaaaa2/customers/";
        var seen = new ArrayList<String>();
        html(site).forEach((path, page) -> {
            if (path.startsWith(root)) {
                assertThat(page.select("tbody tr")).as(path).hasSizeBetween(1, 200);
                assertThat(compressed(page(site, path))).as(path).isLessThan(20 * 1024);
            }
        });
        for (String letter : List.of("c", "other", "0-9")) {
            Document top = Jsoup.parse(page(site, root + letter + "/index.html").text());
            assertThat(top.select("tbody tr")).as(letter).hasSize(100);
            for (Element part : top.select("nav.letters + nav.letters a")) {
                String path = root + part.attr("href").replaceAll(".*customers/", "") + "index.html";
                Document page = Jsoup.parse(page(site, path).text());
                seen.addAll(page.select("tbody th").eachText());
                assertThat(page.select("nav.letters + nav.letters [aria-current]").eachText()).as(path)
                        .containsExactly(part.text());
            }
        }
        assertThat(seen).hasSize(1000).doesNotHaveDuplicates();
        assertThat(site).containsKeys(root + "c-con-0/index.html", root + "c-ca2/index.html",
                root + "0-9-471-1/index.html", root + "other-0/index.html");
    }
}
