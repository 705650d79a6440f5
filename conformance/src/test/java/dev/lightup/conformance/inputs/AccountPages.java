package dev.lightup.conformance.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// What an account's pages say, each number looked at in four places: on the page, in its twin, in the summary, in the table.
final class AccountPages {
    /// A number that nobody told.
    static final Integer NOT_TOLD = -1;
    private static final Map<String, String> COLUMNS = Map.of("sold", "sold", "active", "in use", "assigned",
            "assigned", "idle", "idle");

    private final Path path;
    private final Folder folder;

    AccountPages(Path path) {
        this.path = path;
        this.folder = new Folder(path);
    }

    /// Whether anything was ever said of it.
    boolean exist() {
        return Files.exists(path.resolve("index.html"));
    }

    Document page() {
        return folder.page("index.html");
    }

    JsonNode twin() {
        return folder.json("index.json");
    }

    Folder folder() {
        return folder;
    }

    /// The headline, which the twin has too.
    String headline() {
        String text = twin().at("/verdict/text").asText();
        assertThat(page().select("h1").text()).isEqualTo(text);
        return text;
    }

    /// What the page tells of the newest files.
    String notices() {
        return page().select(".notice").text();
    }

    /// Seats that stand apart from the sold ones: as a number in twin and tables, in words on the page where there are any.
    void apart(String member, String words, int seats) {
        assertThat(twin().at("/seats/" + member).asInt()).as(member + " in the twin").isEqualTo(seats);
        assertThat(folder.table("customers.csv").stream().mapToInt(row -> Integer.parseInt(row.get(words))).sum())
                .as(words + " in the table")
                .isEqualTo(seats);
        if (seats > 0) {
            assertThat(page().text()).contains(seats + " " + (words.startsWith("being") ? words : "of " + words));
            assertThat(headline()).contains(words);
        } else {
            assertThat(page().text()).doesNotContain(words);
        }
    }

    /// Seats of the whole account.
    AccountPages sold(Integer seats) {
        return number("sold", seats);
    }

    AccountPages assigned(Integer seats) {
        return number("assigned", seats);
    }

    AccountPages active(Integer seats) {
        return number("active", seats);
    }

    private AccountPages number(String member, Integer expected) {
        assertThat(told(twin().at("/seats/" + member))).as(member + " in the twin").isEqualTo(expected);
        assertThat(told(folder.json("summary.json").at("/seats/" + member))).as(member + " in the summary")
                .isEqualTo(expected);
        if (member.equals("sold") || twin().at("/seats/sold").isInt()) {
            assertThat(tableNumber(member)).as(member + " on the page").isEqualTo(expected);
        }
        return this;
    }

    /// A number of the seats' table: its last line is the whole account.
    private Integer tableNumber(String member) {
        return page().select("table:has(caption:contains(Seats by offer)) tr td[data-th=" + COLUMNS.get(member) + "]")
                .stream()
                .reduce((_, last) -> last)
                .map(cell -> number(cell.text()))
                .orElse(NOT_TOLD);
    }

    /// A customer's row.
    Row customer(String id) {
        return new Row(id);
    }

    /// The ids of its customers, in the table's order.
    List<String> customers() {
        return folder.table("customers.csv").stream().map(row -> row.get("customer")).toList();
    }

    /// The row of a subscription in the table.
    Map<String, String> subscription(String id) {
        return one(folder.table("subscriptions.csv"), "subscription", id);
    }

    /// The row of an order in the table.
    Map<String, String> order(String id) {
        return one(folder.table("orders.csv"), "order", id);
    }

    private static Map<String, String> one(List<Map<String, String>> rows, String column, String value) {
        return rows.stream()
                .filter(row -> value.equals(row.get(column)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + column + " " + value + " in " + rows));
    }

    private static Integer told(JsonNode number) {
        return number.isIntegralNumber() ? Integer.valueOf(number.asInt()) : NOT_TOLD;
    }

    private static Integer number(String text) {
        return text.isEmpty() || text.equals("not told") ? NOT_TOLD : Integer.valueOf(text.replace(",", ""));
    }

    /// One customer of the account.
    final class Row {
        private final String id;

        private Row(String id) {
            this.id = id;
        }

        Row sold(Integer seats) {
            return number("sold", seats);
        }

        Row active(Integer seats) {
            return number("active", seats);
        }

        Row assigned(Integer seats) {
            return number("assigned", seats);
        }

        private Row number(String member, Integer expected) {
            JsonNode line = line();
            assertThat(told(line.at("/seats/" + member))).as(id + " " + member + " in the twin").isEqualTo(expected);
            String cell = one(folder.table("customers.csv"), "customer", id).get(COLUMNS.get(member));
            assertThat(AccountPages.number(Objects.requireNonNull(cell))).as(id + " " + member + " in the table")
                    .isEqualTo(expected);
            Element shown = shown(line).selectFirst("td[data-th=" + COLUMNS.get(member) + "]");
            if (shown != null) {
                assertThat(AccountPages.number(shown.text())).as(id + " " + member + " on the page")
                        .isEqualTo(expected);
            }
            return this;
        }

        private JsonNode line() {
            for (JsonNode line : twin().path("customers")) {
                if (line.path("id").asText().equals(id)) {
                    return line;
                }
            }
            throw new AssertionError("no customer " + id + " in " + twin().path("customers"));
        }

        private Element shown(JsonNode line) {
            return page().select("section[aria-labelledby=customers] tbody tr")
                    .stream()
                    .filter(row -> Objects.requireNonNull(row.selectFirst("th bdi"))
                            .text()
                            .equals(line.path("name").asText()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the page has no customer " + id));
        }
    }
}
