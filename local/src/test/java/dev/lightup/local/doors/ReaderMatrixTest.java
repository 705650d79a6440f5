package dev.lightup.local.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.ledger.access.MailAddress;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// Readers times everything that is published, over the real front: who gets what, cell by cell.
@ExtendWith(SharedSite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReaderMatrixTest {
    private static final List<String> SHARED = List.of("/assets/", "/about/");
    private static final String OPEN = "/enter/open";
    private static final Pattern PASS = Pattern.compile("name=\"pass\" value=\"([^\"]+)\"");
    private static final Pattern RECEIPT = Pattern.compile("Receipt <code>([^<]+)</code>");
    private static final String READERS = "/enter/readers";
    private static final Pattern SEEN = Pattern.compile("name=\"link\" value=\"([^\"]+)\"");
    private static final String TOGETHER = "/enter/together";
    private static final String OF_TWO = "owner of NV-4 and MD-2";
    private static final Pattern HOME = Pattern.compile("href=\"(/p/[a-z2-7]{16}/)\"");
    private static final String TWO_DISTRIBUTORS = "NV-1 and MD-1";
    private static final String ONE_SHUT = "NV-2 and NV-3";

    private final ShutSite site;
    /// A reader's name, the folders that are to be open.
    private final Map<String, List<String>> rights = new LinkedHashMap<>();
    private final Map<String, HttpReader> readers = new LinkedHashMap<>();

    ReaderMatrixTest(ShutSite site) {
        this.site = site;
    }

    @BeforeAll
    void everybodyGetsIn() {
        enter("manager of nordvik", List.of("nordvik"), List.of(site.path("nordvik")));
        enter("owner of NV-1", List.of("nordvik/NV-1"), List.of(site.path("nordvik", "NV-1")));
        enter("owner of NV-2", List.of("nordvik/NV-2"), List.of(site.path("nordvik", "NV-2")));
        enter(OF_TWO, List.of("nordvik/NV-4", "meridian/MD-2"),
                List.of(site.path("nordvik", "NV-4"), site.path("meridian", "MD-2")));
        enter("manager of meridian, and of NV-2", List.of("meridian", "nordvik/NV-2"),
                List.of(site.path("meridian"), site.path("nordvik", "NV-2")));
        // who is invited to an account that its distributor has not opened is known, and reads nothing
        enter("owner of NV-3", List.of("nordvik/NV-3"), List.of());
        enter("owner of NV-3 and MD-1", List.of("nordvik/NV-3", "meridian/MD-1"),
                List.of(site.path("meridian", "MD-1")));
        // a partner's home is opened by an invitation to it alone, and opens no account; the invitations to all of its accounts do not open it
        enter("partner of NV-1 and MD-1", List.of(site.home(TWO_DISTRIBUTORS)),
                List.of(site.homePath(TWO_DISTRIBUTORS)));
        enter("partner of NV-2 and NV-3, and owner of NV-1", List.of(site.home(ONE_SHUT), "nordvik/NV-1"),
                List.of(site.homePath(ONE_SHUT), site.path("nordvik", "NV-1")));
        enter("partner that was revoked", List.of(site.home(TWO_DISTRIBUTORS)), List.of());
        site.said("readers", "revoke", site.home(TWO_DISTRIBUTORS), "--reader", address("partner that was revoked"));
        reader("partner that was revoked").anHourLater();
        enter("nobody", List.of(), List.of());
        // two accounts of one address are shown together by its own word, and to nobody else who reads one of them
        HttpReader owner = reader(OF_TWO);
        assertThat(owner.post(site.url() + TOGETHER, choices("nordvik/NV-4", "meridian/MD-2")).statusCode())
                .isEqualTo(303);
        site.settle();
        Matcher home = HOME.matcher(owner.get("/enter").body());
        assertThat(home.find()).as("the home is on the entry page").isTrue();
        rights.put(OF_TWO, Stream.concat(rights(OF_TWO).stream(), Stream.of(home.group(1))).toList());
        enter("who is invited to a home", List.of("operator/" + home.group(1).split("/", -1)[2]),
                List.of(home.group(1)));
        // homes say who reads them a minute or two later
        site.stack().published().everything();
    }

    private String choices(String... accounts) {
        return Stream.of(accounts)
                .map(account -> site.choice(account.split("/", -1)[0], account.split("/", -1)[1]) + "=1")
                .collect(Collectors.joining("&"));
    }

    private List<String> rights(String reader) {
        return rights.getOrDefault(reader, List.of());
    }

    @Test
    void accountsAreShownTogetherByWhoReadsThemAllAndNoDistributor() {
        var wrong = new ArrayList<String>();
        for (Map.Entry<String, HttpReader> reader : readers.entrySet()) {
            boolean may = reader.getKey().equals(OF_TWO);
            if (reader.getValue().get("/enter").body().contains(TOGETHER) != may) {
                wrong.add(reader.getKey() + " is led there: " + !may);
            }
            if (reader.getValue().get(TOGETHER).body().contains("Show these apart") != may) {
                wrong.add(reader.getKey() + " is shown it: " + !may);
            }
            for (String choice : List.of(choices("nordvik/NV-4", "meridian/MD-2"),
                    choices("nordvik/NV-2", "meridian/MD-1"), choices("nordvik/NV-3", "meridian/MD-1"),
                    choices("nordvik/NV-1", "nordvik/NV-2"), choices("nordvik/NV-1", "meridian/MD-1"))) {
                boolean own = may && choice.equals(choices("nordvik/NV-4", "meridian/MD-2"));
                if ((reader.getValue().post(site.url() + TOGETHER, choice).statusCode() == 303) != own) {
                    wrong.add(reader.getKey() + " has shown " + choice + ": " + !own);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void enter(String name, List<String> units, List<String> open) {
        var reader = new HttpReader(site.url());
        for (String unit : units) {
            HttpResponse<String> in = reader.post(site.invite(unit, address(name)), "");
            assertThat(in.statusCode()).isEqualTo(303);
        }
        // each page's cookies come when it is opened: the doors lead to where they are renewed
        for (String path : open) {
            assertThat(reader.from(path, "/enter/renew").headers().firstValue("location")).contains(path);
        }
        readers.put(name, reader);
        rights.put(name, open);
    }

    private static String address(String name) {
        return name.replaceAll("[^a-z0-9]+", "-") + "@a.example";
    }

    private HttpReader reader(String name) {
        return Objects.requireNonNull(readers.get(name), name);
    }

    @AfterAll
    void close() {
        readers.values().forEach(HttpReader::close);
    }

    @Test
    void everyReaderGetsEveryPageTwinAndTableOfItsUnitsAndNothingElse() throws IOException {
        List<String> all = site.published();
        assertThat(all).contains(site.path("nordvik"), site.path("nordvik", "NV-1") + "index.json",
                site.path("nordvik") + "accounts.csv", rights(OF_TWO).getLast() + "index.json",
                site.path("meridian", "MD-1"), site.path("meridian", "MD-1") + "seats.csv", "/about/metrics/");
        assertThat(all).as("a portfolio's pages")
                .anyMatch(path -> path.startsWith(site.path("nordvik") + "m/") && path.endsWith("/index.json"));
        for (String home : List.of(site.homePath(TWO_DISTRIBUTORS), site.homePath(ONE_SHUT))) {
            assertThat(all).contains(home, home + "index.json", home + "summary.json", home + "accounts.csv",
                    home + "moves.csv", home + "readers.csv");
        }
        var wrong = new ArrayList<String>();
        int open = 0;
        for (Map.Entry<String, HttpReader> reader : readers.entrySet()) {
            for (String path : all) {
                boolean may = SHARED.stream().anyMatch(path::startsWith)
                        || rights.getOrDefault(reader.getKey(), List.of()).stream().anyMatch(path::startsWith);
                HttpResponse<String> got = reader.getValue().get(path);
                if (got.statusCode() != (may ? 200 : 403)) {
                    wrong.add(reader.getKey() + " " + path + ": " + got.statusCode());
                }
                if (!may && !got.body().contains("/enter/renew")) {
                    wrong.add(reader.getKey() + " " + path + ": is not led to the entry");
                }
                open += may ? 1 : 0;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(open).isBetween(1, readers.size() * all.size() - 1);
    }

    @Test
    void everyReaderFindsTheNumbersOfItsUnitsAndOfNoOthers() {
        var wrong = new ArrayList<String>();
        Map<String, String> accounts = Map.of("NV-1", "nordvik", "NV-2", "nordvik", "MD-1", "meridian");
        for (Map.Entry<String, HttpReader> reader : readers.entrySet()) {
            String nothing = reader.getValue().post(site.url() + "/enter/find", "q=SO-0").body();
            accounts.forEach((account, tenant) -> {
                String home = site.path(tenant, account);
                boolean may = rights.getOrDefault(reader.getKey(), List.of()).stream().anyMatch(home::startsWith);
                for (String number : List.of(ShutSite.order(account), "K-" + account, account)) {
                    HttpResponse<String> got = reader.getValue().post(site.url() + "/enter/find", "q=" + number);
                    String to = got.headers().firstValue("location").orElse("");
                    boolean right = may
                            ? to.startsWith(home) && to.contains("#") == number.startsWith("SO-")
                                    && reader.getValue().get(to.replaceFirst("#.*", "")).statusCode() == 200
                            : got.statusCode() == 200 && got.body().equals(nothing);
                    if (!right) {
                        wrong.add(reader.getKey() + " looks for " + number + ": " + got.statusCode() + " " + to);
                    }
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyReaderIsShownTheFormsOfItsOwnDistributorsAndOfNoOthers() {
        var wrong = new ArrayList<String>();
        Map<String, String> accounts = Map.of("NV-1", "nordvik", "NV-3", "nordvik", "MD-1", "meridian");
        for (Map.Entry<String, HttpReader> reader : readers.entrySet()) {
            List<String> open = rights.getOrDefault(reader.getKey(), List.of());
            for (String tenant : List.of("nordvik", "meridian")) {
                boolean own = open.contains(site.path(tenant));
                for (String form : List.of("/enter/upload", "/enter/invite")) {
                    if (reader.getValue().get(form).body().contains("value=\"" + tenant + "\"") != own) {
                        wrong.add(reader.getKey() + " at " + form + " for " + tenant);
                    }
                }
                accounts.forEach((account, whose) -> {
                    boolean may = own && whose.equals(tenant);
                    String asked = reader.getValue().from(site.path(whose, account), "/enter/open").body();
                    if (asked.contains("Account <bdi>" + account) != open.contains(site.path(whose))
                            && asked.contains("Open account <bdi>" + account) != open.contains(site.path(whose))) {
                        wrong.add(reader.getKey() + " opens " + account);
                    }
                    HttpResponse<String> look = reader.getValue()
                            .postParts(site.url() + "/enter/invite",
                                    Map.of("for", tenant, "list", "kim@brightwater.example;" + account));
                    if (look.body().contains("would invite 1 reader.") != may) {
                        wrong.add(reader.getKey() + " invites for " + tenant + " to " + account);
                    }
                });
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyReaderIsToldWhoReadsItsOwnAccountsAndTakesBackThoseOfItsOwnDistributorsAlone() {
        String ours = "owner of NV-1";
        String asked = form("nordvik", "nordvik", "NV-1") + "&reader=" + new MailAddress(address(ours)).reader();
        Matcher link = SEEN.matcher(reader("manager of nordvik").post(site.url() + READERS, asked).body());
        assertThat(link.find()).as("a manager may take it back").isTrue();
        var wrong = new ArrayList<String>();
        Map<String, String> accounts = Map.of("NV-1", "nordvik", "NV-3", "nordvik", "MD-1", "meridian");
        for (Map.Entry<String, HttpReader> reader : readers.entrySet()) {
            List<String> open = rights(reader.getKey());
            accounts.forEach((account, whose) -> {
                boolean may = open.contains(site.path(whose)) || open.contains(site.path(whose, account));
                String there = "<h1>Account <bdi>" + account;
                if (reader.getValue().from(site.path(whose, account), READERS).body().contains(there) != may) {
                    wrong.add(reader.getKey() + " is told of " + account + " from its page: " + !may);
                }
                for (String tenant : List.of("nordvik", "meridian")) {
                    String form = form(tenant, whose, account);
                    boolean own = may && tenant.equals(whose);
                    if (reader.getValue().post(site.url() + READERS, form).body().contains(there) != own) {
                        wrong.add(reader.getKey() + " is told of " + account + " for " + tenant + ": " + !own);
                    }
                    boolean desk = open.contains(site.path(tenant)) && tenant.equals(whose);
                    if (reader.getValue()
                            .post(site.url() + READERS, "for=" + tenant + "&account=" + account)
                            .body()
                            .contains(there) != desk) {
                        wrong.add(reader.getKey() + " asks for " + account + " of " + tenant + ": " + !desk);
                    }
                }
            });
            boolean manager = reader.getKey().equals("manager of nordvik");
            if (reader.getValue().post(site.url() + READERS, asked).body().contains("take it back from") != manager) {
                wrong.add(reader.getKey() + " may take back: " + !manager);
            }
            for (String trick : manager
                    ? List.of(asked.replace("for=nordvik", "for=meridian"), asked + "&reader=x")
                    : List.of(asked, asked.replace("for=nordvik", "for=meridian"),
                            asked.replace("for=nordvik", "for=operator"), asked + "&account=NV-1")) {
                reader.getValue().post(site.url() + READERS, trick + "&link=" + link.group(1));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(reader("manager of nordvik").post(site.url() + READERS, asked).body()).contains("take it back from");
    }

    @Test
    void onlyADistributorsOwnManagerLooksAtOpeningItsAccountsAndNobodyUsesItsLookOrShutsWhatTheOperatorOpened() {
        Map<String, String> list = Map.of("for", "nordvik", "list", "NV-3");
        Matcher pass = PASS.matcher(reader("manager of nordvik").postParts(site.url() + OPEN, list).body());
        assertThat(pass.find()).as("a manager may open it").isTrue();
        Matcher receipt = RECEIPT.matcher(
                reader("manager of nordvik").from(site.path("nordvik", "NV-1"), OPEN).body());
        assertThat(receipt.find()).as("who opened it has left a receipt").isTrue();
        var wrong = new ArrayList<String>();
        for (Map.Entry<String, HttpReader> reader : readers.entrySet()) {
            for (String tenant : List.of("nordvik", "meridian")) {
                for (String account : List.of("NV-3", "MD-1")) {
                    String got = reader.getValue()
                            .postParts(site.url() + OPEN, Map.of("for", tenant, "list", account))
                            .body();
                    boolean may = rights(reader.getKey()).contains(site.path(tenant));
                    boolean own = may && account.startsWith(tenant.equals("nordvik") ? "NV" : "MD");
                    if (got.contains("Nothing is opened yet") != may
                            || (got.contains("This would open 1") || got.contains("Open already")) != own) {
                        wrong.add(reader.getKey() + " looks at opening " + account + " for " + tenant);
                    }
                    if (reader.getKey().equals("manager of nordvik") && tenant.equals("nordvik")) {
                        continue;
                    }
                    String pressed = reader.getValue()
                            .postParts(site.url() + OPEN,
                                    Map.of("for", tenant, "list", "NV-3", "pass", pass.group(1)))
                            .body();
                    if (pressed.contains("1 account is opened")) {
                        wrong.add(reader.getKey() + " opens NV-3 for " + tenant);
                    }
                }
                String shut = form(tenant, "nordvik", "NV-1") + "&shut=" + receipt.group(1);
                if (reader.getValue().post(site.url() + OPEN, shut).body().contains("shut again.")) {
                    wrong.add(reader.getKey() + " shuts NV-1 for " + tenant);
                }
            }
        }
        assertThat(wrong).isEmpty();
        HttpReader manager = reader("manager of nordvik");
        assertThat(manager.from(site.path("nordvik", "NV-3"), OPEN).body()).contains("Open account <bdi>NV-3");
        assertThat(manager.from(site.path("nordvik", "NV-1"), OPEN).body()).contains("is open since",
                "Opened by <bdi>the operator</bdi>");
    }

    private String form(String tenant, String whose, String account) {
        return "for=" + tenant + "&unit=" + site.choice(whose, account);
    }

    @Test
    void whatIsNotThereIsShutForStrangersAndMissingForItsReadersInWordsOfOurs() {
        HttpReader owner = reader("owner of NV-1");
        HttpResponse<String> missing = owner.get(site.path("nordvik", "NV-1") + "elsewhere/");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("There is no page here.");
        HttpResponse<String> foreign = owner.get(site.path("nordvik", "NV-2"));
        HttpResponse<String> unknown = owner.get("/d/aaaaaaaaaaaaaaaa/a/bbbbbbbbbbbbbbbb/");
        assertThat(unknown.statusCode()).isEqualTo(foreign.statusCode()).isEqualTo(403);
        assertThat(unknown.body()).isEqualTo(foreign.body());
        HttpResponse<String> home = owner.get("/p/aaaaaaaaaaaaaaaa/");
        assertThat(home.statusCode()).isEqualTo(owner.get(site.homePath(ONE_SHUT)).statusCode()).isEqualTo(403);
        assertThat(home.body()).isEqualTo(owner.get(site.homePath(ONE_SHUT)).body()).isEqualTo(foreign.body());
        assertThat(owner.from(site.path("nordvik", "NV-2"), "/enter/renew").body())
                .isEqualTo(owner.from("/d/aaaaaaaaaaaaaaaa/", "/enter/renew").body());
    }

    @Test
    void aHomeNamesItsReadersToThemAloneAndNoAccountThatIsShut() {
        String home = site.homePath(ONE_SHUT);
        HttpReader partner = reader("partner of NV-2 and NV-3, and owner of NV-1");
        for (String page : List.of(home, home + "index.json", home + "accounts.csv", home + "moves.csv")) {
            String body = partner.get(page).body();
            assertThat(body).as(page)
                    .doesNotContain("NV-3")
                    .doesNotContain(site.path("nordvik", "NV-3").split("/", -1)[4])
                    .doesNotContain("Customer NV-", "Partner NV-");
        }
        String address = address("partner of NV-2 and NV-3, and owner of NV-1");
        assertThat(partner.get(home + "readers.csv").body()).contains(address);
        assertThat(reader("partner of NV-1 and MD-1").get(site.homePath(TWO_DISTRIBUTORS) + "readers.csv").body())
                .contains(address("partner of NV-1 and MD-1"))
                .doesNotContain(address)
                .doesNotContain(address("partner that was revoked"))
                .doesNotContain(address(OF_TWO));
        // an account's page says nothing of a home or of who reads it
        assertThat(partner.get(site.path("nordvik", "NV-1")).body()).doesNotContain("/p/").doesNotContain("a.example");
    }

    @Test
    void rebuildComparesHomesToo() throws IOException {
        site.stack().published().everything();
        List<String> ofNoDistributor = site.published()
                .stream()
                .filter(path -> path.startsWith("/p/") || SHARED.stream().anyMatch(path::startsWith))
                .toList();
        JsonNode told = site.said("rebuild", "--verify").at("/pages/operator");
        assertThat(told.path("pages").asInt()).isEqualTo(ofNoDistributor.size());
        assertThat(told.path("differences")).isEmpty();
    }

    @Test
    void pagesAreSeenByReadersOnlyWhoeverElseTheyAre() {
        for (String path : List.of("/", site.path("nordvik"), "/index.html", "/d/", "/p/", site.homePath(ONE_SHUT),
                "/f",
                "/about", "/assets")) {
            assertThat(reader("nobody").get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(reader("nobody").get("/about/entry.css").statusCode()).isEqualTo(200);
        assertThat(reader("nobody").get("/enter").body()).contains("Get a link by mail");
        assertThat(reader("nobody").get("/enter/link/nothing").statusCode()).isEqualTo(404);
    }
}
