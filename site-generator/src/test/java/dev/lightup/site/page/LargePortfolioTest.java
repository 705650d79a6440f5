package dev.lightup.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.programme.Side;
import dev.lightup.json.Json;
import dev.lightup.site.page.LargePortfolio.Thing;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A distributor's home, its queue and its accounts, at 10, 122 and 1,000 accounts: everything that the table of things holds stands on the pages
/// once, and everywhere the same.
class LargePortfolioTest {
    private static final String ROOT = "d/n0rdv1kaaaaaaaa2/";
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final List<Side> OWN_FIRST = List.of(Side.DISTRIBUTOR, Side.PARTNER, Side.VENDOR, Side.CUSTOMER);
    private static final Map<Side, String> WITH = Map.of(Side.DISTRIBUTOR, "Nordvik Cloud", Side.PARTNER, "partners",
            Side.VENDOR, "the vendor", Side.CUSTOMER, "customers");
    private static final List<String> ORDERS = List.of("", "accounts/partner/", "accounts/idle/", "accounts/renewal/",
            "accounts/data/", "accounts/name/");

    @ParameterizedTest
    @ValueSource(ints = {10, 122, 1_000})
    void headlineListPagesTwinsAndFilesHoldTheSameThings(int accounts) {
        PortfolioSite site = PortfolioSite.of(accounts);
        Document home = site.html("");
        List<String> clauses = home.select("h1 a").eachText();
        List<String> whole = CsvTable.read(site.page("queue.csv").text())
                .stream()
                .map(row -> Objects.requireNonNull(row.get("side")))
                .toList();
        assertThat(whole).isSortedAccordingTo((a, b) -> place(a) - place(b));
        assertThat(home.select("h1 a").eachAttr("href")).isEqualTo(OWN_FIRST.stream()
                .filter(side -> !site.portfolio().of(side).isEmpty())
                .map(side -> "queue/" + word(side) + "/")
                .toList());
        int clause = 0;
        for (Side side : OWN_FIRST) {
            List<Thing> things = site.portfolio().of(side);
            long late = things.stream().filter(Thing::late).count();
            String folder = "queue/" + word(side) + "/";
            if (!things.isEmpty()) {
                assertThat(counts(clauses.get(clause++))).as("headline").isEqualTo(counts(late, things.size()));
                assertThat(counts(site.html(folder).expectFirst("h1").text())).as("list")
                        .isEqualTo(
                                counts(late, things.size()));
                assertThat(figure(home, side)).isEqualTo(late);
            }
            assertThat(whole.stream().filter(word(side)::equals)).as("whole file").hasSize(things.size());
            assertThat(titles(site, folder + "queue.csv")).as("the list's file")
                    .containsExactlyInAnyOrderElementsOf(names(things));
            var paged = new ArrayList<>(shown(site, folder));
            assertThat(paged).hasSizeLessThanOrEqualTo(50);
            for (String band : site.below(folder)) {
                List<String> rows = shown(site, band);
                assertThat(rows).as(band).hasSizeBetween(1, 100).isEqualTo(titles(site, band + "queue.csv"));
                assertThat(number(site.twin(band), "count")).isEqualTo(rows.size());
                assertThat(site.html(folder).select("a[href=../../" + band + "] + small").text()).as(band)
                        .startsWith(rows.size() + " thing");
                paged.addAll(rows);
            }
            assertThat(paged).as("pages of %s", side).containsExactlyInAnyOrderElementsOf(names(things));
            assertThat(number(site.twin(folder), "count")).isEqualTo(things.size());
            assertThat(number(site.twin(folder), "late")).isEqualTo(late);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 122, 1_000})
    void theOwnSideStandsFirstAndItsHeaviestThingsFirstInIt(int accounts) {
        PortfolioSite site = PortfolioSite.of(accounts);
        assertThat(site.html("").select(".side").eachAttr("id")).first().isEqualTo("distributor");
        List<Long> expected = site.portfolio()
                .of(Side.DISTRIBUTOR)
                .stream()
                .map(LargePortfolioTest::weight)
                .sorted((a, b) -> Long.compare(b, a))
                .toList();
        assertThat(CsvTable.read(site.page("queue/distributor/queue.csv").text())
                .stream()
                .map(row -> Long.valueOf(Objects.requireNonNull(row.get("days x seats"))))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 122, 1_000})
    void everyStuckOrderOfItsOwnIsNamedOnTheFirstPageOfItsOwnList(int accounts) {
        PortfolioSite site = PortfolioSite.of(accounts);
        String text = site.html("queue/distributor/").text();
        List<Thing> stuck = site.portfolio().of(Side.DISTRIBUTOR).stream().filter(Thing::stuck).toList();
        assertThat(stuck).isNotEmpty()
                .allSatisfy(thing -> assertThat(text).containsPattern("\\b" + thing.name() + "\\b"));
        if (accounts == 1_000) {
            assertThat(stuck).hasSizeGreaterThan(50);
        }
    }

    /// Account 20 has a stuck order late with the distributor, and two partner's things late.
    @Test
    void aListSaysWhereAnAccountHasMoreThanItTells() {
        LargePortfolio portfolio = LargePortfolio.of(21);
        Map<String, Page> pages = new DistributorSite().render(portfolio.reading(1), portfolio.names())
                .stream()
                .collect(Collectors.toMap(Page::path, page -> page));
        Document list = new PortfolioSite(portfolio, pages).html("queue/partner/");
        assertThat(list.select(".notice").eachText())
                .contains("3 more than an account can tell its distributor stand on the page of Umbra IT.");
        int all = portfolio.of(Side.PARTNER).size();
        int shown = list.select(".moves > li").size();
        assertThat(shown).isLessThan(all);
        assertThat(list.expectFirst("h1").text()).contains(String.valueOf(all));
        assertThat(list.text()).contains(shown + " of " + all);
    }

    @Test
    void aBandsRowsLieWithinItsBounds() {
        PortfolioSite site = PortfolioSite.of(1_000);
        Set<String> cut = new HashSet<>();
        for (Side side : OWN_FIRST) {
            for (String band : site.below("queue/" + word(side) + "/")) {
                Matcher late = Pattern.compile("/late-(\\d+)(-[01]+)?/").matcher(band);
                Predicate<Map<String, String>> within;
                if (late.find()) {
                    long from = Long.parseLong(late.group(1));
                    assertThat(Long.bitCount(from)).as("a power of two").isOne();
                    within = row -> value(row, "days x seats") >= from && value(row, "days x seats") < 2 * from;
                    if (late.group(2) != null) {
                        cut.add(band);
                    }
                } else {
                    String month = band.replaceAll(".*/due-(\\d{4}-\\d{2})(-[01]+)?/", "$1");
                    within = row -> value(row, "days x seats") == 0
                            && Objects.requireNonNull(row.get("due")).startsWith(month);
                }
                assertThat(CsvTable.read(site.page(band + "queue.csv").text())).as(band).allMatch(within);
            }
        }
        assertThat(cut).as("bands of more than 100 rows").isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 122, 1_000})
    void inEveryOrderEveryAccountStandsOnOnePage(int accounts) {
        PortfolioSite site = PortfolioSite.of(accounts);
        Set<String> all = new TreeSet<>();
        for (int i = 0; i < accounts; i++) {
            all.add(LargePortfolio.name(i));
        }
        for (String order : ORDERS) {
            var listed = new ArrayList<>(rows(site, order));
            assertThat(listed).as(order).hasSizeLessThanOrEqualTo(50);
            for (String band : site.below(order.isEmpty() ? "accounts/late/" : order)) {
                List<String> rows = rows(site, band);
                assertThat(rows).as(band).hasSizeBetween(1, 100);
                assertThat(number(site.twin(band), "count")).isEqualTo(rows.size());
                listed.addAll(rows);
            }
            assertThat(listed).as(order).containsExactlyInAnyOrderElementsOf(all);
            List<String> foot = site.html(order).select("tfoot tr:last-child td.n").eachText();
            assertThat(foot.subList(0, 3)).as("sums of %s", order)
                    .containsExactly(counted(site, Side.DISTRIBUTOR), counted(site, Side.PARTNER),
                            text(lateOf(site, Side.VENDOR) + lateOf(site, Side.CUSTOMER)));
        }
        assertThat(CsvTable.read(site.page("accounts.csv").text())).hasSize(accounts);
    }

    /// By hand: of the accounts with most business days late times seats with the distributor.
    @Test
    void theHomeBeginsWithTheAccountsAtWhichTheDistributorIsLate() {
        PortfolioSite site = PortfolioSite.of(122);
        LargePortfolio portfolio = site.portfolio();
        Map<Integer, Long> weights = portfolio.of(Side.DISTRIBUTOR)
                .stream()
                .collect(Collectors.groupingBy(Thing::account,
                        Collectors.summingLong(LargePortfolioTest::weight)));
        assertThat(site.html("")
                .select("[aria-labelledby=accounts] tbody th bdi")
                .eachText()
                .stream()
                .map(
                        name -> weights.getOrDefault(account(name), 0L))
                .toList()).isSortedAccordingTo(
                        (a, b) -> Long.compare(b, a))
                .first()
                .isEqualTo(weights.values().stream().max(Long::compare).orElseThrow());
    }

    /// Weekdays after that day up to today, one at least, times seats, one at least.
    private static long weight(Thing thing) {
        if (!thing.late()) {
            return 0;
        }
        long days = thing.due()
                .plusDays(1)
                .datesUntil(TODAY.plusDays(1))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .count();
        return Math.max(1, days) * Math.max(1, thing.seats());
    }

    private static int account(String name) {
        for (int i = 0; i < 1_000; i++) {
            if (LargePortfolio.name(i).equals(name)) {
                return i;
            }
        }
        throw new AssertionError("no account is called " + name);
    }

    private static long lateOf(PortfolioSite site, Side side) {
        return site.portfolio().of(side).stream().filter(Thing::late).count();
    }

    private static String counted(PortfolioSite site, Side side) {
        return text(lateOf(site, side));
    }

    private static String text(long number) {
        return String.format(java.util.Locale.ROOT, "%,d", number);
    }

    private static String word(Side side) {
        return side.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static int place(String side) {
        return OWN_FIRST.stream().map(LargePortfolioTest::word).toList().indexOf(side);
    }

    /// How many are late and how many there are, as a clause says it: `3 of 7 things are late`, `7 things are late`, `7 wait`.
    private static List<Long> counts(String clause) {
        List<Long> numbers = Pattern.compile("\\d[\\d,]*")
                .matcher(clause)
                .results()
                .map(found -> Long.valueOf(found.group().replace(",", "")))
                .toList();
        return numbers.size() > 1 ? numbers.subList(0, 2) : List.of(numbers.getFirst(), numbers.getFirst());
    }

    private static List<Long> counts(long late, long all) {
        return late == 0 ? List.of(all, all) : List.of(late, all);
    }

    private static long figure(Document home, Side side) {
        return home.select(".counts li")
                .stream()
                .filter(li -> li.text().contains("late with " + WITH.get(side)))
                .map(li -> Long.valueOf(li.expectFirst("b").text().replace(",", "")))
                .findFirst()
                .orElseThrow();
    }

    /// What each thing is called where it stands.
    private static List<String> names(List<Thing> things) {
        return things.stream().map(thing -> thing.name() + " " + LargePortfolio.name(thing.account())).toList();
    }

    private static List<String> titles(PortfolioSite site, String file) {
        return CsvTable.read(site.page(file).text())
                .stream()
                .map(row -> row.get("title") + " " + row.get("name"))
                .toList();
    }

    /// The rows of a page, which its twin has too.
    private static List<String> shown(PortfolioSite site, String folder) {
        List<String> twin = array(site.twin(folder), "things").stream()
                .map(thing -> thing.text("title").orElseThrow() + " " + thing.text("name").orElseThrow())
                .toList();
        assertThat(site.html(folder).select(".moves > li .who bdi").eachText()).as(folder)
                .isEqualTo(array(site.twin(folder), "things").stream()
                        .map(thing -> thing.text("name").orElseThrow())
                        .toList());
        return twin;
    }

    private static List<String> rows(PortfolioSite site, String folder) {
        List<String> rows = site.html(folder).select("table.triage tbody th bdi").eachText();
        assertThat(array(site.twin(folder), "accounts").stream().map(a -> a.text("name").orElseThrow())).as(folder)
                .isEqualTo(rows);
        return rows;
    }

    private static List<Json.Obj> array(Json.Obj object, String name) {
        return ((Json.Arr) object.get(name).orElseThrow()).elements().stream().map(Json.Obj.class::cast).toList();
    }

    private static long number(Json.Obj object, String name) {
        return ((Json.Num) object.get(name).orElseThrow()).value().longValueExact();
    }

    private static long value(Map<String, String> row, String column) {
        return Long.parseLong(Objects.requireNonNull(row.get(column)));
    }
}
