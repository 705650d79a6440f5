package dev.lightup.site.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.site.gate.Gate;
import dev.lightup.site.page.Page;
import dev.lightup.site.unit.DraftSources;
import dev.lightup.site.unit.RenderedUnit;
import dev.lightup.site.unit.UnitScope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GateTest {
    private static final String D = "dddddddddddddddd";
    private static final String A = "aaaaaaaaaaaaaaaa";
    private static final String C = "cccccccccccccccc";
    private static final String FOREIGN = "ffffffffffffffff";
    private static final String ROOT = "d/" + D + "/a/" + A + "/";
    private static final UnitScope SCOPE = new UnitScope(List.of(ROOT), Set.of(D, A, C), Set.of(FOREIGN),
            List.of());

    private final Gate gate = new Gate(List.of("assets/look.css", "about/metrics/index.html"));

    @Test
    void whatIsInOrderPasses() {
        assertThat(body(
                "<p id=\"x\">&amp; &#x27; <a href=\"#x\">x</a> <a href=\"c/" + C + "/#y\">c</a> <a href=\"/\">no</a>"))
                .hasSize(1)
                .allSatisfy(reason -> assertThat(reason).startsWith("link-nowhere at character "));
        assertThat(body(
                "<ul><li>one<li>two</ul><br><svg viewBox=\"0 0 1 1\"><path d=\"M0\"/></svg><table><tr><td>x</table>"))
                .isEmpty();
        assertThat(body(
                "<link rel=\"stylesheet\" href=\"../../../../assets/look.css\"><a href=\"/about/metrics/#sold\">m</a>"))
                .isEmpty();
        assertThat(body("<a href=\"https://learn.microsoft.com/\">docs</a> <a href=\"mailto:x@y.example\">m</a>"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>x", "x</b>", "<p title=x>", "<p title=\"x>", "<p title=\"a\" title=\"b\">", "<!-- x",
        "a & b", "a &nbsp b",
        "a < b", "<script>1</script>", "<p onclick=\"x\">", "<p style=\"x\">", "<i id=\"a\"></i><i id=\"a\"></i>", "<p",
        "<style>a{}",
        "<a href=\"x&y\">"})
    void aPageThatIsNotWellFormedIsRefused(String html) {
        assertThat(body(html)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a href=\"nowhere/\">", "<a href=\"../\">", "<a href=\"#gone\">",
        "<img src=\"https://example.com/x.png\" alt=\"\">",
        "<img src=\"//example.com/x.png\" alt=\"\">", "<a href=\"javascript:alert(1)\">",
        "<a href=\"../../../../../../etc\">",
        "<a href=\"/assets/other.css\">", "<a href=\"/d/dddddddddddddddd/\">",
        "<link rel=\"x\" href=\"data:text/css,x\">"})
    void aLinkThatLeadsNowhereIsRefused(String html) {
        assertThat(body(html + (html.startsWith("<a") ? "</a>" : ""))).isNotEmpty();
    }

    @Test
    void anIdOfSomebodyElseThatWasAtHandIsRefusedWhereverItStands() {
        assertThat(body("<p>" + FOREIGN + "</p>")).hasSize(1)
                .allSatisfy(reason -> assertThat(reason).startsWith("text-names-another at character "));
        assertThat(reasons(page("index.json", Page.JSON, "{\"name\":\"" + FOREIGN + "\"}"))).hasSize(1);
        assertThat(reasons(page("x.csv", Page.CSV, "name\n" + FOREIGN + "\n"))).hasSize(1);
    }

    @Test
    void anIdThatIsNotTheUnitsIsRefusedInALinkAndInAPath() {
        assertThat(body("<a href=\"/enter/d/" + D + "/a/gggggggggggggggg/\">x</a>"))
                .hasSize(1)
                .allSatisfy(reason -> assertThat(reason).startsWith("link-names-another at character "));
        assertThat(reasons(page("index.json", Page.JSON, "{\"unit\":\"d/" + D + "/a/gggggggggggggggg\"}")))
                .containsExactly(ROOT + "index.json: json-link-names-another at byte 8");
        assertThat(reasons(page("index.json", Page.JSON, "{\"rows\":[{\"page\":\"c/gggggggggggggggg/\"}]}")))
                .containsExactly(ROOT + "index.json: json-link-names-another at byte 17");
        assertThat(reasons(page("x.csv", Page.CSV, "name,unit\n\"a,\nb\",a/gggggggggggggggg\n")))
                .containsExactly(ROOT + "x.csv: csv-link-names-another in row 2 column 2");
        assertThat(reasons(page("c/gggggggggggggggg/index.json", Page.JSON, "{}")))
                .containsExactly("page 0: path-names-another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Acme a/abcdefghijklmnop", "see https://portal.example/c/abcdefghijklmnop",
        "p/abcdefghijklmnop", "order/unplaced c/sharepointonline"})
    void whatLooksLikeAnIdInATextIsAnybodysWord(String words) {
        assertThat(body("<p title=\"" + words + "\">" + words + "</p>")).isEmpty();
        assertThat(reasons(page("index.json", Page.JSON, "{\"name\":\"" + words + "\",\"page\":\"c/" + C + "/\"}")))
                .isEmpty();
        assertThat(reasons(page("x.csv", Page.CSV, "name,page\n" + words + ",c/" + C + "/\n"))).isEmpty();
    }

    @Test
    void noReasonHoldsAWordOfThePage() {
        String canary = "maria-berg-canary";
        List<String> bad = List.of("<" + canary + ">", "</" + canary + ">", "<p " + canary + " " + canary + ">",
                "<p " + canary + "=x>", "<p on" + canary + "=\"x\">",
                "<i id=\"" + canary + "\"></i><i id=\"" + canary + "\"></i>",
                "<a href=\"" + canary + "\">x</a>", "<a href=\"javascript:" + canary + "\">x</a>",
                "<img alt=\"\" src=\"https://" + canary + "/\">", "<title>" + canary, canary + " & " + canary);
        for (String html : bad) {
            assertThat(body(html)).as(html)
                    .isNotEmpty()
                    .allSatisfy(reason -> assertThat(reason).doesNotContain(canary));
        }
        for (String json : List.of("{\"a\":" + canary + "}", "{\"" + canary + "\":1,\"" + canary + "\":2}",
                "{\"unit\":\"a/gggggggggggggggg" + " " + canary + "\"}", "{} " + canary, "\"" + canary)) {
            assertThat(reasons(page("twin.json", Page.JSON, json))).as(json)
                    .isNotEmpty()
                    .allSatisfy(reason -> assertThat(reason).doesNotContain(canary));
        }
        assertThat(reasons(page("x.csv", Page.CSV, canary + "\n" + canary + "," + canary + "\n"))).isNotEmpty()
                .allSatisfy(reason -> assertThat(reason).doesNotContain(canary));
    }

    @Test
    void wordsOfSixteenLettersAreNoIds() {
        assertThat(body("<p>responsibilities, a/b, and/responsibilities</p>")).isEmpty();
    }

    @Test
    void aPageOutsideTheUnitIsRefused() {
        assertThat(reasons(new Page("d/" + D + "/index.html", Page.HTML, html("x"))))
                .contains("d/" + D + "/index.html: page-outside-the-unit");
    }

    @Test
    void aPageThatStandsTwiceIsRefused() {
        Page page = page("index.html", Page.HTML, "<!doctype html>x");
        assertThat(reasons(page, page)).contains(ROOT + "index.html: page-twice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"application/json|{", "application/json|[]", "application/json|{}{}",
        "application/json|{\"a\":1,\"a\":2}",
        "application/json|''", "text/csv|''"})
    void aTwinThatCannotBeReadIsRefused(String type, String text) {
        assertThat(reasons(page("twin", type, text))).isNotEmpty();
    }

    @Test
    void rowsOfATableHaveAsManyFieldsAsItsHead() {
        assertThat(reasons(page("x.csv", Page.CSV, "a,b\n1,2\n\"x, \"\"y\"\"\n\",2\n"))).isEmpty();
        assertThat(reasons(page("x.csv", Page.CSV, "a,b\n1,2,3\n")))
                .containsExactly(ROOT + "x.csv: csv-row-length in row 2");
        assertThat(reasons(page("x.csv", Page.CSV, "a,b"))).containsExactly(ROOT + "x.csv: csv-row-open");
        assertThat(reasons(page("x.csv", Page.CSV, "a,\"b\n"))).containsExactly(ROOT + "x.csv: csv-quote-open");
    }

    @Test
    void numbersThatContradictEachOtherAreRefused() {
        RenderedUnit draft = new RenderedUnit(List.of(), SCOPE, List.of("40 is not 41"), Optional.empty(),
                Optional.empty(), 0,
                RenderedUnit.End.WHOLE, DraftSources.NONE);

        assertThat(gate.reasonsAgainst(draft, Set.of(), Set.of(), false)).containsExactly("40 is not 41");
    }

    @Test
    void pagesThatWereLookedIntoBeforeAreNotLookedIntoAgain() {
        RenderedUnit draft = draft(List.of(page("index.html", Page.HTML, "not html")));

        assertThat(gate.reasonsAgainst(draft, Set.of(), Set.of(), false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"11,1,false,true", "11,0,false,false", "1,0,true,true", "0,0,false,true", "12,6,false,false",
        "12,7,false,true", "40,20,false,false", "40,21,false,true",
        "40,0,true,true"})
    void losingHalfThePagesIsRefused(int before, int kept, boolean mayShrink, boolean passes) {
        List<Page> pages = new ArrayList<>();
        Set<String> old = new HashSet<>();
        for (int i = 0; i < before; i++) {
            old.add(ROOT + i);
            if (i < kept) {
                pages.add(page(Integer.toString(i), "text/plain", "x"));
            }
        }

        assertThat(gate.reasonsAgainst(draft(pages), Set.of(), old, mayShrink).isEmpty()).isEqualTo(passes);
    }

    /// The bands of a list go when its rows do, and the sums hold those; the list's first page does not.
    @Test
    void losingTheBandsOfAListIsNotRefusedAndLosingItsFirstPagesIs() {
        UnitScope home = new UnitScope(List.of("d/" + D + "/"), Set.of(D), Set.of(), List.of());
        Set<String> old = new HashSet<>();
        List<Page> kept = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            old.add("d/" + D + "/queue/partner/late-" + i + "/index.html");
            old.add("d/" + D + "/accounts/idle/none-" + i + "/index.json");
            old.add("d/" + D + "/page" + i);
            kept.add(new Page("d/" + D + "/page" + i, "text/plain", bytes("x")));
        }
        assertThat(gate.reasonsAgainst(of(home, kept), Set.of(), old, false)).isEmpty();
        assertThat(gate.reasonsAgainst(of(home, kept.subList(0, 6)), Set.of(), old, false))
                .containsExactly("loses 6 of 12 pages");
    }

    private static RenderedUnit of(UnitScope scope, List<Page> pages) {
        return new RenderedUnit(pages, scope, List.of(), Optional.empty(), Optional.empty(), 0, RenderedUnit.End.WHOLE,
                DraftSources.NONE);
    }

    @Test
    void aDistributorMayLinkToItsOwnAccountsOnly() {
        UnitScope home = new UnitScope(List.of("d/" + D + "/"), Set.of(D, A), Set.of(), List.of("d/" + D + "/a/"));
        String text = "<!doctype html><a href=\"a/%s/\">x</a>";

        assertThat(gate.reasonsAgainst(
                new RenderedUnit(List.of(new Page("d/" + D + "/index.html", Page.HTML, bytes(text.formatted(A)))), home,
                        List.of(),
                        Optional.empty(), Optional.empty(), 1, RenderedUnit.End.WHOLE, DraftSources.NONE),
                Set.of("d/" + D + "/index.html"), Set.of(), false)).isEmpty();
        assertThat(gate.reasonsAgainst(
                new RenderedUnit(List.of(new Page("d/" + D + "/index.html", Page.HTML, bytes(text.formatted(C)))), home,
                        List.of(),
                        Optional.empty(), Optional.empty(), 1, RenderedUnit.End.WHOLE, DraftSources.NONE),
                Set.of("d/" + D + "/index.html"), Set.of(), false)).hasSize(1);
    }

    /// The reasons against a page with that body, beside one that it may link to.
    private List<String> body(String html) {
        return reasons(page("index.html", Page.HTML, "<!doctype html><html><title>t</title>" + html + "</html>"),
                page("c/" + C + "/index.html", Page.HTML, "<!doctype html><title>t</title><p id=\"y\"></p>"))
                .stream()
                .map(reason -> reason.substring((ROOT + "index.html: ").length()))
                .toList();
    }

    private List<String> reasons(Page... pages) {
        Set<String> paths = new HashSet<>();
        for (Page page : pages) {
            paths.add(page.path());
        }
        return gate.reasonsAgainst(draft(List.of(pages)), paths, Set.of(), false);
    }

    private static RenderedUnit draft(List<Page> pages) {
        return new RenderedUnit(pages, SCOPE, List.of(), Optional.empty(), Optional.empty(), 0,
                RenderedUnit.End.WHOLE, DraftSources.NONE);
    }

    private static Page page(String path, String type, String text) {
        return new Page(ROOT + path, type, bytes(text));
    }

    private static byte[] html(String text) {
        return bytes("<!doctype html><title>t</title>" + text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
