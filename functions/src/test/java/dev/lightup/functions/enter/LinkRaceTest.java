package dev.lightup.functions.enter;

import static dev.lightup.functions.enter.Doorstep.BRIGHTWATER;
import static dev.lightup.functions.enter.Doorstep.BRIGHTWATERS;
import static dev.lightup.functions.enter.Doorstep.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.access.ReaderGrants;
import dev.lightup.ledger.key.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.SdkException;

/// No link lets two in, whoever runs against whom and wherever a process ends; and whoever was let in by nothing can ask again.
class LinkRaceTest {
    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    @Test
    void ofManyWhoPressAtOnceOneIsLetIn() throws Exception {
        var door = new Doorstep(dynamo.client(), dynamo.table());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 4; round++) {
                String link = door.invited(BRIGHTWATER, BRIGHTWATERS);
                List<Callable<Integer>> presses = new ArrayList<>();
                for (int n = 0; n < 8; n++) {
                    presses.add(() -> door.visitor().post(link, "").status());
                }
                var answers = new ArrayList<Integer>();
                for (Future<Integer> press : threads.invokeAll(presses)) {
                    answers.add(press.get());
                }
                assertThat(answers).containsOnlyOnce(303);
                assertThat(answers.stream().filter(status -> status == 410)).hasSize(7);
            }
        }
    }

    @Test
    void whoPressedBeforeARevocationIsNotLetInByTheInvitationThatComesAfterIt() {
        var door = new Doorstep(dynamo.client(), dynamo.table());
        ReaderGrants grants = door.ledger().grants();
        door.invited(BRIGHTWATER, BRIGHTWATERS);
        Instant pressed = door.now.get();
        assertThat(grants.revoke(BRIGHTWATER, DANA.reader(), pressed.plusMillis(1))).isTrue();
        door.later(Duration.ofMillis(2));
        door.invited(BRIGHTWATER, BRIGHTWATERS);
        LocalDate day = LocalDate.parse("2026-03-02");
        assertThat(grants.enter(BRIGHTWATER, DANA.reader(), pressed, day)).isFalse();
        assertThat(grants.enter(BRIGHTWATER, DANA.reader(), pressed.plusMillis(1), day)).isFalse();
        assertThat(grants.enter(BRIGHTWATER, DANA.reader(), pressed.plusMillis(2), day)).isTrue();
    }

    private static final List<Fault> FAULTS = List.of(Fault.KILL_BEFORE, Fault.KILL_AFTER, Fault.SERVER_ERROR_BEFORE,
            Fault.SERVER_ERROR_AFTER, Fault.TIMEOUT_AFTER, Fault.THROTTLE, Fault.CONFLICT, Fault.REPEATED);
    /// A session is three writes, an invitation four; one more, at which nothing goes wrong.
    private static final int WRITES = 5;

    /// A reader and a unit of a case's own.
    private record Guest(MailAddress address, Unit unit, String path) {
        static Guest of(Fault fault, int write) {
            String name = fault.name().toLowerCase(Locale.ROOT).replace('_', '-') + write;
            return new Guest(new MailAddress(name + "@brightwater.example"), Unit.account("nordvik", name),
                    "/d/n0rdv1kaaaaaaaa2/a/" + name + "/");
        }

        String invited(Doorstep door) {
            return door.invited(unit, path, address);
        }

        void asks(Doorstep door) {
            assertThat(door.visitor().post("/enter", "mail=" + address.text().replace("@", "%40")).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void whateverGoesWrongAtWhicheverWriteNoLinkIsUsedTwiceAndNobodyStaysOutside() {
        var door = new Doorstep(dynamo.client(), dynamo.table());
        int forNothing = 0;
        for (Fault fault : FAULTS) {
            for (int write = 1; write <= WRITES; write++) {
                String at = fault + " at write " + write;
                Guest guest = Guest.of(fault, write);
                String link = guest.invited(door);
                dynamo.faults().atWrite(write, fault);
                Visitor first = door.visitor();
                int in = pressed(first, link);
                dynamo.faults().heal();
                int again = pressed(door.visitor(), link) + pressed(door.visitor(), link);
                assertThat(in + again).as(at).isLessThanOrEqualTo(1);
                assertThat(in == 1).as(at).isEqualTo(first.reads(guest.path()));
                forNothing += in + again == 0 ? 1 : 0;
                // the way back for whoever was cut off
                guest.asks(door);
                Visitor dana = door.visitor();
                assertThat(pressed(dana, door.mailed())).as(at).isEqualTo(1);
                assertThat(dana.reads(guest.path())).as(at).isTrue();
            }
        }
        // from the fourth write on nothing goes wrong, and a call that the client repeats by itself finds its own work
        assertThat(forNothing).isPositive().isLessThanOrEqualTo((FAULTS.size() - 1) * 3);
    }

    @Test
    void anInvitationThatIsCutOffLeavesNoHalfOne() {
        var door = new Doorstep(dynamo.client(), dynamo.table());
        for (Fault fault : FAULTS) {
            for (int write = 1; write <= WRITES; write++) {
                String at = fault + " at write " + write;
                Guest guest = Guest.of(fault, write);
                dynamo.faults().atWrite(write, fault);
                try {
                    guest.invited(door);
                } catch (FaultyDynamo.Killed | SdkException _) {
                    // nobody was told a link
                }
                dynamo.faults().heal();
                // what is recorded is whole: either nobody is invited, or a link may be asked for
                int letters = door.letters.size();
                guest.asks(door);
                boolean recorded = door.ledger().grants().find(guest.unit(), guest.address().reader()).isPresent();
                assertThat(door.letters).as(at).hasSize(letters + (recorded ? 1 : 0));
                assertThat(pressed(door.visitor(), guest.invited(door))).as(at).isEqualTo(1);
            }
        }
    }

    /// 1 when it let somebody in.
    private static int pressed(Visitor visitor, String link) {
        try {
            return visitor.post(link, "").status() == 303 ? 1 : 0;
        } catch (FaultyDynamo.Killed _) {
            return 0;
        }
    }
}
