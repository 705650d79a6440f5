package dev.lightup.functions.enter;

import static dev.lightup.functions.enter.Doorstep.NORDVIK;
import static dev.lightup.functions.enter.Doorstep.NORDVIKS;
import static dev.lightup.functions.enter.Doorstep.SITE;
import static dev.lightup.functions.enter.TogetherDoor.folder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.account.AccountReader;
import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.functions.cookie.CookieSigner;
import dev.lightup.functions.enter.Doorstep.Got;
import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.ledger.publication.UnitSummary;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What a reader presses at the doors when the process ends, or the table does not answer, at any of the writes behind it, before or after: pressed
/// again it comes to what the uninterrupted press comes to. No link lets two in, nothing is half, and nobody gets more than was given. A file that is
/// uploaded, and an invitation that is redeemed, are cut off where their other tests are (`UploadFormTest`, `LinkRaceTest`).
class DoorCrashTest extends LinkedDoors {
    private static final List<Fault> KILLED = List.of(Fault.KILL_BEFORE, Fault.KILL_AFTER);
    /// Of what several functions write.
    private static final List<Fault> FAULTS = List.of(Fault.KILL_BEFORE, Fault.KILL_AFTER, Fault.SERVER_ERROR_AFTER);
    private static final Pattern LINK = Pattern
            .compile("<code>https://pages\\.example(/enter/link/[A-Za-z0-9_-]{43})</code>");
    private static final Pattern SHUT = Pattern.compile("name=\"shut\" value=\"([^\"]+)\"");
    private static final Pattern HIDDEN = Pattern.compile("name=\"(form|list|for|pass)\" value=\"([^\"]*)\"");

    /// One write at which something goes wrong.
    private final class Cut {
        private final Fault fault;
        private final int write;
        private boolean struck;

        Cut(Fault fault, int write) {
            this.fault = fault;
            this.write = write;
        }

        /// A part of a number, an address and an account that no other case has.
        String name() {
            return fault.name().toLowerCase(Locale.ROOT).replace('_', '-') + write;
        }

        MailAddress address() {
            return new MailAddress(name() + "@brightwater.example");
        }

        /// What came of pressing; nothing where nobody was answered, or only that it does not work now.
        Optional<Got> pressing(Supplier<Got> press) {
            int[] writes = {0};
            dynamo.faults().follow(call -> call.isWrite() && ++writes[0] == write ? fault : Fault.NONE);
            try {
                return Optional.of(press.get()).filter(got -> got.status() != 503);
            } catch (FaultyDynamo.Killed _) {
                return Optional.empty();
            } finally {
                dynamo.faults().heal();
                struck |= writes[0] >= write;
            }
        }

        @Override
        public String toString() {
            return fault + " at write " + write;
        }
    }

    /// A story that is told once for each write of it and each fault.
    private interface Story {
        void tell(Cut cut);
    }

    /// @return of how many writes the longest press was
    private int told(List<Fault> faults, Story story) {
        int most = 0;
        for (Fault fault : faults) {
            boolean struck = true;
            for (int write = 1; struck; write++) {
                door.later(Duration.ofMinutes(5));
                doors.fromNow();
                var cut = new Cut(fault, write);
                story.tell(cut);
                struck = cut.struck;
                most = Math.max(most, struck ? write : 0);
            }
        }
        return most;
    }

    private static boolean isIn(Got got) {
        return got.status() == 303;
    }

    private static long in(List<BooleanSupplier> presses) {
        return presses.stream().filter(BooleanSupplier::getAsBoolean).count();
    }

    @Test
    void aLinkThatIsAskedForIsMailedAndLetsOneIn() {
        int writes = told(KILLED, cut -> {
            doors.reader(cut.address(), "nordvik/" + cut.name());
            Visitor asks = door.visitor();
            String form = "mail=" + cut.address().text().replace("@", "%40");
            int before = door.letters.size();
            cut.pressing(() -> asks.post("/enter", form));
            assertThat(door.letters.size() - before).as("%s", cut).isBetween(0, 1);
            assertThat(asks.post("/enter", form).status()).isEqualTo(200);
            String link = door.mailed();
            assertThat(door.letters.size() - before).as("%s", cut).isBetween(1, 2);
            assertThat(
                    in(List.of(() -> isIn(door.visitor().post(link, "")), () -> isIn(door.visitor().post(link, "")))))
                    .isEqualTo(1);
            // what is cut off counts as mailed, or not at all: three an hour are the most
            for (int more = 0; more < 3; more++) {
                asks.post("/enter", form);
            }
            assertThat(door.letters.size() - before).as("%s", cut).isBetween(2, 3);
        });
        assertThat(writes).isEqualTo(2);
    }

    @Test
    void aDeviceThatGoesOnByAMailedLinkGoesOnOrAsksAgain() {
        int writes = told(KILLED, cut -> {
            String own = "nordvik/" + cut.name();
            Visitor dana = doors.reader(cut.address(), own);
            String form = "mail=" + cut.address().text().replace("@", "%40");
            dana.post("/enter", form);
            String link = door.mailed();
            long first = cut.pressing(() -> dana.post(link, "")).filter(DoorCrashTest::isIn).stream().count();
            long later = in(List.of(() -> isIn(dana.post(link, "")), () -> isIn(door.visitor().post(link, ""))));
            assertThat(first + later).as("%s", cut).isLessThanOrEqualTo(1);
            dana.post("/enter", form);
            dana.post(door.mailed(), "");
            assertThat(dana.from(SITE + doors.path(own), "/enter/renew").location()).as("%s", cut)
                    .isEqualTo(doors.path(own));
            // of a session that nobody has the cookie of nothing more is opened than the address has
            assertThat(door.ledger().grants().of(cut.address().reader())).as("%s", cut).hasSize(1);
        });
        assertThat(writes).as("the link, the session, and the end of the one before").isEqualTo(3);
    }

    @Test
    void whoComesBackComesBackAndWhoLeavesIsOut() {
        int writes = told(KILLED, cut -> {
            String own = "nordvik/" + cut.name();
            Visitor dana = doors.reader(cut.address(), own);
            door.later(Duration.ofDays(1));
            cut.pressing(() -> dana.from(SITE + doors.path(own), "/enter/renew"));
            // a browser that came back a moment ago does not go round in a circle
            dana.jar.remove("lightup-renewed /enter/renew");
            assertThat(dana.from(SITE + doors.path(own), "/enter/renew").location()).as("%s", cut)
                    .isEqualTo(doors.path(own));
            assertThat(dana.reads(doors.path(own))).isTrue();
            String session = dana.jar.get("lightup-reader /enter");
            cut.pressing(() -> dana.post("/enter/leave", ""));
            dana.post("/enter/leave", "");
            // a session that ended says no more whose cookies are to be taken away: they end by themselves
            door.later(CookieSigner.LIFE);
            assertThat(dana.reads(doors.path(own))).as("%s", cut).isFalse();
            dana.jar.put("lightup-reader /enter", session == null ? "" : session);
            assertThat(dana.get("/enter").body()).as("%s", cut).contains("Get a link by mail");
        });
        assertThat(writes).isEqualTo(1);
    }

    private Visitor manager(Cut cut) {
        Visitor manager = door.visitor();
        manager.post(door.invited(NORDVIK, NORDVIKS, new MailAddress("ruth-" + cut.name() + "@nordvik.example")), "");
        return manager;
    }

    @Test
    void anAccountIsOpenedByOneEvent() {
        int writes = told(KILLED, cut -> {
            Visitor manager = manager(cut);
            Unit unit = doors.unit("nordvik/" + cut.name());
            var reading = new AccountReader(new Programme("Active Use", List.of(), List.of(), List.of(), List.of()),
                    ReasonCodes.own()).read("nordvik", cut.name(), List.of(), door.now.get());
            dynamo.ledger()
                    .units()
                    .putSummary(new SummaryItem(unit, 1,
                            new UnitSummary("n0rdv1kaaaaaaaa2", AccountSummary.of(unit.word(), reading)).text()));
            String form = "for=nordvik&unit=" + unit.id();
            int stored = doors.stored().size();
            cut.pressing(() -> manager.post("/enter/open", form));
            assertThat(manager.post("/enter/open", form).body()).as("%s", cut).contains("is opened.");
            assertThat(doors.stored()).as("%s", cut).hasSize(stored + 1);
        });
        assertThat(writes).isEqualTo(1);
    }

    @Test
    void aListInvitesEachOfItsReadersOnceByTheLinkOfItsLine() {
        int writes = told(KILLED, cut -> {
            Visitor manager = manager(cut);
            door.named("nordvik", cut.name(), "token", Optional.of(door.now.get()));
            List<MailAddress> invited = List.of(new MailAddress("dana-" + cut.name() + "@brightwater.example"),
                    new MailAddress("kim-" + cut.name() + "@brightwater.example"));
            Map<String, Object> list = new LinkedHashMap<>();
            list.put("for", "nordvik");
            list.put("list", invited.getFirst().text() + ";" + cut.name() + "\n" + invited.getLast().text() + ";"
                    + cut.name());
            Optional<Got> look = cut.pressing(() -> manager.upload("/enter/invite", list));
            assertThat(cut.struck).as("a look writes nothing").isFalse();
            Map<String, Object> button = button(look.orElseThrow());
            List<String> told = cut.pressing(() -> manager.upload("/enter/invite", button))
                    .map(DoorCrashTest::links)
                    .orElse(List.of());
            List<String> links = links(manager.upload("/enter/invite", button));
            assertThat(links).as("%s", cut).hasSize(2).doesNotHaveDuplicates().containsAll(told);
            for (int i = 0; i < 2; i++) {
                String link = links.get(i);
                assertThat(in(List.of(() -> isIn(door.visitor().post(link, "")),
                        () -> isIn(door.visitor().post(link, ""))))).as("%s", cut).isEqualTo(1);
                assertThat(door.ledger().grants().of(invited.get(i).reader())).as("%s", cut)
                        .singleElement()
                        .satisfies(grant -> assertThat(grant.unit()).isEqualTo(doors.unit("nordvik/" + cut.name())));
            }
        });
        assertThat(writes).as("of each a count, a pointer, a link and a grant").isEqualTo(8);
    }

    @Test
    void aListOpensEachOfItsAccountsByOneEventAndWhatIsShutAgainIsByOne() {
        int writes = told(KILLED, cut -> {
            Visitor manager = manager(cut);
            List<String> accounts = List.of("L1-" + cut.name(), "L2-" + cut.name());
            accounts.forEach(account -> {
                Unit unit = doors.unit("nordvik/" + account);
                var reading = new AccountReader(
                        new Programme("Active Use", List.of(), List.of(), List.of(), List.of()), ReasonCodes.own())
                        .read("nordvik", account, List.of(), door.now.get());
                dynamo.ledger()
                        .units()
                        .putSummary(new SummaryItem(unit, 1,
                                new UnitSummary("n0rdv1kaaaaaaaa2", AccountSummary.of(unit.word(), reading)).text()));
            });
            int stored = doors.stored().size();
            Map<String, Object> list = Map.of("for", "nordvik", "list", String.join("\n", accounts));
            Map<String, Object> button = button(manager.upload("/enter/open", list));
            cut.pressing(() -> manager.upload("/enter/open", button));
            assertThat(manager.upload("/enter/open", button).body()).as("%s", cut).contains("2 accounts are opened.");
            assertThat(doors.stored()).as("%s", cut).hasSize(stored + 2);
            doors.apply();
            String one = "for=nordvik&unit=" + doors.unit("nordvik/" + accounts.getFirst()).id();
            Matcher shut = SHUT.matcher(manager.post("/enter/open", one).body());
            assertThat(shut.find()).isTrue();
            String form = one + "&shut=" + shut.group(1);
            cut.pressing(() -> manager.post("/enter/open", form));
            assertThat(manager.post("/enter/open", form).body()).as("%s", cut).contains("is shut again.");
            assertThat(doors.stored()).as("%s", cut).hasSize(stored + 3);
        });
        assertThat(writes).isEqualTo(2);
    }

    @Test
    void whomAManagerTakesAnAccountBackFromIsOutOfItAndOfWhatWasJoinedByIt() {
        int writes = told(FAULTS, cut -> {
            Visitor manager = manager(cut);
            String own = "nordvik/T-" + cut.name();
            Visitor device = doors.reader(cut.address(), own, "solis/T-" + cut.name());
            MailAddress other = new MailAddress("o-" + cut.name() + "@brightwater.example");
            doors.reader(other, own);
            String home = made(device, own, "solis/T-" + cut.name());
            Unit unit = doors.unit(own);
            String form = "for=nordvik&unit=" + unit.id() + "&reader=" + cut.address().reader() + "&link="
                    + door.ledger().grants().find(unit, cut.address().reader()).orElseThrow().invited().link();
            cut.pressing(() -> manager.post("/enter/readers", form));
            assertThat(manager.post("/enter/readers", form).body()).as("%s", cut).contains("is taken back from");
            assertThat(door.ledger().grants().of(unit)).as("%s", cut)
                    .allMatch(grant -> grant.revoked().isEmpty() == grant.address().equals(other));
            for (String page : List.of(doors.path(own), folder(home))) {
                assertThat(device.from(SITE + page, "/enter/renew").location()).as("%s %s", cut, page).isEmpty();
            }
        });
        assertThat(writes).as("the grant; the home is due since it was joined").isEqualTo(1);
    }

    private static Map<String, Object> button(Got look) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(look.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        return fields;
    }

    private static List<String> links(Got got) {
        return LINK.matcher(got.body()).results().map(link -> link.group(1)).toList();
    }

    @Test
    void accountsAreShownTogetherOrNotAtAllAndApartForEverybody() {
        // what was said may be taken in before the button is pressed again, or not
        for (boolean applied : List.of(true, false)) {
            int writes = told(applied ? FAULTS : List.of(Fault.KILL_AFTER), cut -> {
                String a = "nordvik/A-" + applied + cut.name();
                String b = "solis/B-" + applied + cut.name();
                MailAddress dana = new MailAddress("d-" + applied + cut.name() + "@brightwater.example");
                Visitor device = doors.reader(dana, a, b);
                int before = doors.stored().size();
                cut.pressing(() -> doors.together(device, a, b));
                taken(applied);
                // who is cut off reads no home that is none
                assertThat(homes(dana)).as("%s", cut)
                        .allMatch(grant -> !applied || doors.home(a, b).equals(Optional.of(grant.unit().id())));
                assertThat(doors.together(device, a, b).status()).as("%s", cut).isEqualTo(303);
                doors.apply();
                String home = doors.home(a, b).orElseThrow();
                assertThat(device.reads(folder(home))).as("%s", cut).isTrue();
                assertThat(homes(dana)).as("%s", cut).hasSize(1);
                assertThat(doors.stored().size() - before).as("%s", cut).isBetween(2, 3);

                MailAddress ola = new MailAddress("o-" + applied + cut.name() + "@brightwater.example");
                door.visitor().post(door.invitedAsItIs(new Unit.Partner(home), folder(home), ola), "");
                cut.pressing(() -> TogetherDoor.apart(device, home));
                taken(applied);
                if (!homes(dana).isEmpty()) {
                    assertThat(TogetherDoor.apart(device, home).body()).as("%s", cut).contains("shown apart again");
                }
                doors.apply();
                assertThat(doors.home(a, b)).as("%s", cut).isEmpty();
                assertThat(homes(dana)).as("%s", cut).isEmpty();
                assertThat(homes(ola)).as("%s", cut).isEmpty();
                assertThat(door.ledger().grants().of(dana.reader(), door.now.get())).as("the accounts stay").hasSize(2);
            });
            assertThat(writes).as("two events, a count, a pointer, the home due, a grant, the session").isEqualTo(7);
        }
    }

    private void taken(boolean applied) {
        if (applied) {
            doors.apply();
        }
    }

    private List<ReaderGrant> homes(MailAddress address) {
        return door.ledger()
                .grants()
                .of(address.reader(), door.now.get())
                .stream()
                .filter(grant -> grant.unit() instanceof Unit.Partner)
                .toList();
    }
}
