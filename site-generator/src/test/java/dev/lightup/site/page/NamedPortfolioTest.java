package dev.lightup.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.programme.Side;
import dev.lightup.json.Json;
import dev.lightup.site.page.LargePortfolio.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// Portfolios of a distributor's accounts, from the table that {@link LargePortfolio} is made of by hand: their pages say what the home says of all
/// accounts, over their own.
class NamedPortfolioTest {
    private static final int ALL = 122;
    private static final String NORTH = NamedPortfolios.folder("north");
    private static final String EVERY = NamedPortfolios.folder("every");
    private static final List<Side> OWN_FIRST = List.of(Side.DISTRIBUTOR, Side.PARTNER, Side.VENDOR, Side.CUSTOMER);
    private static final PortfolioSite SITE = NamedPortfolios.site(LargePortfolio.of(ALL), List.of(
            NamedPortfolios.of("north", "North <i>", Optional.of("Channel desk North"), norths()),
            NamedPortfolios.of("every", "Everything", Optional.empty(), NamedPortfolios.accounts(ALL, _ -> true)),
            NamedPortfolios.removed("gone")));

    private static boolean isNorths(int account) {
        return account % 3 == 0;
    }

    /// Every third account, and one that nobody knows.
    private static List<String> norths() {
        var ids = new ArrayList<>(NamedPortfolios.accounts(ALL, NamedPortfolioTest::isNorths));
        ids.add("P-9001");
        return ids;
    }

    /// By hand, as the table says it: what an account sold, and how much of that is in use.
    private static long seats(IntPredicate which, LongUnaryOperator number) {
        return IntStream.range(0, ALL)
                .filter(which)
                .filter(i -> i % 13 != 5)
                .mapToLong(i -> number.applyAsLong(i))
                .sum();
    }

    private static long sold(long account) {
        return 100 + account % 300;
    }

    private static long active(long account) {
        return account % 11 == 0 ? 0 : sold(account) * (account % 9 + 1) / 10;
    }

    @Test
    void everyNumberOfAPortfolioIsCountedOverItsAccountsAlone() {
        Json.Obj twin = SITE.twin(NORTH);
        Json.Obj totals = object(twin, "totals");
        List<Thing> its = SITE.portfolio().things().stream().filter(thing -> isNorths(thing.account())).toList();
        assertThat(number(totals, "accounts")).isEqualTo(IntStream.range(0, ALL)
                .filter(NamedPortfolioTest::isNorths)
                .count());
        assertThat(number(totals, "moves")).isEqualTo(its.size());
        assertThat(number(totals, "late")).isEqualTo(its.stream().filter(Thing::late).count());
        assertThat(number(totals, "withLate"))
                .isEqualTo(its.stream().filter(Thing::late).map(Thing::account).distinct().count());
        assertThat(number(totals, "silent"))
                .isEqualTo(IntStream.range(0, ALL).filter(i -> isNorths(i) && i % 50 == 9).count());
        assertThat(number(totals, "opened"))
                .isEqualTo(IntStream.range(0, ALL).filter(i -> isNorths(i) && i % 20 != 3).count());
        for (Side side : OWN_FIRST) {
            List<Thing> of = its.stream().filter(thing -> thing.side() == side).toList();
            long late = of.stream().filter(Thing::late).count();
            String name = side.name().toLowerCase(java.util.Locale.ROOT);
            assertThat(number(object(totals, "waits"), name)).as(name).isEqualTo(of.size());
            assertThat(number(object(totals, "overdue"), name)).as(name).isEqualTo(late);
            assertThat(number(object(totals, "stuck"), name)).as(name)
                    .isEqualTo(of.stream().filter(Thing::stuck).count());
            Json.Obj list = SITE.twin(NORTH + "queue/" + name + "/");
            assertThat(number(list, "count")).as(name).isEqualTo(of.size());
            assertThat(number(list, "late")).as(name).isEqualTo(late);
            assertThat(CsvTable.read(SITE.page(NORTH + "queue/" + name + "/queue.csv").text())
                    .stream()
                    .map(row -> row.get("title"))).as(name)
                    .containsExactlyInAnyOrderElementsOf(of.stream().map(Thing::name).toList());
        }
        long sold = seats(NamedPortfolioTest::isNorths, NamedPortfolioTest::sold);
        long used = seats(NamedPortfolioTest::isNorths, NamedPortfolioTest::active);
        Json.Obj seats = object(totals, "seats");
        assertThat(number(seats, "sold")).isEqualTo(sold);
        assertThat(number(seats, "inUse")).isEqualTo(used);
        assertThat(number(seats, "idle")).isEqualTo(sold - used);
        assertThat(number(seats, "unmeasured")).isZero();

        Document page = SITE.html(NORTH);
        assertThat(page.expectFirst("h1").text()).contains("%,d of %,d sold seats are in use".formatted(used, sold));
        assertThat(page.expectFirst("p.asof").text()).isEqualTo("A portfolio of 41 accounts · Channel desk North");
        assertThat(page.expectFirst(".crumbs p").text()).isEqualTo("North <i> at Nordvik Cloud");
        assertThat(page.select(".notice").eachText())
                .containsExactly("Nothing was told yet of 1 more account of it: P-9001.");
        assertThat(page.select("tfoot tr").eachText().getLast()).startsWith("41 in all");
        assertThat(twin.get("unknown").orElseThrow().write()).isEqualTo("[\"P-9001\"]");
    }

    @Test
    void theHomeHasARowOfEachPortfolioWithTheNumbersOfItsPage() {
        Document home = SITE.html("");
        assertThat(home.select("section[aria-labelledby=portfolios] tbody th a").eachAttr("href"))
                .containsExactly(EVERY, NORTH);
        List<String> cells = home.select("section[aria-labelledby=portfolios] tbody tr:last-child td").eachText();
        long late = SITE.portfolio()
                .things()
                .stream()
                .filter(thing -> isNorths(thing.account()) && thing.late())
                .count();
        long all = SITE.portfolio().things().stream().filter(thing -> isNorths(thing.account())).count();
        assertThat(cells.subList(0, 4)).containsExactly("41", late + " of " + all,
                "%,d".formatted(seats(NamedPortfolioTest::isNorths, NamedPortfolioTest::sold)),
                "%,d".formatted(seats(NamedPortfolioTest::isNorths, NamedPortfolioTest::active)));
        Map<String, String> row = CsvTable.read(SITE.page("portfolios.csv").text()).getLast();
        assertThat(row).containsEntry("portfolio", "north")
                .containsEntry("accounts", "41")
                .containsEntry("accounts not told", "1")
                .containsEntry("waiting", Long.toString(all))
                .containsEntry("late", Long.toString(late))
                .containsEntry("sold", Long.toString(seats(NamedPortfolioTest::isNorths, NamedPortfolioTest::sold)));
        assertThat(home.html()).doesNotContain("gone");
    }

    @Test
    void aPortfolioOfAllAccountsSaysExactlyWhatTheHomeSays() {
        for (String part : List.of("totals", "verdict")) {
            assertThat(SITE.twin(EVERY).get(part)).isEqualTo(SITE.twin("").get(part));
        }
        assertThat(SITE.twin(EVERY).get("queue")).isEqualTo(SITE.twin("").get("queue"));
        for (String file : List.of("accounts.csv", "queue.csv", "queue/partner/queue.csv")) {
            assertThat(SITE.page(EVERY + file).text()).as(file).isEqualTo(SITE.page(file).text());
        }
        Document home = SITE.html("");
        Document page = SITE.html(EVERY);
        for (String text : List.of("h1", ".counts", ".asof", "section[aria-labelledby=moves]",
                "section[aria-labelledby=others]", "section[aria-labelledby=accounts] tbody",
                "section[aria-labelledby=accounts] tfoot")) {
            assertThat(page.select(text).eachText()).as(text)
                    .endsWith(home.select(text).eachText().toArray(new String[0]))
                    .isNotEmpty();
        }
        List<String> bands = SITE.below(EVERY + "accounts/");
        assertThat(bands).isNotEmpty()
                .isEqualTo(SITE.below("accounts/late/").stream().map(band -> EVERY + band).toList());
        bands.forEach(band -> assertThat(SITE.html(band).select("tbody th bdi").eachText())
                .isEqualTo(SITE.html(band.substring(EVERY.length())).select("tbody th bdi").eachText()));
    }

    @Test
    void itsListsLeadToItsOwnPagesAndToTheAccounts() {
        SITE.below("m/").forEach(folder -> {
            Document page = SITE.html(folder);
            page.setBaseUri("https://site.example/d/n0rdv1kaaaaaaaa2/" + folder);
            page.select("main a[href]").forEach(link -> {
                String to = link.absUrl("href").replaceFirst("#.*", "");
                boolean isAccount = to.startsWith("https://site.example/d/n0rdv1kaaaaaaaa2/a/");
                boolean isAbout = to.startsWith("https://site.example/about/");
                String path = to.replaceFirst("https://site.example/", "");
                assertThat(isAccount || isAbout || SITE.pages().containsKey(path)
                        || SITE.pages().containsKey(path + "index.html")).as(folder + ": " + to).isTrue();
            });
        });
        assertThat(SITE.html(NORTH).select("h1 a").eachAttr("href")).containsExactly("queue/distributor/",
                "queue/partner/", "queue/vendor/", "queue/customer/");
    }

    @Test
    void aPortfolioOfWhichNothingWasToldSaysSo() {
        PortfolioSite site = NamedPortfolios.site(LargePortfolio.of(3),
                List.of(NamedPortfolios.of("new", "New", Optional.empty(), List.of("X-1", "X-2"))));
        Document page = site.html(NamedPortfolios.folder("new"));
        assertThat(page.expectFirst("h1").text()).isEqualTo("Nothing was told of its accounts yet.");
        assertThat(page.select(".notice").text()).isEqualTo("Nothing was told yet of 2 more accounts of it: X-1, X-2.");
        assertThat(site.pages().keySet()).filteredOn(path -> path.contains("/m/")).hasSize(4);
    }

    @Test
    void whileAccountsAreBeingWrittenAnewNobodySaysThatNothingWasToldOfThem() {
        PortfolioSite site = NamedPortfolios.site(LargePortfolio.of(3),
                List.of(NamedPortfolios.of("new", "New", Optional.empty(), List.of("X-1", "X-2")),
                        NamedPortfolios.of("old", "Old", Optional.empty(), List.of("P-0", "X-1"))),
                2);
        for (String id : List.of("new", "old")) {
            assertThat(site.html(NamedPortfolios.folder(id)).text()).as(id)
                    .doesNotContain("Nothing was told", "X-1")
                    .contains("2 accounts of Nordvik Cloud are being written anew");
            assertThat(site.twin(NamedPortfolios.folder(id)).get("unknown").orElseThrow().write()).isEqualTo("[]");
        }
        assertThat(site.html(NamedPortfolios.folder("new")).expectFirst("h1").text())
                .isEqualTo("Numbers of its accounts are not here yet.");
        assertThat(CsvTable.read(site.page("portfolios.csv").text())).extracting(row -> row.get("accounts not told"))
                .containsExactly("", "");
    }

    private static Json.Obj object(Json.Obj from, String name) {
        return (Json.Obj) from.get(name).orElseThrow();
    }

    private static long number(Json.Obj from, String name) {
        return Long.parseLong(Objects.requireNonNull(from.get(name).orElseThrow().write()));
    }
}
