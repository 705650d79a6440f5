package dev.lightup.functions.enter;

import static dev.lightup.functions.enter.Doorstep.BRIGHTWATER;
import static dev.lightup.functions.enter.Doorstep.BRIGHTWATERS;
import static dev.lightup.functions.enter.Doorstep.DANA;
import static dev.lightup.functions.enter.Doorstep.FJORDLYS;
import static dev.lightup.functions.enter.Doorstep.FJORDLYSES;
import static dev.lightup.functions.enter.Doorstep.NORDVIK;
import static dev.lightup.functions.enter.Doorstep.NORDVIKS;
import static dev.lightup.functions.enter.Doorstep.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.enter.Doorstep.Got;
import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.access.ReaderGrant;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How readers get in, and back in; and how nobody else does.
class EnterTest {
    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private Doorstep door = new Doorstep(dynamo.client(), dynamo.table());

    @BeforeEach
    void build() {
        door = new Doorstep(dynamo.client(), dynamo.table());
    }

    @Test
    void anInvitationIsLookedAtByAScannerAndThenRedeemedOnce() {
        String link = door.invited(BRIGHTWATER, BRIGHTWATERS);
        for (int look = 0; look < 3; look++) {
            Got shown = door.visitor().get(link);
            assertThat(shown.status()).isEqualTo(200);
            assertThat(shown.cookies()).isEmpty();
            assertThat(shown.body()).contains("dana@brightwater.example", "Brightwater &amp; &lt;Sons&gt; at Nordvik",
                    "16 March 2026", "<form method=\"post\">");
        }
        Visitor dana = door.visitor();
        Got in = dana.post(link, "");
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.location()).isEqualTo(BRIGHTWATERS);
        assertThat(dana.reads(BRIGHTWATERS + "orders/")).isTrue();
        assertThat(dana.reads(FJORDLYSES)).isFalse();

        Visitor forwarded = door.visitor();
        assertThat(forwarded.get(link).status()).isEqualTo(410);
        assertThat(forwarded.post(link, "").status()).isEqualTo(410);
        assertThat(forwarded.jar).isEmpty();
    }

    @Test
    void cookiesAreForTheUnitsPathAndTheSessionsIsForEnterAlone() {
        Got in = door.visitor().post(door.invited(BRIGHTWATER, BRIGHTWATERS), "");
        assertThat(in.cookies()).hasSize(5)
                .allMatch(cookie -> cookie.contains("; HttpOnly") && cookie.endsWith("; Secure"));
        assertThat(in.cookies()).filteredOn(cookie -> cookie.startsWith("CloudFront-"))
                .hasSize(4)
                .allMatch(cookie -> cookie.contains("; Path=" + BRIGHTWATERS + ";")
                        && cookie.contains("; Max-Age=3600;"));
        assertThat(in.cookies()).filteredOn(cookie -> cookie.startsWith("lightup-reader="))
                .singleElement()
                .asString()
                .contains("; Path=/enter;", "; SameSite=Lax", "Max-Age=7776000");
    }

    @Test
    void whatIsStoredOfAReaderIsNoTokenAndTheLastEntryIsADay() {
        Visitor dana = door.visitor();
        String link = door.invited(BRIGHTWATER, BRIGHTWATERS);
        dana.post(link, "");
        String cookie = dana.jar.getOrDefault("lightup-reader /enter", "");
        String secret = cookie.substring(cookie.indexOf('.') + 1);
        String stored = dynamo.plainClient().scan(r -> r.tableName(dynamo.table())).items().toString();
        assertThat(stored).doesNotContain(secret).doesNotContain(link.substring("/enter/link/".length()));
        assertThat(door.ledger().grants().of(BRIGHTWATER)).singleElement()
                .extracting(ReaderGrant::last)
                .isEqualTo(Optional.of(LocalDate.parse("2026-03-02")));
        assertThat(door.ledger().sessions().of(DANA.reader(), door.now.get())).singleElement()
                .satisfies(session -> assertThat(session.device()).isEqualTo("Chrome on Android"));
    }

    @Test
    void aPageWhoseCookiesEndedComesBackByRenewal() {
        Visitor dana = entered();
        door.later(Duration.ofMinutes(61));
        assertThat(dana.reads(BRIGHTWATERS)).isFalse();
        Got back = dana.from(SITE + BRIGHTWATERS + "orders/?x=1", "/enter/renew");
        assertThat(back.status()).isEqualTo(303);
        assertThat(back.location()).isEqualTo(BRIGHTWATERS + "orders/");
        assertThat(dana.reads(BRIGHTWATERS + "orders/")).isTrue();
        // a browser that keeps no cookies of pages does not go round in a circle
        Got again = dana.from(SITE + BRIGHTWATERS + "orders/", "/enter/renew");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).contains("may refuse cookies", "href=\"" + BRIGHTWATERS + "\"");
    }

    private Visitor entered() {
        Visitor dana = door.visitor();
        dana.post(door.invited(BRIGHTWATER, BRIGHTWATERS), "");
        return dana;
    }

    /// A browser sends both, and CloudFront looks at one: an old one of the distributor's would shut the account's page for ever.
    @Test
    void renewalAndLeavingTakeAwayTheCookiesOfWhatIsGrantedNoMore() {
        Visitor dana = entered();
        dana.post(door.invited(NORDVIK, NORDVIKS), "");
        assertThat(dana.jar).containsKey("CloudFront-Policy " + NORDVIKS);
        door.later(Duration.ofMinutes(1));
        door.ledger().grants().revoke(NORDVIK, DANA.reader(), door.now.get());
        Map<String, String> both = Map.copyOf(dana.jar);
        Got back = dana.from(SITE + BRIGHTWATERS + "orders/", "/enter/renew");
        assertThat(back.location()).isEqualTo(BRIGHTWATERS + "orders/");
        assertThat(back.cookies()).filteredOn(cookie -> cookie.contains("; Path=" + NORDVIKS + ";"))
                .hasSize(4)
                .allMatch(cookie -> cookie.contains("=; Max-Age=0;"));
        assertThat(dana.jar).containsKey("CloudFront-Policy " + BRIGHTWATERS)
                .doesNotContainKey("CloudFront-Policy " + NORDVIKS);

        dana.jar.putAll(both);
        dana.post("/enter/leave", "");
        assertThat(dana.jar).doesNotContainKey("CloudFront-Policy " + BRIGHTWATERS)
                .doesNotContainKey("CloudFront-Policy " + NORDVIKS);
    }

    @Test
    void aSessionEndsAfterNinetyDays() {
        Visitor dana = entered();
        door.later(Duration.ofDays(89));
        assertThat(dana.from(SITE + BRIGHTWATERS, "/enter/renew").status()).isEqualTo(303);
        door.later(Duration.ofDays(1));
        Got over = dana.from(SITE + BRIGHTWATERS, "/enter/renew");
        assertThat(over.status()).isEqualTo(200);
        assertThat(over.body()).contains("Get a link by mail");
        assertThat(over.cookies()).isEmpty();
    }

    /// In one test: an engine for each case would take longer than all of them.
    private static final List<String> ELSEWHERE = List.of("https://evil.example/d/x/",
            "https://pages.example//evil.example/",
            "https://pages.example/\\evil.example/",
            "https://pages.example/%2e%2e/", "https://pages.example/d/n0rdv1kaaaaaaaa2/a/br1ghtwateraaaa2/../../",
            "https://pages.example/d/n0rdv1kaaaaaaaa2/a/br1ghtwateraaaa2/%2E%2E/%2E%2E/",
            "https://pages.example/d/n0rdv1kaaaaaaaa2/a/br1ghtwateraaaa2//evil.example/",
            "https://pages.example/d/n0rdv1kaaaaaaaa2/a/BR1GHTWATERAAAA2/",
            "https://pages.example/d/n0rdv1kaaaaaaaa2/a/br1ghtwateraaaa2",
            "https://pages.example/d/n0rdv1kaaaaaaaa2/a/br1ghtwateraaaa2\uFF0F", "https://pages.example@evil.example/",
            "http://pages.example/d/n0rdv1kaaaaaaaa2/a/br1ghtwateraaaa2/", "https://pages.example/enter/renew", "",
            "null",
            "//");

    @Test
    void renewalLeadsNowhereElse() {
        Visitor dana = entered();
        for (String referer : ELSEWHERE) {
            Got got = dana.from(referer, "/enter/renew");
            assertThat(got.status()).as(referer).isEqualTo(200);
            assertThat(got.headers()).as(referer).doesNotContainKey("location");
            assertThat(got.cookies()).as(referer).isEmpty();
            assertThat(got.body()).as(referer).doesNotContain("evil");
        }
    }

    @Test
    void aForeignUnitAndOneThatIsNotThereAreAnsweredAlike() {
        Visitor dana = entered();
        door.invited(FJORDLYS, FJORDLYSES, new MailAddress("kim@fjordlys.example"));
        Got foreign = dana.from(SITE + FJORDLYSES, "/enter/renew");
        Got nothing = dana.from(SITE + "/d/n0bodyaaaaaaaaa2/", "/enter/renew");
        assertThat(foreign).isEqualTo(nothing);
        assertThat(foreign.cookies()).isEmpty();
    }

    @Test
    void aLinkIsMailedToARecordedAddressAndOpensAllThatIsGrantedToIt() {
        door.invited(BRIGHTWATER, BRIGHTWATERS);
        door.invited(FJORDLYS, FJORDLYSES);
        Visitor dana = door.visitor();
        assertThat(dana.post("/enter", "mail=+Dana%40Brightwater.example+").body()).contains("Look into your mail");
        assertThat(door.letters).singleElement().satisfies(letter -> assertThat(letter.to()).isEqualTo(DANA));
        String link = door.mailed();
        assertThat(dana.get(link).body()).contains("Sign in and read");
        Got in = dana.post(link, "");
        assertThat(in.location()).isEqualTo("/enter");
        assertThat(dana.get("/enter").body()).contains("href=\"" + BRIGHTWATERS + "\"", "href=\"" + FJORDLYSES + "\"");
        assertThat(dana.from(SITE + FJORDLYSES, "/enter/renew").location()).isEqualTo(FJORDLYSES);
        assertThat(dana.from(SITE + BRIGHTWATERS, "/enter/renew").location()).isEqualTo(BRIGHTWATERS);
        assertThat(dana.reads(FJORDLYSES) && dana.reads(BRIGHTWATERS)).isTrue();
        assertThat(door.visitor().post(link, "").status()).isEqualTo(410);
    }

    @Test
    void anEntryIsNotedOfThePagesThatAreOpenedAndOfNoOthers() {
        door.invited(BRIGHTWATER, BRIGHTWATERS);
        door.invited(FJORDLYS, FJORDLYSES);
        Visitor dana = door.visitor();
        dana.post("/enter", "mail=dana%40brightwater.example");
        dana.post(door.mailed(), "");
        assertThat(door.ledger().grants().of(DANA.reader())).hasSize(2)
                .allMatch(grant -> grant.last().isEmpty() && grant.accepted().isEmpty());
        dana.from(SITE + FJORDLYSES, "/enter/renew");
        assertThat(door.ledger().grants().of(BRIGHTWATER).getFirst().last()).isEmpty();
        assertThat(door.ledger().grants().of(FJORDLYS).getFirst().last()).contains(LocalDate.parse("2026-03-02"));
    }

    @Test
    void aMailedLinkOpensForFifteenMinutes() {
        door.invited(BRIGHTWATER, BRIGHTWATERS);
        door.visitor().post("/enter", "mail=dana%40brightwater.example");
        door.later(Duration.ofMinutes(15));
        assertThat(door.visitor().get(door.mailed()).status()).isEqualTo(410);
        assertThat(door.visitor().post(door.mailed(), "").status()).isEqualTo(410);
    }

    @Test
    void anInvitationOpensItsOwnUnitOnlyForWhoeverHoldsItMayHaveMintedIt() {
        Visitor dana = entered();
        door.later(Duration.ofMinutes(1));
        // a second distributor invites the same address and redeems its own link
        Visitor minting = door.visitor();
        minting.post(door.invited(FJORDLYS, FJORDLYSES), "");
        assertThat(minting.from(SITE + BRIGHTWATERS, "/enter/renew").cookies()).isEmpty();
        assertThat(minting.get("/enter").body()).doesNotContain(BRIGHTWATERS);
        // on one device two invitations of one address go together
        dana.post(door.invited(FJORDLYS, FJORDLYSES), "");
        assertThat(dana.get("/enter").body()).contains(BRIGHTWATERS, FJORDLYSES);
        assertThat(door.ledger().sessions().of(DANA.reader(), door.now.get())).hasSize(2);
    }

    @Test
    void leavingEndsTheSessionAndTakesThePagesAway() {
        Visitor dana = entered();
        Map<String, String> stolen = Map.copyOf(dana.jar);
        assertThat(dana.post("/enter/leave", "").body()).contains("Signed out");
        assertThat(dana.jar).isEmpty();
        assertThat(dana.reads(BRIGHTWATERS)).isFalse();
        Visitor thief = door.visitor();
        thief.jar.putAll(stolen);
        assertThat(thief.from(SITE + BRIGHTWATERS, "/enter/renew").cookies()).isEmpty();
    }

    /// In one test: an engine for each case would take longer than all of them.
    private static final List<String> NO_PATH = List.of("/enter/link/", "/enter/link/short",
            "/enter/link/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%2e",
            "/enter/elsewhere", "/enterprise", "/enter//renew", "/enter/../d/", "/ENTER");

    @Test
    void whatIsNoPathOfEnterIsMissing() {
        for (String path : NO_PATH) {
            assertThat(door.visitor().get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void aTokenThatWasNeverMadeIsAnsweredLikeOneThatIsSpent() {
        String link = door.invited(BRIGHTWATER, BRIGHTWATERS);
        door.visitor().post(link, "");
        Got spent = door.visitor().get(link);
        assertThat(door.visitor().get("/enter/link/" + "A".repeat(43))).isEqualTo(spent);
        assertThat(door.visitor().post("/enter/link/" + "A".repeat(43), "")).isEqualTo(spent);
    }

    @Test
    void everyAnswerIsKeptByNobodyAndRunsNoScript() {
        Visitor dana = entered();
        for (Got got : List.of(dana.get("/enter"), door.visitor().get("/enter"), dana.get("/enter/closed"),
                dana.get("/enter/missing"), dana.get("/enter/renew"), dana.get("/enter/nothing"),
                door.visitor().get(door.invited(BRIGHTWATER, BRIGHTWATERS)),
                dana.send("DELETE", "/enter", Map.of(), ""))) {
            assertThat(got.headers()).containsEntry("cache-control", "private, no-cache, no-store")
                    .containsEntry("referrer-policy", "same-origin")
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsEntry("content-type", "text/html; charset=utf-8");
            assertThat(got.headers().get("content-security-policy"))
                    .contains("default-src 'none'", "form-action 'self'",
                            "frame-ancestors 'none'")
                    .doesNotContain("script")
                    .doesNotContain("unsafe");
            assertThat(got.body()).doesNotContain("<script").doesNotContain("style=").doesNotContain("http:");
        }
    }

    @Test
    void theErrorPageOfTheSiteLeadsToRenewal() {
        Got closed = door.visitor().get("/enter/closed");
        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.body()).contains("<meta http-equiv=\"refresh\" content=\"0; url=/enter/renew\">",
                "href=\"/enter/renew\"");
    }

    @Test
    void beforeEnterIsSetUpItSaysThatItDoesNotWorkAndItsErrorPagesDo() {
        var shut = new Doorstep(dynamo.client(), dynamo.table(), Optional.empty());
        assertThat(shut.visitor().get("/enter").status()).isEqualTo(503);
        assertThat(shut.visitor().post("/enter", "mail=dana%40brightwater.example").status()).isEqualTo(503);
        assertThat(shut.visitor().get("/enter/closed").status()).isEqualTo(200);
        assertThat(shut.visitor().get("/enter/missing").status()).isEqualTo(200);
    }
}
