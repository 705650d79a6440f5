package dev.lightup.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.json.Json;
import dev.lightup.json.ReadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/// The same number wherever it stands: page, twin, table.
class NumbersTest {
    private static final String UNIT = "d/n0rdv1kaaaaaaaa2/a/br1ghtwateraaaa2/";
    private static final List<String> SEATS = List.of("sold", "assigned", "in use", "idle");
    private final Map<String, Page> site = Rendered.full();

    @Test
    void seatsByOfferAreTheSameOnPageTwinAndTable() {
        List<List<String>> page = rows(html("index.html").expectFirst("section[aria-labelledby=seats] table tbody"),
                SEATS);
        List<List<String>> table = CsvTable.read(text("seats.csv"))
                .stream()
                .filter(r -> cell(r, "customer").isEmpty())
                .map(r -> List.of(cell(r, "name"), cell(r, "sold"), cell(r, "assigned"), cell(r, "in use"),
                        cell(r, "idle")))
                .toList();
        List<List<String>> twin = array(json("index.json"), "offers").stream()
                .map(o -> List.of(string(o, "name"), number(o, "seats", "sold"), number(o, "seats", "assigned"),
                        number(o, "seats", "active"),
                        number(o, "seats", "idle")))
                .toList();
        assertThat(page).hasSize(4).isEqualTo(table).isEqualTo(twin);
    }

    @Test
    void theTotalIsTheSumOfItsPartsAndOfTheHeadline() {
        Document page = html("index.html");
        List<String> total = rows(page.expectFirst("section[aria-labelledby=seats] table tfoot"), SEATS).getFirst();
        assertThat(total).containsExactly("All offers", "1240", "1012", "812", "428");
        assertThat(page.expectFirst("h1").text()).contains("812 of 1,240 sold seats are in use");
        assertThat(page.select(".whole figcaption b").eachText()).containsExactly("812", "200", "228");
        assertThat(page.select(".whole figcaption").text()).contains("Sold 1,240 = in use 812 + idle 428.");
        for (String column : List.of("sold", "assigned", "in use")) {
            assertThat(sum("customers.csv", column, false)).as("customers' %s", column)
                    .isEqualTo(sum("seats.csv", column, true));
        }
    }

    @Test
    void theUseInEachRowOfATableIsTheSumOfItsParts() {
        List<String> parts = List.of("sold in use", "over", "in use on trial", "in use, none sold",
                "in use, sold not told");
        for (String file : List.of("seats.csv", "customers.csv")) {
            for (var row : CsvTable.read(text(file))) {
                long used = parts.stream().map(part -> cell(row, part)).mapToLong(NumbersTest::orZero).sum();
                assertThat(used).as("%s: %s", file, row).isEqualTo(orZero(cell(row, "in use")));
            }
        }
    }

    private static long orZero(String cell) {
        return cell.isEmpty() ? 0 : Long.parseLong(cell);
    }

    @Test
    void customersAreTheSameOnPageTwinAndTable() {
        List<List<String>> page = rows(html("customers/index.html").expectFirst("table tbody"),
                List.of("sold", "in use", "idle"));
        List<List<String>> table = CsvTable.read(text("customers.csv"))
                .stream()
                .map(r -> List.of(cell(r, "name"), cell(r, "sold"), cell(r, "in use"), cell(r, "idle")))
                .toList();
        List<List<String>> twin = array(json("customers/index.json"), "customers").stream()
                .map(c -> List.of(string(c, "name"), number(c, "seats", "sold"), number(c, "seats", "active"),
                        number(c, "seats", "idle")))
                .toList();
        assertThat(page).hasSize(31).isEqualTo(table).isEqualTo(twin);
    }

    @Test
    void whatWasNotToldIsNeverZero() {
        Element row = html("customers/index.html").select("tbody tr")
                .stream()
                .filter(r -> r.text().contains("Kystlinje"))
                .findFirst()
                .orElseThrow();
        assertThat(row.select("td.n").eachText()).containsOnly("not told");
        assertThat(CsvTable.read(text("customers.csv"))
                .stream()
                .filter(r -> cell(r, "customer").equals("C-14"))
                .findFirst()
                .orElseThrow())
                .containsEntry("sold", "")
                .containsEntry("in use", "");
        Json.Obj seats = (Json.Obj) get(array(json("customers/index.json"), "customers").stream()
                .filter(c -> string(c, "id").equals("C-14"))
                .findFirst()
                .orElseThrow(), "seats");
        assertThat(seats.properties()).doesNotContainKeys("sold", "assigned", "active", "idle");
    }

    @Test
    void monthsAreTheSameOnPageTwinAndTable() {
        Document page = html("c/cc10aaaaaaaaaaa/index.html");
        List<List<String>> shown = page.select("section[aria-labelledby=trends] tbody tr")
                .stream()
                .map(r -> List.of(r.expectFirst("time").attr("datetime").substring(0, 10),
                        plain(r.expectFirst("td[data-th=sold]").text()),
                        plain(r.expectFirst("td[data-th=assigned]").text()),
                        plain(r.expectFirst("td[data-th=\"in use\"]").text())))
                .toList();
        List<List<String>> table = CsvTable.read(text("months.csv"))
                .stream()
                .map(r -> List.of(cell(r, "as of").substring(0, 10), cell(r, "sold"), cell(r, "assigned"),
                        cell(r, "in use")))
                .toList();
        List<List<String>> twin = array(array(json("c/cc10aaaaaaaaaaa/index.json"), "months").getFirst(), "months")
                .stream()
                .map(m -> List.of(string(m, "asOf").substring(0, 10), number(m, "sold"), number(m, "assigned"),
                        m.get("active").isPresent() ? number(m, "active") : ""))
                .toList();
        assertThat(shown).hasSize(12).isEqualTo(table).isEqualTo(twin);
        Element picture = page.expectFirst(".multiples svg");
        assertThat(picture.select("rect.use")).as("not told is no column of height zero").hasSize(11);
        assertThat(picture.select("rect.none")).as("a month without a report is hatched").hasSize(1);
        assertThat(picture.select("text.v").eachText()).as("each step has its value").hasSize(11).contains("110");
        assertThat(picture.select(".soldline, .want")).as("what was sold, and 40 % of it").hasSize(2);
    }

    @Test
    void ordersAreTheSameOnPageTwinAndTable() {
        Document page = html("orders/index.html");
        Json.Obj count = (Json.Obj) get(json("orders/index.json"), "count");
        assertThat(page.select(".counts b").eachText())
                .isEqualTo(List.of("open", "stuck", "inUseNotClosed", "scheduled", "fulfilled", "failed", "cancelled")
                        .stream()
                        .map(name -> number(count, name))
                        .toList());
        List<String> shown = new ArrayList<>(page.select("tbody th[scope=row]").eachText());
        page.select(".moves a[href]")
                .eachText()
                .stream()
                .flatMap(t -> Pattern.compile("\\border (7Q-[\\w-]+)").matcher(t).results())
                .map(m -> m.group(1))
                .forEach(shown::add);
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        CsvTable.read(text("orders.csv")).stream().map(r -> cell(r, "order")).toList())
                .containsExactlyInAnyOrderElementsOf(
                        array(json("orders/index.json"), "orders").stream().map(o -> string(o, "order")).toList());
    }

    @Test
    void whatWaitsIsTheSameOnPageTwinTableAndSummary() {
        assertThat(html("index.html").select(".moves > li").size()).isEqualTo(7)
                .isEqualTo(array(json("index.json"), "moves").size())
                .isEqualTo(CsvTable.read(text("moves.csv")).size())
                .isEqualTo(array(json("summary.json"), "needsAction").size());
    }

    @Test
    void theSummaryKeepsItsContract() {
        Json.Obj summary = json("summary.json");
        assertThat(summary.properties().keySet()).contains("unit", "asOf", "verdict", "seats", "orders", "needsAction",
                "release");
        assertThat(string(summary, "unit")).isEqualTo("d/n0rdv1kaaaaaaaa2/a/br1ghtwateraaaa2");
        assertThat(((Json.Obj) get(summary, "verdict")).properties().keySet()).containsExactly("level", "text");
        assertThat(string((Json.Obj) get(summary, "verdict"), "text"))
                .isEqualTo(html("index.html").expectFirst("h1").text());
        assertThat(((Json.Obj) get(summary, "seats")).properties().keySet()).containsExactly("sold", "assigned",
                "active", "inUse", "idle", "unmeasured", "asOf");
        assertThat(((Json.Obj) get(summary, "orders")).properties().keySet()).containsExactly("open", "stuck",
                "fulfilled", "failed");
        List<Page> others = site.values()
                .stream()
                .filter(p -> p.path().startsWith(UNIT) && !p.path().endsWith("summary.json"))
                .toList();
        assertThat(string(summary, "release")).isEqualTo(UnitPages.release(
                others.stream().filter(p -> !p.path().startsWith(UNIT + "c/")).toList(),
                CustomerGroup.releases(others, UNIT)));
    }

    private static List<List<String>> rows(Element body, List<String> columns) {
        return body.select("tr").stream().map(row -> {
            var cells = new ArrayList<String>();
            cells.add(row.expectFirst("th").ownText().isEmpty()
                    ? row.expectFirst("th bdi").text()
                    : row.expectFirst("th").text());
            columns.forEach(c -> cells.add(plain(row.expectFirst("td[data-th=\"" + c + "\"]").text())));
            return List.copyOf(cells);
        }).toList();
    }

    private static String plain(String shown) {
        return shown.equals("not told") ? "" : shown.replace(",", "").replace('−', '-');
    }

    private long sum(String file, String column, boolean account) {
        return CsvTable.read(text(file))
                .stream()
                .filter(r -> !account || cell(r, "customer").isEmpty())
                .map(r -> cell(r, column))
                .filter(c -> !c.isEmpty())
                .mapToLong(Long::parseLong)
                .sum();
    }

    private static String cell(Map<String, String> row, String column) {
        return Optional.ofNullable(row.get(column))
                .orElseThrow(() -> new AssertionError("no column " + column + " in " + row.keySet()));
    }

    private Document html(String path) {
        return Jsoup.parse(text(path));
    }

    private String text(String path) {
        return Optional.ofNullable(site.get(UNIT + path))
                .orElseThrow(() -> new AssertionError("no page " + path))
                .text();
    }

    private Json.Obj json(String path) {
        return switch (Json.parse(Optional.ofNullable(site.get(UNIT + path)).orElseThrow().bytes())) {
            case ReadResult.Good<Json> good -> (Json.Obj) good.value();
            case ReadResult.Bad<Json> bad -> throw new AssertionError(bad.toString());
        };
    }

    private static Json get(Json.Obj object, String name) {
        return object.get(name)
                .orElseThrow(() -> new AssertionError("no " + name + " in " + object.properties().keySet()));
    }

    private static List<Json.Obj> array(Json.Obj object, String name) {
        return ((Json.Arr) get(object, name)).elements().stream().map(Json.Obj.class::cast).toList();
    }

    private static String string(Json.Obj object, String name) {
        return object.text(name).orElseThrow();
    }

    private static String number(Json.Obj object, String name) {
        return ((Json.Num) get(object, name)).value().toPlainString();
    }

    private static String number(Json.Obj object, String name, String inner) {
        return ((Json.Obj) get(object, name)).get(inner).map(n -> ((Json.Num) n).value().toPlainString()).orElse("");
    }
}
