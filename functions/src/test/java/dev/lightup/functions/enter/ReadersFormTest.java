package dev.lightup.functions.enter;

import static dev.lightup.functions.enter.Doorstep.NORDVIK;
import static dev.lightup.functions.enter.Doorstep.SITE;
import static dev.lightup.functions.enter.TogetherDoor.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.account.AccountReader;
import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.functions.enter.Doorstep.Got;
import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.functions.handin.ListingDesk;
import dev.lightup.functions.inviting.ReaderInviter;
import dev.lightup.ledger.access.GrantedPage;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.ledger.publication.UnitSummary;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A channel manager sees who reads an account, and takes it back; an account's own readers see each other.
class ReadersFormTest extends LinkedDoors {
    private static final String READERS = "/enter/readers";
    private static final MailAddress RUTH = new MailAddress("ruth@nordvik.example");
    private static final Pattern HIDDEN = Pattern.compile("name=\"(form|list|for)\" value=\"([^\"]*)\"");
    private static final Pattern LINK = Pattern.compile("<code>https://pages\\.example(/enter/link/[^<]+)</code>");
    private static final Pattern TAKE = Pattern.compile("name=\"link\" value=\"([^\"]+)\"");

    @BeforeEach
    void told() {
        dynamo.ledger().labels().putMissing("nordvik", Map.of("token-1", "Brightwater <IT>"));
        told("nordvik", "A-7");
        told("nordvik", "A-8");
        told("meridian", "C-1");
    }

    private void told(String tenant, String account) {
        door.named(tenant, account, "token-1", Optional.of(door.now.get()));
        Unit unit = doors.unit(tenant + "/" + account);
        door.published(unit, doors.path(tenant + "/" + account));
        var reading = new AccountReader(new Programme("Active Use", List.of(), List.of(), List.of(), List.of()),
                ReasonCodes.own()).read(tenant, account, List.of(), door.now.get());
        dynamo.ledger()
                .units()
                .putSummary(new SummaryItem(unit, 1,
                        new UnitSummary("n0rdv1kaaaaaaaa2", AccountSummary.of(unit.word(), reading)).text()));
    }

    private String home(String tenant) {
        String account = doors.path(tenant + "/A-7");
        return account.substring(0, account.indexOf("a/"));
    }

    private Visitor manager() {
        return in(door.invited(NORDVIK, home("nordvik"), RUTH));
    }

    private Visitor in(String link) {
        Visitor reader = door.visitor();
        assertThat(reader.post(link, "").status()).isEqualTo(303);
        return reader;
    }

    /// Invites by the form; the links.
    private List<String> invites(Visitor manager, String list) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("for", "nordvik", "list", list));
        Matcher hidden = HIDDEN.matcher(manager.upload("/enter/invite", fields).body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        return LINK.matcher(manager.upload("/enter/invite", fields).body())
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    private String named(String account, MailAddress reader) {
        Unit unit = doors.unit(account);
        return "for=" + unit.tenant() + "&unit=" + unit.id() + "&reader=" + reader.reader();
    }

    private Got shown(Visitor reader, String account) {
        return reader.from(SITE + doors.path(account) + "orders/", READERS);
    }

    private static String pressed(Got sure) {
        Matcher link = TAKE.matcher(sure.body());
        assertThat(link.find()).as("a second button").isTrue();
        return "&link=" + link.group(1);
    }

    private Optional<ReaderGrant> grant(String account, MailAddress reader) {
        return door.ledger().grants().find(doors.unit(account), reader.reader());
    }

    @Test
    void whoInvitedByTheFormSeesWhoCameAndTakesItBackAfterALook() {
        Visitor ruth = manager();
        List<String> links = invites(ruth, "dana@brightwater.example;A-7\nkim@brightwater.example;A-7");
        Visitor dana = in(links.getFirst());
        assertThat(dana.reads(doors.path(A))).isTrue();
        door.later(Duration.ofDays(1));
        assertThat(ruth.get("/enter").body()).contains("href=\"/enter/readers\"");
        Got list = shown(ruth, A);
        assertThat(list.body())
                .contains("<h1>Account <bdi>A-7</bdi> (<bdi>Brightwater &lt;IT&gt;</bdi>): 1 reader is in.</h1>",
                        "The account is open since 2 March 2026.",
                        "<bdi>dana@brightwater.example</bdi> <small>Invited by ruth@nordvik.example on 2 March 2026,"
                                + " in since 2 March 2026. Last entry on 2 March 2026. One device is signed in.</small>",
                        "<bdi>kim@brightwater.example</bdi> <small>Invited by ruth@nordvik.example on 2 March 2026,"
                                + " may come until 16 March 2026.</small>")
                .doesNotContain("<script", "10:00");
        assertThat(ruth.post("/enter/open", "for=nordvik&unit=" + doors.unit(A).id() + "&look=1").body())
                .contains("is open since 2 March 2026");
        Got sure = ruth.post(READERS, named(A, DANA));
        assertThat(sure.body()).contains(
                "Account <bdi>A-7</bdi>: take it back from <bdi>dana@brightwater.example</bdi>?",
                "shut within the hour");
        assertThat(grant(A, DANA).orElseThrow().revoked()).as("a look takes nothing back").isEmpty();

        String button = named(A, DANA) + pressed(sure);
        Got done = ruth.post(READERS, button);
        assertThat(done.body()).contains("is taken back from <bdi>dana@brightwater.example</bdi>");
        assertThat(grant(A, DANA).orElseThrow().revoked()).contains(door.now.get());
        assertThat(dana.from(SITE + doors.path(A), "/enter/renew").location()).isEmpty();
        door.later(Duration.ofDays(1));
        assertThat(ruth.post(READERS, button)).as("pressed twice").isEqualTo(done);
        assertThat(grant(A, DANA).orElseThrow().shut()).contains(door.now.get().minus(Duration.ofDays(1)));

        // an invitation that waits
        assertThat(ruth.post(READERS, named(A, KIM) + pressed(ruth.post(READERS, named(A, KIM)))).status())
                .isEqualTo(200);
        assertThat(door.visitor().post(links.getLast(), "").status()).isEqualTo(410);
        assertThat(shown(ruth, A).body()).contains("nobody who was invited is in",
                "<bdi>dana@brightwater.example</bdi> <small>Taken back on 3 March 2026. Last entry on 2 March 2026.")
                .doesNotContain("Take back<");
        assertThat(grant(A2, KIM)).as("nobody else's").isEmpty();
    }

    @Test
    void whoWasInvitedAnewSinceTheLookStays() {
        Visitor ruth = manager();
        invites(ruth, "dana@brightwater.example;A-7");
        String button = named(A, DANA) + pressed(ruth.post(READERS, named(A, DANA)));
        String link = invites(ruth, "dana@brightwater.example;A-7").getFirst();
        Got got = ruth.post(READERS, button);
        assertThat(got.status()).isEqualTo(422);
        assertThat(got.body()).contains("was invited anew meanwhile");
        assertThat(in(link).reads(doors.path(A))).isTrue();
        // who has come since is the same invitation's
        String seen = named(A, DANA) + pressed(ruth.post(READERS, named(A, DANA)));
        assertThat(ruth.post(READERS, seen).status()).isEqualTo(200);
        assertThat(grant(A, DANA).orElseThrow().revoked()).isPresent();
    }

    @Test
    void readersOfTheDistributorsOwnPagesAreListedAndTakenBackByNoForm() {
        Visitor ruth = manager();
        in(door.invited(NORDVIK, home("nordvik"), new MailAddress("nora@nordvik.example")));
        Got choose = ruth.get(READERS);
        assertThat(choose.body()).contains("<option value=\"A-7\">A-7 · Brightwater &lt;IT&gt;</option>",
                "<bdi>nora@nordvik.example</bdi> <small>Invited by the operator on 2 March 2026", "readers revoke")
                .doesNotContain("C-1", "Take back");
        String nora = "&reader=" + new MailAddress("nora@nordvik.example").reader() + "&link=x";
        for (String unit : List.of("d", "", "a/" + doors.unit(A).id(), home("nordvik").split("/", -1)[2],
                doors.unit(A).id())) {
            assertThat(ruth.post(READERS, "for=nordvik&unit=" + unit + nora).status()).as(unit).isEqualTo(422);
        }
        assertThat(door.ledger().grants().of(NORDVIK)).hasSize(2).allMatch(grant -> grant.revoked().isEmpty());
        // who reads all besides keeps that, and the look says so
        invites(ruth, "nora@nordvik.example;A-7");
        in(door.invited(NORDVIK, home("nordvik"), new MailAddress("nora@nordvik.example")));
        assertThat(ruth.post(READERS, named(A, new MailAddress("nora@nordvik.example"))).body())
                .contains("and the operator takes it back");
    }

    @Test
    void nobodyElseIsToldOrTakesBackAnythingOfAnAccount() {
        Visitor ruth = manager();
        in(invites(ruth, "dana@brightwater.example;A-7").getFirst());
        String button = named(A, DANA) + pressed(ruth.post(READERS, named(A, DANA)));
        Visitor partner = in(invites(ruth, "kim@brightwater.example;A-8").getFirst());
        Visitor mia = in(door.invited(Unit.distributor("meridian"), home("meridian"),
                new MailAddress("mia@meridian.example")));
        Got unknown = mia.post(READERS, "for=meridian&account=Z-9");
        assertThat(unknown.status()).isEqualTo(422);
        for (Visitor other : List.of(partner, mia)) {
            for (String form : List.of(button, named(A, DANA), "for=nordvik&unit=" + doors.unit(A).id(),
                    button.replace("for=nordvik", "for=meridian"), "for=nordvik&account=A-7",
                    "for=meridian&account=A-7", "", "for=nordvik", "for=%7C&unit=" + doors.unit(A).id(),
                    "unit=" + doors.unit(A).id(), button + "&reader=x",
                    "for=meridian&unit=" + doors.unit(C).id() + "&reader=../x&link=x")) {
                Got got = other.post(READERS, form);
                assertThat(got.status()).as(form).isEqualTo(422);
                assertThat(got.body()).as(form).isEqualTo(unknown.body());
            }
            assertThat(shown(other, A).body()).doesNotContain("dana@brightwater.example", "A-7");
        }
        assertThat(door.visitor().post(READERS, button).body()).contains("Get a link by mail");
        assertThat(ruth.send("POST", READERS, Map.of("origin", "https://evil.example", "content-type",
                "application/x-www-form-urlencoded"), button).status()).isEqualTo(400);
        // an account's own reader takes nobody back, itself neither
        assertThat(partner.post(READERS, named(A2, KIM)).status()).isEqualTo(422);
        // who is no manager any more
        door.ledger().grants().revoke(NORDVIK, RUTH.reader(), door.now.get());
        assertThat(ruth.post(READERS, button).body()).doesNotContain("taken back from");
        assertThat(Stream.of(grant(A, DANA), grant(A2, KIM)))
                .allMatch(grant -> grant.orElseThrow().revoked().isEmpty());
    }

    @Test
    void anAccountsOwnReadersSeeEachOtherAndNothingElse() {
        Visitor ruth = manager();
        List<String> links = invites(ruth,
                "dana@brightwater.example;A-7\nkim@brightwater.example;A-7\nlee@brightwater.example;A-7");
        Visitor dana = in(links.getFirst());
        in(links.get(1));
        assertThat(dana.get("/enter").body()).contains("href=\"/enter/readers\"");
        for (Got got : List.of(dana.get(READERS), shown(dana, A),
                dana.post(READERS, "for=nordvik&unit=" + doors.unit(A).id()))) {
            assertThat(got.body())
                    .contains("2 readers are in.",
                            "<bdi>kim@brightwater.example</bdi> <small>Invited by the distributor on 2 March 2026")
                    .doesNotContain("lee@", "ruth@", "signed in", "Take back", "name=\"reader\"");
        }
        // what its readers read elsewhere, and together, stands nowhere
        doors.enters(dana, DANA, C);
        assertThat(shown(dana, A).body()).contains("2 readers are in.").doesNotContain("meridian");
        assertThat(dana.get(READERS).body()).contains("Brightwater &amp; &lt;Sons&gt; at Nordvik");
        made(dana, C, B, dana);
        for (Visitor reader : List.of(dana, ruth)) {
            assertThat(shown(reader, A).body()).doesNotContain("/p/", "All distributors", "meridian", "solis", "C-1");
        }
        // an account that is shut tells its readers nothing
        door.named("nordvik", "A-7", "token-1", Optional.empty());
        assertThat(shown(dana, A).body()).doesNotContain("kim@");
        assertThat(shown(ruth, A).body()).contains("The account is shut", "2 readers are in.");
    }

    private void made(Visitor reader, String first, String second, Visitor dana) {
        doors.enters(reader, DANA, second);
        assertThat(doors.together(dana, first, second).status()).isEqualTo(303);
        doors.apply();
    }

    @Test
    void whoIsOutIsToldAsSuchAndWhoseWordAnInvitationWasIsSaid() {
        Visitor ruth = manager();
        var inviter = new ReaderInviter(door.ledger(), door.now::get, new SecureRandom());
        var page = new GrantedPage(doors.path("nordvik/A-9"), "Account A-9 at nordvik", Optional.of("A-9"));
        Unit unit = doors.unit("nordvik/A-9");
        // one of which nothing was told yet
        assertThat(ruth.post(READERS, "for=nordvik&account=A-9").status()).isEqualTo(422);
        inviter.invite(unit, DANA, page, "ep_nordvik");
        inviter.invite(unit, KIM, page, "reader-" + DANA.reader());
        assertThat(ruth.post(READERS, "for=nordvik&account=%20A-9%20").body()).contains("Account <bdi>A-9</bdi>: ",
                "Invited by the endpoint ep_nordvik on", "Invited by a reader of these pages on");
        assertThat(shown(ruth, "nordvik/A-9").body()).contains("Account <bdi>A-9</bdi>: ");
        door.later(Duration.ofDays(15));
        assertThat(shown(ruth, "nordvik/A-9").body()).contains("until 16 March 2026, and did not come.")
                .doesNotContain("Take back<");
        // the partner left
        in(invites(ruth, "dana@brightwater.example;A-7").getFirst());
        var left = new Unit.Account("nordvik", "A-7");
        door.told(left, Optional.of(door.now.get()), Optional.of(door.now.get()));
        assertThat(shown(ruth, A).body()).contains("the partner left since, and that ended it.")
                .doesNotContain("Take back<");
    }

    @Test
    void ofMoreAccountsThanAListShowsTheNumberIsAskedFor() {
        Visitor ruth = manager();
        int there = door.ledger().units().summaries("nordvik").size();
        String summary = door.ledger().units().summaries("nordvik").getFirst().json();
        for (int i = there; i < ListingDesk.MOST; i++) {
            dynamo.ledger().units().putSummary(new SummaryItem(doors.unit("nordvik/N-" + i), 1, summary));
        }
        assertThat(ruth.get(READERS).body()).contains("<option").doesNotContain("<input name");
        dynamo.ledger().units().putSummary(new SummaryItem(doors.unit("nordvik/N"), 1, summary));
        assertThat(ruth.get(READERS).body()).contains("name=\"account\" autocomplete").doesNotContain("<option");
        assertThat(ruth.post(READERS, "for=nordvik&account=A-7").body()).contains("Account <bdi>A-7</bdi>");
    }
}
