package dev.lightup.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// What pages say of an account's opening. The fixture's things wait since 10, 12, 16, 17, 18, 19 and 20 November.
class OpeningTest {
    private static final String HOME = "d/n0rdv1kaaaaaaaa2/a/br1ghtwateraaaa2/";
    private static final Instant EIGHTEENTH = Fixture.at("2026-11-18");

    private static Map<String, Page> site(Optional<Instant> opened) {
        var reading = Brightwater.openedSince(opened);
        return Rendered.site(reading, Brightwater.names(reading));
    }

    private static String text(Map<String, Page> site, String path) {
        return Optional.ofNullable(site.get(HOME + path)).orElseThrow().text();
    }

    private static Document home(Optional<Instant> opened) {
        return Jsoup.parse(text(site(opened), "index.html"));
    }

    @Test
    void aShutAccountSaysWhoReadsIt() {
        Document shut = home(Optional.empty());
        assertThat(shut.select(".crumbs .end").text()).isEqualTo("Read by Nordvik Cloud alone");
        assertThat(shut.select(".notice").eachText()).first()
                .isEqualTo("Nordvik Cloud alone reads this account: it is not opened to Brightwater IT yet. Open it");
        assertThat(shut.select(".notice a").eachAttr("href")).contains("../../../../enter/open");
        assertThat(shut.select("footer a").eachAttr("href")).contains("../../../../enter/readers");
        Document open = home(Optional.of(EIGHTEENTH));
        assertThat(open.select(".crumbs .end").text()).isEqualTo("Read by Brightwater IT and Nordvik Cloud");
        assertThat(open.text()).doesNotContain("not opened");
    }

    @Test
    void anAccountWhosePartnerLeftSaysSinceWhenAndHasAllItsFigures() throws Exception {
        var reading = Brightwater.closedSince(EIGHTEENTH);
        Map<String, Page> site = Rendered.site(reading, Brightwater.names(reading));
        Document closed = Jsoup.parse(text(site, "index.html"));
        assertThat(closed.select(".crumbs .end").text()).isEqualTo("Read by Nordvik Cloud alone");
        assertThat(closed.select(".notice").eachText()).first()
                .isEqualTo("Nordvik Cloud alone reads this account: Brightwater IT left, and it is closed to that side"
                        + " since 18 Nov. Open it again");
        JsonNode twin = new ObjectMapper().readTree(text(site, "index.json"));
        assertThat(twin.has("opened")).isFalse();
        assertThat(Instant.parse(twin.path("closed").asText())).isEqualTo(EIGHTEENTH);
        JsonNode shut = new ObjectMapper().readTree(text(site(Optional.empty()), "index.json"));
        assertThat(shut.has("closed")).isFalse();
        for (String figures : List.of("seats", "orders", "moves", "renewals", "customers")) {
            assertThat(twin.path(figures)).as(figures).isEqualTo(shut.path(figures)).isNotEmpty();
        }
    }

    @Test
    void whatWaitsSinceBeforeStandsApartIsCountedAndHasItsTrueAge() {
        Document open = home(Optional.of(EIGHTEENTH));
        assertThat(open.expectFirst("h1").text()).startsWith(
                "1 of 3 things is late with Brightwater IT, 1 of 1 with customers, 3 wait for Nordvik Cloud."
                        + " 4 of all are from before 18 Nov, when the account was opened. 812 of 1,240 sold");
        // beside the partner: one since the opening, two from before
        assertThat(open.select("#partner + ol > li")).hasSize(1);
        assertThat(open.select("#partner ~ h4").eachText()).containsExactly(
                "From before 18 Nov, when the account was opened: 1 of 2 late",
                "From before 18 Nov, when the account was opened: 1 of 1 late",
                "From before 18 Nov, when the account was opened: 1 waits");
        assertThat(open.select("section:has(> #moves) ol.moves > li")).hasSize(7);
        List<String> marked = open.select("ol.moves .who:contains(from before the opening)").eachText();
        assertThat(marked).hasSize(4);
        assertThat(marked).anySatisfy(who -> assertThat(who).contains("waits since 10 Nov"));
        // nothing waits with the customers since: no empty list stands there
        assertThat(open.select("ol.moves:not(:has(li))")).isEmpty();
        assertThat(open.select("a:contains(CSV of what waits)")).hasSize(1);
    }

    @Test
    void anAccountThatWasOpenedFirstOfAllSaysNothingOfIt() {
        Document open = home(Optional.of(Fixture.at("2026-01-12")));
        assertThat(open.text()).doesNotContain("from before").doesNotContain("From before");
        assertThat(open.select("h4")).isEmpty();
    }

    @Test
    void theDataSaysTheSame() throws Exception {
        Map<String, Page> site = site(Optional.of(EIGHTEENTH));
        JsonNode twin = new ObjectMapper().readTree(text(site, "index.json"));
        assertThat(Instant.parse(twin.path("opened").asText())).isEqualTo(EIGHTEENTH);
        assertThat(twin.path("moves").findValuesAsText("fromBefore"))
                .containsExactlyInAnyOrder("true", "true", "true", "true", "false", "false", "false");
        twin.path("moves")
                .forEach(move -> assertThat(Instant.parse(move.path("since").asText()).isBefore(EIGHTEENTH))
                        .isEqualTo(move.path("fromBefore").asBoolean()));
        List<Map<String, String>> rows = CsvTable.read(text(site, "moves.csv"));
        assertThat(rows).filteredOn(row -> row.getOrDefault("from before", "").equals("true")).hasSize(4);
    }
}
