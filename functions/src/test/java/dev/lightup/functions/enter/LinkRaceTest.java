package dev.lightup.functions.enter;

import static dev.lightup.functions.enter.Doorstep.BRIGHTWATER;
import static dev.lightup.functions.enter.Doorstep.BRIGHTWATERS;
import static dev.lightup.functions.enter.Doorstep.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.LocalDynamo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    @ParameterizedTest
    @EnumSource(names = {"KILL_BEFORE", "KILL_AFTER", "SERVER_ERROR_BEFORE", "SERVER_ERROR_AFTER", "TIMEOUT_AFTER",
        "THROTTLE",
        "CONFLICT", "REPEATED"})
    void whateverGoesWrongAtWhicheverWriteNoLinkIsUsedTwiceAndNobodyStaysOutside(Fault fault) {
        int told = 0;
        for (int write = 1; write <= 4; write++) {
            dynamo.anew();
            var door = new Doorstep(dynamo.client(), dynamo.table());
            String link = door.invited(BRIGHTWATER, BRIGHTWATERS);
            dynamo.faults().atWrite(write, fault);
            Visitor first = door.visitor();
            int in = pressed(first, link);
            dynamo.faults().heal();
            int again = pressed(door.visitor(), link) + pressed(door.visitor(), link);
            assertThat(in + again).as("let in at write %d", write).isLessThanOrEqualTo(1);
            assertThat(in == 1).isEqualTo(first.reads(BRIGHTWATERS));
            if (in + again == 0) {
                told++;
            }
            // the way back for whoever was cut off
            assertThat(door.visitor().post("/enter", "mail=dana%40brightwater.example").status()).isEqualTo(200);
            Visitor dana = door.visitor();
            assertThat(pressed(dana, door.mailed())).isEqualTo(1);
            assertThat(dana.reads(BRIGHTWATERS)).isTrue();
        }
        // a session is three writes: at most so many presses were for nothing
        assertThat(told).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"KILL_BEFORE", "KILL_AFTER", "SERVER_ERROR_AFTER", "TIMEOUT_AFTER", "REPEATED"})
    void anInvitationThatIsCutOffLeavesNoHalfOne(Fault fault) {
        for (int write = 1; write <= 4; write++) {
            dynamo.anew();
            var door = new Doorstep(dynamo.client(), dynamo.table());
            dynamo.faults().atWrite(write, fault);
            try {
                door.invited(BRIGHTWATER, BRIGHTWATERS);
            } catch (FaultyDynamo.Killed | software.amazon.awssdk.core.exception.SdkException _) {
                // nobody was told a link
            }
            dynamo.faults().heal();
            // what is recorded is whole: either nobody is invited, or a link may be asked for
            door.visitor().post("/enter", "mail=dana%40brightwater.example");
            boolean recorded = door.ledger().grants().find(BRIGHTWATER, DANA.reader()).isPresent();
            assertThat(door.letters).hasSize(recorded ? 1 : 0);
            assertThat(pressed(door.visitor(), door.invited(BRIGHTWATER, BRIGHTWATERS))).isEqualTo(1);
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
