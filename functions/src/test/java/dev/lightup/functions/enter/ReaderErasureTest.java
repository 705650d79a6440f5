package dev.lightup.functions.enter;

import static dev.lightup.functions.enter.Doorstep.SITE;
import static dev.lightup.functions.enter.TogetherDoor.DANA;
import static dev.lightup.functions.enter.TogetherDoor.folder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.admin.ClearItems;
import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.command.AnswerParts;
import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.functions.personal.ReaderDataDesk;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.key.Unit;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What is held of a reader is shown whole and erased whole, at all distributors, and nothing lets it in meanwhile.
class ReaderErasureTest extends LinkedDoors {
    private static final String OPERATOR = "operator";

    private ReaderDataDesk desk() {
        return new ReaderDataDesk(new Ledger(dynamo.client(), dynamo.table()), door.now::get);
    }

    private AdminAnswer show(String who) {
        return desk().show(new AdminCommand.DataHeld(OPERATOR, "reader/" + who));
    }

    private AdminAnswer erase(String who, boolean dry) {
        return desk().erase(new AdminCommand.DataErase(OPERATOR, "reader/" + who, Optional.of(dry)), () -> true);
    }

    /// All items in which a text stands, by kind.
    private Map<String, Long> kinds(String text) {
        return dynamo.plainClient()
                .scan(r -> r.tableName(dynamo.table()))
                .items()
                .stream()
                .filter(item -> ClearItems.text(item).contains(text))
                .collect(Collectors.groupingBy(ReaderErasureTest::kind, Collectors.counting()));
    }

    private static String kind(Map<String, AttributeValue> item) {
        return Objects.requireNonNull(item.get("kind")).s();
    }

    private String mailed(MailAddress address) {
        assertThat(door.visitor().post("/enter", "mail=" + address.text().replace("@", "%40")).status()).isEqualTo(200);
        return door.mailed();
    }

    @Test
    void whatIsHeldOfAReaderIsShownAndErasedAtAllDistributors() {
        Visitor dana = doors.reader(DANA, A, B);
        String home = made(dana, A, B);
        Visitor kim = doors.reader(KIM, A);
        String link = mailed(DANA);
        String pending = door.invited(doors.unit(C), doors.path(C), DANA);
        assertThat(show(DANA.text())).isInstanceOfSatisfying(AdminAnswer.ReaderShown.class, shown -> {
            assertThat(shown.reader().name()).isEqualTo("reader/" + DANA.reader());
            assertThat(shown.reader().grants()).extracting(AnswerParts.HeldGrant::tenant)
                    .containsExactlyInAnyOrder("nordvik", "solis", "meridian", OPERATOR);
            assertThat(shown.reader().grants()).allMatch(grant -> grant.entry().address().equals(DANA.text()));
            assertThat(shown.reader().sessions()).hasSize(1);
            assertThat(shown.reader().mailed()).hasSize(1);
        });
        assertThat(erase(DANA.text(), true)).isInstanceOfSatisfying(AdminAnswer.ReaderErased.class, would -> {
            assertThat(would.reader().grants()).isEqualTo(4);
            assertThat(would.reader().homes()).containsExactly("operator|p/" + home);
        });
        assertThat(dana.reads(folder(home))).isTrue();

        assertThat(erase(DANA.text(), false)).isInstanceOfSatisfying(AdminAnswer.ReaderErased.class, done -> {
            assertThat(done.reader().grants()).isEqualTo(4);
            assertThat(done.reader().sessions()).isEqualTo(1);
            assertThat(done.whole()).isTrue();
        });
        assertThat(kinds(DANA.text())).isEmpty();
        // who said that the accounts belong together stays in the events; a link that was mailed goes by itself, and opens nothing
        assertThat(kinds(DANA.reader())).isEqualTo(Map.of("raw", 2L, "entry-link", 1L));
        assertThat(door.ledger().heads().head(new Unit.Partner(home)).dueAt())
                .hasValueSatisfying(
                        due -> assertThat(due).isBeforeOrEqualTo(door.now.get().plus(Duration.ofMinutes(1))));
        assertThat(dana.from(SITE + doors.path(A), "/enter/renew").cookies()).isEmpty();
        assertThat(door.visitor().post(link, "").status()).isEqualTo(410);
        assertThat(door.visitor().post(pending, "").status()).isEqualTo(410);
        int letters = door.letters.size();
        door.visitor().post("/enter", "mail=" + DANA.text().replace("@", "%40"));
        assertThat(door.letters).hasSize(letters);
        assertThat(show(DANA.text())).isInstanceOf(AdminAnswer.Unknown.class);
        // others read on, and who is invited anew begins anew
        assertThat(kim.from(SITE + doors.path(A), "/enter/renew").status()).isEqualTo(303);
        doors.enters(dana, DANA, A);
        assertThat(dana.reads(doors.path(A))).isTrue();
    }

    @Test
    void aReaderIsNamedByTheHashInALogAsWell() {
        doors.reader(DANA, A);
        assertThat(erase(DANA.reader(), false)).isInstanceOf(AdminAnswer.ReaderErased.class);
        assertThat(kinds(DANA.text())).isEmpty();
        for (String nobody : List.of("", "dana", "dana@", DANA.reader().substring(1))) {
            assertThat(show(nobody)).isInstanceOf(AdminAnswer.Malformed.class);
            assertThat(erase(nobody, false)).isInstanceOf(AdminAnswer.Malformed.class);
        }
    }

    /// From the first write on nothing lets the reader in, and the same again leaves nothing.
    @Test
    void whereverItIsCutOffNothingLetsTheReaderInAndTheSameAgainGoesOn() {
        int writes = 0;
        for (Fault fault : List.of(Fault.KILL_BEFORE, Fault.KILL_AFTER)) {
            boolean struck = true;
            for (int write = 1; struck; write++) {
                door.later(Duration.ofMinutes(5));
                String at = fault + " at write " + write;
                var guest = new MailAddress(
                        fault.name().toLowerCase(Locale.ROOT).replace('_', '-') + write + "@brightwater.example");
                Visitor in = doors.reader(guest, A);
                String pending = door.invited(doors.unit(B), doors.path(B), guest);
                String link = mailed(guest);
                struck = cut(fault, write, guest);
                writes = struck ? Math.max(writes, write) : writes;
                if (fault != Fault.KILL_BEFORE || write > 1) {
                    assertThat(in.from(SITE + doors.path(A), "/enter/renew").cookies()).as(at).isEmpty();
                    assertThat(door.visitor().post(pending, "").status()).as(at).isEqualTo(410);
                    assertThat(door.visitor().post(link, "").status()).as(at).isEqualTo(410);
                }
                assertThat(erase(guest.text(), false)).as(at).isInstanceOf(AdminAnswer.ReaderErased.class);
                assertThat(kinds(guest.text())).as(at).isEmpty();
                assertThat(kinds(guest.reader()).keySet()).as(at).isSubsetOf("entry-link");
                doors.enters(in, guest, A);
                assertThat(in.reads(doors.path(A))).as(at).isTrue();
            }
        }
        // the mark, a session, of two grants link, grant and pointer, two counts, what was mailed, and that mark again
        assertThat(writes).isGreaterThanOrEqualTo(12);
    }

    /// @return whether it came to that write
    private boolean cut(Fault fault, int write, MailAddress guest) {
        int[] writes = {0};
        dynamo.faults().follow(call -> call.isWrite() && ++writes[0] == write ? fault : Fault.NONE);
        try {
            erase(guest.text(), false);
        } catch (FaultyDynamo.Killed | SdkException _) {
            // nobody was told anything
        } finally {
            dynamo.faults().heal();
        }
        return writes[0] >= write;
    }

    @Test
    void whoPressesInTheSameMomentIsNotLetInAndLeavesNothing() {
        doors.reader(DANA, A, B);
        String link = mailed(DANA);
        Visitor other = door.visitor();
        doors.meanwhile(() -> erase(DANA.text(), false));
        assertThat(other.post(link, "").status()).isEqualTo(410);
        dynamo.faults().heal();
        assertThat(kinds(DANA.reader()).keySet()).isSubsetOf("entry-link");
    }

    /// An earlier release wrote the address into the link.
    @Test
    void aLinkOfAnEarlierReleaseLetsItsReaderIn() {
        String link = door.invited(doors.unit(A), doors.path(A), DANA);
        Map<String, AttributeValue> item = new HashMap<>(dynamo.plainClient()
                .scan(r -> r.tableName(dynamo.table()))
                .items()
                .stream()
                .filter(one -> kind(one).equals("entry-link"))
                .findFirst()
                .orElseThrow());
        item.remove("r");
        item.put("a", AttributeValue.fromS(DANA.text()));
        dynamo.plainClient().putItem(r -> r.tableName(dynamo.table()).item(item));
        Visitor dana = door.visitor();
        assertThat(dana.get(link).body()).contains(DANA.text());
        assertThat(dana.post(link, "").status()).isEqualTo(303);
        assertThat(dana.reads(doors.path(A))).isTrue();
    }

    @Test
    void whoIsInvitedInTheSameMomentIsFoundByTheNextErasure() {
        doors.reader(DANA, A);
        doors.meanwhile(() -> erase(DANA.text(), false));
        String link = door.invited(doors.unit(B), doors.path(B), DANA);
        dynamo.faults().heal();
        assertThat(door.visitor().post(link, "").status()).isEqualTo(303);
        assertThat(erase(DANA.text(), false)).isInstanceOfSatisfying(AdminAnswer.ReaderErased.class,
                done -> assertThat(done.reader().grants()).isEqualTo(1));
        assertThat(kinds(DANA.text())).isEmpty();
    }
}
