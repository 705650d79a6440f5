package dev.lightup.site.page;

import static dev.lightup.site.page.SitePages.byPath;
import static dev.lightup.site.page.SitePages.compressed;
import static dev.lightup.site.page.SitePages.html;
import static dev.lightup.site.page.SitePages.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.site.gate.Gate;
import dev.lightup.site.unit.DraftSources;
import dev.lightup.site.unit.RenderedUnit;
import dev.lightup.site.unit.UnitScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /// Names may be known later than numbers, and many customers become few: then most of an account's own pages are others.
    @ParameterizedTest
    @ValueSource(strings = {"Contoso %d", ""})
    void lettersThatComeAndGoStopNoRelease(String named) {
        var reading = Accounts.thousand();
        String root = "d/n0rdv1kaaaaaaaa2/a/otheraaaaaaaaaa2/";
        Set<String> before = own(root, Accounts.names(reading, i -> "%c-%d".formatted('a' + i % 26, i))).stream()
                .map(Page::path)
                .collect(Collectors.toSet());
        List<Page> now = own(root, Accounts.names(reading, i -> named.formatted(i)));
        assertThat(before).as("pages that go")
                .filteredOn(path -> now.stream().map(Page::path).noneMatch(path::equals))
                .hasSizeGreaterThan(before.size() / 2);
        UnitScope scope = new UnitScope(List.of(root), Set.of(), Set.of(), List.of(root + "c/"));
        var draft = new RenderedUnit(now, scope, List.of(), Optional.empty(), Optional.empty(), 0,
                RenderedUnit.End.WHOLE, DraftSources.NONE);
        assertThat(new Gate(List.of()).reasonsAgainst(draft, Set.of(), before, false)).isEmpty();
        assertThat(new Gate(List.of()).reasonsAgainst(
                new RenderedUnit(now.subList(0, 1), scope, List.of(), Optional.empty(), Optional.empty(), 0,
                        RenderedUnit.End.WHOLE, DraftSources.NONE),
                Set.of(), before, false)).singleElement().asString().startsWith("loses ");
    }

    private static List<Page> own(String root, NameResolver names) {
        return new AccountSite().render(Accounts.thousand(), names)
                .stream()
                .filter(page -> !page.path().startsWith(root + "c/"))
                .toList();
    }
}
