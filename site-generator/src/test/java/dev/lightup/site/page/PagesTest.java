package dev.lightup.site.page;

import static dev.lightup.site.page.SitePages.byPath;
import static dev.lightup.site.page.SitePages.compressed;
import static dev.lightup.site.page.SitePages.html;
import static dev.lightup.site.page.SitePages.page;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.metric.Metric;
import dev.lightup.domain.reading.ReadingBasis;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/// What holds on every page of every fixture.
class PagesTest {
    private static final String ORIGIN = "https://site.example/";

    @Test
    void everyLinkLeadsToAPageOfTheSiteAndToAPlaceOnIt() {
        Rendered.all().forEach((name, site) -> {
            Map<String, Document> pages = html(site);
            pages.keySet().forEach(path -> linksLeadSomewhere(name, site, pages, path));
        });
    }

    private static void linksLeadSomewhere(
            String name,
            Map<String, Page> site,
            Map<String, Document> pages,
            String path) {
        for (Element link : requireNonNull(pages.get(path)).select("a[href], link[href]")) {
            URI to = URI.create(ORIGIN + path).resolve(link.attr("href"));
            assertThat(to.toString()).startsWith(ORIGIN);
            String target = to.getPath().substring(1) + (to.getPath().endsWith("/") ? "index.html" : "");
            boolean other = List.of("enter/upload", "enter/open", "enter/readers").contains(target)
                    || (name.equals("portfolio") && target.contains("/a/acc"))
                    || (name.equals("large") && target.contains("/a/a"));
            assertThat(other || site.containsKey(target)).as("%s: %s on %s", name, link.attr("href"), path)
                    .isTrue();
            if (to.getFragment() != null && !other) {
                assertThat(requireNonNull(pages.get(target)).getElementById(to.getFragment()))
                        .as("#%s of %s", to.getFragment(), target)
                        .isNotNull();
            }
        }
    }

    @Test
    void everyDefinitionIsLinkedFromAPageOtherThanItsOwn() {
        Set<String> linked = new TreeSet<>();
        for (Map<String, Page> site : Rendered.all().values()) {
            html(site).forEach((path, page) -> {
                if (!path.startsWith("about/")) {
                    page.select("a[href*=about/metrics/#]")
                            .forEach(a -> linked.add(a.attr("href").substring(a.attr("href").indexOf('#') + 1)));
                }
            });
        }
        assertThat(linked).containsExactlyInAnyOrderElementsOf(
                Arrays.stream(Metric.values()).map(Metric::id).toList());
    }

    @Test
    void everyColumnOfNumbersAndEveryCountLeadsToItsDefinition() {
        for (Map<String, Page> site : List.of(Rendered.full(), Rendered.portfolio(), Rendered.partner())) {
            html(site).forEach((path, page) -> {
                page.select("thead th.n")
                        .stream()
                        .filter(th -> !List.of("Rows", "Unreadable").contains(th.text()))
                        .forEach(th -> assertThat(th.select("a").attr("href")).as("%s on %s", th.text(), path)
                                .contains("about/metrics/#"));
                page.select(".counts li, .whole figcaption")
                        .forEach(e -> assertThat(e.select("a").eachAttr("href")).as("%s on %s", e.text(), path)
                                .anyMatch(href -> href.contains("about/metrics/#")));
            });
        }
    }

    @Test
    void noSentenceEndsTwiceWhenANameBringsItsOwnFullStop() {
        Rendered.all()
                .values()
                .forEach(site -> html(site).forEach((path, page) -> assertThat(page.text()).as(path)
                        .doesNotContainPattern("\\.[\\u2068\\u2069]*\\.")));
    }

    @Test
    void noPageHasScriptStyleOrHandlersOrNamesThirdParties() {
        Rendered.all().values().forEach(site -> html(site).forEach((path, page) -> {
            assertThat(page.select("script, style, [style], iframe, object, img")).as(path).isEmpty();
            assertThat(
                    page.getAllElements().stream().flatMap(e -> e.attributes().asList().stream()).map(a -> a.getKey()))
                    .as(path)
                    .noneMatch(name -> name.startsWith("on"));
            assertThat(page.select("[href^=http], [src]")).as(path).isEmpty();
            // the field that finds, on what is private; what is typed goes into no address
            assertThat(page.select("form")
                    .eachAttr("action")
                    .stream()
                    .map(action -> URI.create(ORIGIN + path).resolve(action).toString())).as(path)
                    .containsExactlyElementsOf(path.startsWith("about/") ? List.of() : List.of(ORIGIN + "enter/find"));
            assertThat(page.select("form, button, input").size()).as(path)
                    .isEqualTo(page.select("form[method=post], form > button, form > input[name=q]").size());
            assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
            assertThat(page.select("svg [id], svg[id]").eachAttr("id"))
                    .as("one pattern, which all hatched boxes take: %s", path)
                    .containsExactly("hatch");
        }));
    }

    @Test
    void noPageSaysYou() {
        var you = Pattern.compile("\\b(you|your|yours)\\b", Pattern.CASE_INSENSITIVE);
        for (String name : List.of("full", "portfolio", "no data", "calm")) {
            site(name).values()
                    .forEach(p -> assertThat(
                            you.matcher(p.contentType().equals(Page.CSS) ? "" : Jsoup.parse(p.text()).text()).find())
                            .as(p.path())
                            .isFalse());
        }
    }

    @Test
    void theStylesheetIsNamedAndSealedByItsHash() {
        Map<String, Page> site = Rendered.full();
        html(site).forEach((path, page) -> {
            Element link = page.expectFirst("link[rel=stylesheet]");
            Page css = page(site, URI.create(ORIGIN + path).resolve(link.attr("href")).getPath().substring(1));
            assertThat(link.attr("integrity"))
                    .isEqualTo(
                            "sha384-" + Base64.getEncoder().encodeToString(SharedAssets.hash("SHA-384", css.bytes())));
        });
    }

    @Test
    void everyPageHasATwinAndEveryTableAFile() {
        Rendered.all().values().forEach(site -> html(site).forEach((path, page) -> {
            assertThat(site).containsKey(path.replace("index.html", "index.json"));
            boolean tables = !page.select("table").isEmpty();
            assertThat(!tables || !page.select("a[href$=.csv]").isEmpty()).as("%s has tables without a file", path)
                    .isTrue();
        }));
    }

    @Test
    void hostileNamesStayText() {
        Map<String, Page> site = site("hostile");
        html(site).forEach((path, page) -> assertThat(page.select("h1 script, main img")).as(path).isEmpty());
        String home = page(site, "d/n0rdv1kaaaaaaaa2/a/otheraaaaaaaaaa2/index.html").text();
        assertThat(home).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>");
        assertThat(home.codePoints().filter(c -> c == 0x202E)).as("direction overrides").isEmpty();
        for (var row : CsvTable.read(page(site, "d/n0rdv1kaaaaaaaa2/a/otheraaaaaaaaaa2/customers.csv").text())) {
            assertThat(row.get("name")).doesNotStartWith("=")
                    .doesNotStartWith("+")
                    .doesNotStartWith("-")
                    .doesNotStartWith("@")
                    .doesNotStartWith("\t");
            assertThat(row.get("over")).isEqualTo("2");
        }
    }

    @Test
    void theSameReadingIsTheSameBytesEverywhere() throws Exception {
        Map<String, Integer> expected = hashes(Rendered.full());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "de-DE", "th-TH-u-ca-buddhist-nu-thai")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of("Pacific/Kiritimati")));
                assertThat(hashes(Rendered.full())).as(tag).isEqualTo(expected);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        var site = new AccountSite();
        var reading = Brightwater.full();
        var names = Brightwater.names(reading);
        Callable<Map<String, Integer>> render = () -> hashes(byPath(site.render(reading, names)));
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var result : threads.invokeAll(IntStream.range(0, 32).mapToObj(_ -> render).toList())) {
                assertThat(expected).containsAllEntriesOf(result.get());
            }
        }
    }

    @Test
    void theClockIsOnNoPage() {
        var reading = Brightwater.full();
        var later = new AccountReading(reading.partner(),
                new ReadingBasis(reading.basis().at().plusSeconds(3600), reading.basis().nextFlip(),
                        reading.basis().distributor(), reading.basis().causes(), reading.basis().offerNames()),
                reading.verdict(), reading.agenda(), reading.seats(), reading.orders(), reading.customers(),
                reading.quality());
        assertThat(hashes(Rendered.site(later, Brightwater.names(later)))).isEqualTo(hashes(Rendered.full()));
    }

    @Test
    void noNameOfAnotherAccountIsOnAnAccountsPages() {
        List<String> others = List.of("Fjordnet", "Halden", "Tromsø", "acc1aaaa", "P-3", "otheraaaa");
        Rendered.full()
                .values()
                .stream()
                .filter(p -> p.path().contains("/a/"))
                .forEach(p -> assertThat(p.text()).as(p.path()).doesNotContain(others));
    }

    @Test
    void theDistributorsHomeNamesTheCustomerThatARowIsAbout() {
        Document home = Jsoup.parse(page(Rendered.portfolio(), "d/n0rdv1kaaaaaaaa2/index.html").text());
        assertThat(home.select(".moves .do").eachText())
                .contains("Get 36 more of 120 seats used at Lumen Optik", "Answer the escalation of order 7Q-2198");
        assertThat(home.select(".moves .why").eachText())
                .contains("Copilot. 12 of 120 in use, unchanged since 12 Apr; 48 were wanted by 18 Nov.");
        assertThat(home.select(".moves .who").eachText()).contains(
                "Brightwater IT, with Lumen Optik · waits since 17 Nov",
                "Nordvik Cloud, for Brightwater IT · waits since 20 Nov");
    }

    @Test
    void anAccountsListStandsBySideAndItsHeadlineCountsItsRows() {
        Document home = Jsoup.parse(page(Rendered.full(), "d/n0rdv1kaaaaaaaa2/a/br1ghtwateraaaa2/index.html").text());
        assertThat(home.expectFirst("h1").text())
                .startsWith(
                        "1 of 3 things is late with Brightwater IT, 1 of 1 with customers, 3 wait for Nordvik Cloud. 812 of 1,240 sold");
        assertThat(home.select("h1 a").eachAttr("href")).containsExactly("#partner", "#customer", "#distributor");
        assertThat(home.select(".side h3").eachText())
                .containsExactly("Brightwater IT: 1 of 3 late", "Customers: 1 of 1 late", "Nordvik Cloud: 3 wait");
        assertThat(home.select("#partner + ol > li")).hasSize(3);
        assertThat(home.select("#customer .s").eachText()).containsExactly("Brightwater IT moves these on");
        assertThat(home.select(".counts li > a:first-child").eachText())
                .containsExactly("1 late with Brightwater IT", "1 late with customers", "0 late with Nordvik Cloud",
                        "428 idle seats", "4 Dec the term of 240 seats ends");
    }

    @Test
    void aCustomerAtWhichSomethingIsLateIsOnTheHomeHoweverFewSeatsStandIdleThere() {
        var reading = Accounts.lateAmongMany();
        Map<String, Page> site = byPath(new AccountSite().render(reading, Accounts.names(reading)));
        Document home = Jsoup.parse(page(site, "d/n0rdv1kaaaaaaaa2/a/otheraaaaaaaaaa2/index.html").text());
        List<String> shown = home.select("[aria-labelledby=customers] tbody th").eachText();
        assertThat(shown).hasSize(13).last().isEqualTo("Dcompany 29");
        assertThat(home.select("[aria-labelledby=customers] tbody tr").getLast().text()).contains("order late");
        assertThat(home.select("[aria-labelledby=customers] caption").text()).startsWith("13 of 30 customers");
    }

    @Test
    void anOrdersRowSaysWhenItWasSubmittedAndByWhichReference() {
        Document home = Jsoup.parse(page(Rendered.full(), "d/n0rdv1kaaaaaaaa2/a/br1ghtwateraaaa2/index.html").text());
        assertThat(home.select(".moves .who").eachText())
                .anySatisfy(
                        who -> assertThat(who).endsWith("waits since 16 Nov · submitted 9 Nov · reference PO-3994"));
    }

    @Test
    void theLevelAboveShowsWhereIdleSeatsRenewNext() {
        Document home = Jsoup.parse(page(Rendered.portfolio(), "d/n0rdv1kaaaaaaaa2/index.html").text());
        assertThat(home.select(".counts li").getLast().text())
                .as("130 idle seats at each of the three accounts whose terms end on 4 December")
                .contains("idle seats", "390 renew on 4 Dec at 3 accounts");
        assertThat(home.expectFirst("[aria-labelledby=accounts] tbody tr").text())
                .contains("4 Dec 130 of 240 idle, renews");
    }

    @Test
    void aSequenceThatBeganAgainIsToldOnTheFeedAndAtItsAccount() {
        Document home = Jsoup.parse(page(Rendered.portfolio(), "d/n0rdv1kaaaaaaaa2/index.html").text());
        assertThat(home.select("[aria-labelledby=feeds] > .why").eachText()).singleElement()
                .asString()
                .startsWith("A sequence began again while the times went on: 2 things at 1 account count in the order");
        assertThat(home.select("[aria-labelledby=accounts] th small").eachText())
                .filteredOn(note -> note.contains("2 in the order of a sequence that fell"))
                .hasSize(1);
    }

    @Test
    void aListByDaysTimesSeatsShowsBoth() {
        Document home = Jsoup.parse(page(Rendered.portfolio(), "d/n0rdv1kaaaaaaaa2/index.html").text());
        assertThat(home.select(".moves .clock").eachText()).contains("2 days late × 45 seats due 19 Nov");
    }

    @Test
    void oneRepairStandsOnceForAllThatItPlaces() {
        Document home = Jsoup.parse(page(Rendered.portfolio(), "d/n0rdv1kaaaaaaaa2/index.html").text());
        assertThat(home.select("[aria-labelledby=unplaced] caption").text()).startsWith("6 subjects");
        assertThat(home.select("[aria-labelledby=unplaced] tbody tr").eachText()).hasSize(2)
                .anySatisfy(row -> assertThat(row).startsWith("Customer C-77 belongs to no account")
                        .contains("5 subjects Order 7Q-9001, Order 7Q-9003, Order 7Q-9004 and 2 more"));
        assertThat(home.expectFirst(".feed .why").text())
                .contains("14 requests or rows were stored but not understood.",
                        "The commonest of the newest is unknown type: type is no event type of the catalogue.");
    }

    @Test
    void pagesAreLight() {
        Map<String, Page> site = Rendered.full();
        html(site).keySet().forEach(path -> assertThat(compressed(page(site, path))).as(path).isLessThan(20 * 1024));
        site.values()
                .stream()
                .filter(p -> p.contentType().equals(Page.CSS))
                .forEach(p -> assertThat(compressed(p)).isLessThan(6 * 1024));
    }

    private static Map<String, Page> site(String name) {
        return requireNonNull(Rendered.all().get(name));
    }

    private static Map<String, Integer> hashes(Map<String, Page> site) {
        return site.values()
                .stream()
                .collect(Collectors.toMap(Page::path,
                        p -> new String(p.bytes(), StandardCharsets.ISO_8859_1).hashCode()));
    }
}
