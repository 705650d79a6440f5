package dev.lightup.functions.enter;

import static dev.lightup.functions.enter.Doorstep.SITE;
import static dev.lightup.functions.enter.TogetherDoor.DANA;
import static dev.lightup.functions.enter.TogetherDoor.TOGETHER;
import static dev.lightup.functions.enter.TogetherDoor.apart;
import static dev.lightup.functions.enter.TogetherDoor.folder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Grade;
import dev.lightup.functions.enter.Doorstep.Got;
import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.functions.linking.AccountLinks;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.key.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// A partner's reader with accounts at two distributors has them shown together without an engineer and without a script.
class TogetherFormTest extends LinkedDoors {
    @Test
    void thePageSaysWhatWouldBeShownToWhomAndTheButtonShowsIt() {
        Visitor dana = doors.reader(DANA, A, B);
        assertThat(dana.get("/enter").body()).contains("href=\"/enter/together\"");
        Got look = dana.get(TOGETHER);
        assertThat(look.status()).isEqualTo(200);
        assertThat(look.body()).contains("<bdi>dana@brightwater.example</bdi>", "at <bdi>solis</bdi>",
                "name=\"" + doors.unit(A).id() + "\" value=\"1\">",
                "<small>account <bdi>" + doors.unit(A).id() + "</bdi> at <bdi>nordvik</bdi>", "names no customer",
                "The accounts' own pages do not change", "It ends by the button on this page",
                "<button>Show these together</button>").doesNotContain("<script", " checked");
        assertThat(doors.stored()).as("a look stores nothing").isEmpty();

        Got done = doors.together(dana, A, B);
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.location()).as("its first page is made within a minute").isEqualTo("/enter/soon");
        assertThat(doors.stored()).hasSize(2).allSatisfy(event -> {
            assertThat(event.tenant()).isEqualTo("operator");
            assertThat(event.grade()).isEqualTo(Grade.B);
            assertThat(event.keyId()).isEqualTo("reader-" + DANA.reader());
            assertThat(event.body()).contains("\"link.made\"").doesNotContain("dana", "A-7", "B-1");
        });
        doors.apply();
        String home = doors.home(A, B).orElseThrow();
        assertThat(dana.reads(folder(home))).isTrue();
        assertThat(doors.grant(home, DANA)).hasValueSatisfying(grant -> {
            assertThat(grant.invited().by()).isEqualTo("reader-" + DANA.reader());
            assertThat(grant.invited().on()).containsExactlyInAnyOrder(doors.unit(A), doors.unit(B));
        });
        assertThat(dana.get("/enter/soon").body()).contains("The page over several accounts is made within a minute");
        assertThat(doors.calls.lines())
                .containsExactly("together: home=" + home + " accounts=2 reader=" + DANA.reader());

        // pressed again, once the page is there
        door.published(new Unit.Partner(home), folder(home));
        assertThat(doors.together(dana, A, B).location()).isEqualTo(folder(home));
        assertThat(doors.stored()).hasSize(2);
        assertThat(dana.get("/enter").body()).contains("href=\"" + folder(home) + "\"");
        assertThat(dana.get(TOGETHER).body()).contains("Show these apart").doesNotContain("Show these together");
        // it comes back by renewal, and the accounts as before
        door.later(Duration.ofMinutes(61));
        for (String page : List.of(folder(home), doors.path(A), doors.path(B))) {
            assertThat(dana.from(SITE + page, "/enter/renew").location()).isEqualTo(page);
        }
    }

    @Test
    void whatWasTakenBackFromAnAddressIsNotOfferedToItAndNothingTickedIsSaid() {
        Visitor dana = doors.reader(DANA, A, B);
        String home = doors.operatorLinks(A, B);
        assertThat(doors.together(dana, A, B).status()).isEqualTo(303);
        door.later(Duration.ofSeconds(1));
        door.ledger().grants().revoke(new Unit.Partner(home), DANA.reader(), door.now.get());
        assertThat(dana.get(TOGETHER).body()).doesNotContain("Linked already", "<button>Show these together");
        assertThat(doors.together(dana).body()).contains("Nothing was ticked.");
    }

    @Test
    void aHomeThatTheOperatorMakesWiderAtThisMomentIsNotJoined() {
        Visitor dana = doors.reader(DANA, A, B);
        String home = doors.operatorLinks(A, B);
        AccountLinks links = doors.links();
        AccountLinks.Standing read = Objects.requireNonNull(
                links.standings(List.of(doors.linked(A))).get(doors.linked(A)));
        // said of one that is there and one more, and not applied yet
        assertThat(links.say(doors.linked(A), read, read.partner(),
                new AccountLinks.Sayer(Grade.A, "operator", "operator/more"))).isTrue();
        assertThat(doors.together(dana, A, B).status()).isEqualTo(422);
        assertThat(doors.grant(home, DANA)).isEmpty();
        doors.apply();
        assertThat(doors.together(dana, A, B).status()).isEqualTo(303);
    }

    @Test
    void whoIsOnlyInvitedToADistributorsPagesIsShutOutOfNothing() {
        Visitor dana = doors.reader(DANA, A, B);
        door.invited(Doorstep.NORDVIK, Doorstep.NORDVIKS, DANA);
        assertThat(dana.get("/enter").body()).contains(TOGETHER);
        String home = made(dana, A, B);
        // also whoever reads them parts what it has joined
        Visitor manager = door.visitor();
        manager.post(door.invited(Doorstep.NORDVIK, Doorstep.NORDVIKS, DANA), "");
        assertThat(dana.get("/enter").body()).contains(TOGETHER);
        assertThat(dana.get(TOGETHER).body()).contains("Show these apart");
        assertThat(TogetherDoor.apart(dana, home).body()).contains("shown apart again");
    }

    @Test
    void apartAgainNobodyReadsItAndWhatIsShownTogetherAnewIsAnother() {
        Visitor dana = doors.reader(DANA, A, B);
        String home = made(dana, A, B);
        door.published(new Unit.Partner(home), folder(home));
        Visitor ola = door.visitor();
        ola.post(door.invitedAsItIs(new Unit.Partner(home), folder(home), new MailAddress("ola@brightwater.example")),
                "");
        assertThat(ola.reads(folder(home))).isTrue();
        // a device of the same address that proved it by mail
        Visitor tablet = door.visitor();
        tablet.post("/enter", "mail=dana%40brightwater.example");
        tablet.post(door.mailed(), "");
        Got done = apart(tablet, home);
        assertThat(done.body()).contains("The accounts are shown apart again.");
        doors.apply();
        assertThat(doors.home(A, B)).isEmpty();
        assertThat(doors.stored()).hasSize(4);
        door.later(Duration.ofMinutes(61));
        for (Visitor each : List.of(dana, ola, tablet)) {
            assertThat(each.reads(folder(home))).isFalse();
            Got renewed = each.from(SITE + folder(home), "/enter/renew");
            assertThat(renewed.body()).contains("These accounts are not shown together any more.");
            assertThat(each.reads(folder(home))).isFalse();
            assertThat(each.get("/enter").body()).doesNotContain(folder(home));
        }
        assertThat(dana.from(SITE + doors.path(A), "/enter/renew").location()).isEqualTo(doors.path(A));
        assertThat(apart(dana, home).status()).as("twice").isEqualTo(422);
        assertThat(made(dana, A, B)).isNotEqualTo(home);
        assertThat(dana.reads(folder(home))).isFalse();
    }

    @Test
    void whoHasOneAccountOrTwoOfOneDistributorIsNotOffered() {
        for (Visitor reader : List.of(doors.reader(DANA, A), doors.reader(KIM, A, A2))) {
            assertThat(reader.get("/enter").body()).doesNotContain(TOGETHER);
            assertThat(reader.get(TOGETHER).body()).contains("has nothing to show together");
            assertThat(doors.together(reader, A).status()).isEqualTo(422);
        }
        Visitor kim = doors.reader(KIM, A, A2);
        assertThat(doors.together(kim, A, A2).status()).isEqualTo(422);
        assertThat(door.visitor().get(TOGETHER).body()).contains("Get a link by mail");
        assertThat(doors.together(door.visitor(), A, B).body()).contains("Get a link by mail");
        assertThat(doors.stored()).isEmpty();
    }

    @Test
    void aDistributorsReaderIsNeverOffered() {
        Visitor mia = doors.reader(KIM, A, B);
        // by whichever of its sessions it reads a distributor's pages
        Visitor desk = door.visitor();
        desk.post(door.invited(Doorstep.NORDVIK, Doorstep.NORDVIKS, KIM), "");
        doors.enters(desk, KIM, A);
        doors.enters(desk, KIM, B);
        for (Visitor reader : List.of(mia, desk)) {
            assertThat(reader.get("/enter").body()).doesNotContain(TOGETHER);
            assertThat(reader.get(TOGETHER).body()).contains("This session shows nothing together.");
            assertThat(doors.together(reader, A, B).body()).contains("This session shows nothing together.");
        }
        assertThat(doors.stored()).isEmpty();
    }

    @Test
    void anAccountThatIsShutOrWasNeverEnteredIsNotOffered() {
        Visitor dana = doors.reader(DANA, A, B);
        door.opened(doors.unit(B), Optional.empty());
        assertThat(dana.get("/enter").body()).doesNotContain(TOGETHER);
        assertThat(doors.together(dana, A, B).status()).isEqualTo(422);
        // of what an address was invited to and never took up it said nothing
        doors.reader(KIM, A);
        door.invited(doors.unit(C), doors.path(C), KIM);
        Visitor proven = door.visitor();
        proven.post("/enter", "mail=kim%40brightwater.example");
        proven.post(door.mailed(), "");
        assertThat(proven.get("/enter").body()).contains(doors.path(C)).doesNotContain(TOGETHER);
        proven.from(SITE + doors.path(C), "/enter/renew");
        assertThat(proven.get("/enter").body()).contains(TOGETHER);
        assertThat(doors.together(proven, A, C).status()).isEqualTo(303);
    }

    @Test
    void whatAFormSaysBesideTheSessionsOwnAccountsChangesNothing() {
        Visitor dana = doors.reader(DANA, A, B);
        doors.reader(KIM, C);
        // another address's invitation, redeemed in the same browser, begins a session of that address
        String a = doors.unit(A).id();
        String b = doors.unit(B).id();
        for (String form : List.of("", a + "=1", a + "=1&" + a + "=1", a + "=1&aaaaaaaaaaaaaaaa=1",
                a + "=1&" + doors.unit(C).id() + "=1", a + "=1&" + b + "=1&" + doors.unit(C).id() + "=1",
                a + "=1&" + b + "=1&for=nordvik", a + "=1&" + b.toUpperCase(java.util.Locale.ROOT) + "=1",
                "nordvik%7Ca%2F" + a + "=1&" + b + "=1", "apart=aaaaaaaaaaaaaaaa", "apart=", "apart=../x",
                a + "=" + "x".repeat(4_096))) {
            assertThat(dana.post(TOGETHER, form).status()).as(form).isEqualTo(422);
        }
        Got got = dana.send("POST", TOGETHER, Map.of("origin", "https://evil.example", "content-type",
                "application/x-www-form-urlencoded"), a + "=1&" + b + "=1");
        assertThat(got.status()).isEqualTo(400);
        assertThat(dana.send("POST", TOGETHER, Map.of("content-type", "application/x-www-form-urlencoded"),
                a + "=1&" + b + "=1").status()).isEqualTo(400);
        // a look is no press, whatever stands in its address
        assertThat(dana.send("GET", TOGETHER, Map.of("origin", SITE), a + "=1&" + b + "=1").status()).isEqualTo(200);
        assertThat(dana.send("DELETE", TOGETHER, Map.of("origin", SITE), "").status()).isEqualTo(405);
        assertThat(doors.stored()).isEmpty();

        door.later(Duration.ofDays(91));
        assertThat(doors.together(dana, A, B).body()).as("the session is over").contains("Get a link by mail");
        assertThat(doors.stored()).isEmpty();
    }

    @Test
    void invitationsToTwoAddressesAreNotOneReaders() {
        Visitor both = doors.reader(DANA, A);
        doors.enters(both, KIM, B);
        assertThat(both.get("/enter").body()).doesNotContain(TOGETHER);
        assertThat(doors.together(both, A, B).status()).isEqualTo(422);
        // one device of an address that has the other account on another one
        doors.enters(door.visitor(), DANA, B);
        Visitor dana = doors.reader(DANA, A);
        assertThat(doors.together(dana, A, B).status()).isEqualTo(422);
        assertThat(doors.stored()).isEmpty();
    }

    @Test
    void ofTwoDevicesAtOnceBothReadTheOneHome() throws Exception {
        List<Visitor> devices = List.of(doors.reader(DANA, A, B), doors.reader(DANA, A, B));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> presses = new ArrayList<>();
            devices.forEach(device -> presses.add(() -> doors.together(device, A, B).status()));
            for (Future<Integer> press : threads.invokeAll(presses)) {
                assertThat(press.get()).isEqualTo(303);
            }
        }
        doors.apply();
        assertThat(doors.stored()).hasSize(2);
        String home = doors.home(A, B).orElseThrow();
        assertThat(devices).allMatch(device -> device.reads(folder(home)));
        // with others at the same time one is told, and nothing is said that would tear the first one's
        Visitor kim = doors.reader(KIM, A2, C);
        doors.enters(kim, KIM, "meridian/C-2");
        assertThat(doors.together(kim, A2, C).status()).isEqualTo(303);
        int stored = doors.stored().size();
        Got late = doors.together(kim, "meridian/C-2", A2);
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.body()).contains("Something was said of one of these a moment ago.");
        assertThat(doors.stored()).hasSize(stored);
        doors.apply();
        assertThat(doors.home(A2, C)).isPresent();
        assertThat(doors.home("meridian/C-2")).isEmpty();
    }

    @Test
    void whatEndsWhileTheButtonIsPressedIsNotBegunAnew() {
        Visitor dana = doors.reader(DANA, A, B);
        doors.meanwhile(() -> doors.ground.ledger()
                .grants()
                .revoke(doors.unit(B), DANA.reader(), door.now.get()));
        Got got = doors.together(dana, A, B);
        assertThat(got.location()).isEqualTo("/enter");
        assertThat(dana.jar.keySet()).noneMatch(cookie -> cookie.contains(" /p/"));

        Visitor kim = doors.reader(KIM, A2, C);
        doors.meanwhile(() -> doors.ground.ledger()
                .sessions()
                .of(KIM.reader(), door.now.get())
                .forEach(doors.ground.ledger().sessions()::end));
        doors.together(kim, A2, C);
        assertThat(door.ledger().sessions().of(KIM.reader(), door.now.get())).isEmpty();
        assertThat(kim.jar.keySet()).noneMatch(cookie -> cookie.contains(" /p/"));
        assertThat(kim.get("/enter").body()).contains("Get a link by mail");
    }

    @Test
    void whatIsSaidIsPartedOnceItIsTakenIn() {
        Visitor dana = doors.reader(DANA, A, B);
        doors.together(dana, A, B);
        String home = door.ledger()
                .grants()
                .of(DANA.reader())
                .stream()
                .filter(grant -> grant.unit() instanceof Unit.Partner)
                .map(grant -> grant.unit().id())
                .findFirst()
                .orElseThrow();
        assertThat(apart(dana, home).body()).contains("a moment ago");
        doors.apply();
        assertThat(doors.home(A, B)).contains(home);
        assertThat(apart(dana, home).body()).contains("shown apart again");
        doors.apply();
        assertThat(doors.home(A, B)).isEmpty();
    }
}
