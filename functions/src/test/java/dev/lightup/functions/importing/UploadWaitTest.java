package dev.lightup.functions.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.apply.AppliedCheck;
import dev.lightup.functions.receive.Answer;
import dev.lightup.functions.receive.Stage;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.log.RawEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// How long an announced file is waited for, and who finds out that it came.
class UploadWaitTest extends UploadedFiles {
    @Test
    void aLostWordIsFoundBySweepAndWhatNeverComesIsGivenUpAfterADay() {
        String csv = csv(45, 5);
        RawEvent file = announced(announce(csv));
        assertThat(new AppliedCheck(ground.ledger(), ground.formats()).at(file).taken()).as("it holds no cursor")
                .isTrue();
        for (int look = 0; look < 4; look++) {
            ground.asked().clear();
            ground.later(Duration.ofMinutes(30));
            sweep(dynamo.plainClient());
            assertThat(ground.asked()).containsExactly("nordvik");
            readIn(() -> true);
            assertThat(task(file)).isPresent();
        }
        ground.later(Duration.ofHours(23));
        sweep(dynamo.plainClient());
        readIn(() -> true);
        assertThat(task(file)).as("a day after").isEmpty();

        Answer again = announce(csv);
        assertThat(state(again)).isEqualTo("awaited");
        put(file, csv);
        ground.later(Duration.ofMinutes(3));
        sweep(dynamo.plainClient());
        assertThat(readIn(() -> true).files()).isEqualTo(1);
        assertThat(state(announce(csv))).isEqualTo("read");
    }

    @Test
    void whatIsPutAtAnAddressThatWasGivenLateIsReadAfterTheDay() {
        String csv = csv(10, 5);
        RawEvent file = announced(announce(csv));
        Instant begun = ground.clock().instant();
        ground.now(begun.plus(Duration.ofHours(24)).minusSeconds(60));
        Instant expires = Instant.parse(upload(announce(csv)).text("expires").orElseThrow());
        assertThat(expires).isEqualTo(begun.plus(Duration.ofHours(24)).plus(Duration.ofMinutes(14)));
        // an upload that began in time may end ten minutes later, and is looked for until then
        for (Duration after : List.of(Duration.ofMinutes(-13), Duration.ofMinutes(0), Duration.ofMinutes(10))) {
            ground.now(expires.plus(after));
            sweep(dynamo.plainClient());
            readIn(() -> true);
            assertThat(task(file)).as("after " + after).isPresent();
        }
        put(file, csv);
        assertThat(readIn(() -> true).files()).isEqualTo(1);
        assertThat(state(announce(csv))).isEqualTo("read");
    }

    @Test
    void aLateAddressIsWaitedForAndNoLonger() {
        RawEvent file = announced(announce(csv(10, 5)));
        Instant begun = ground.clock().instant();
        ground.now(begun.plus(Duration.ofHours(23)).plus(Duration.ofMinutes(40)));
        announce(csv(10, 5));
        // 23:40, 15 minutes of the address and 10 to arrive
        ground.now(begun.plus(Duration.ofHours(24)).plus(Duration.ofMinutes(5)));
        readIn(() -> true);
        assertThat(task(file)).isPresent();
        ground.later(Duration.ofMillis(1));
        readIn(() -> true);
        assertThat(task(file)).isEmpty();
    }

    @Test
    void whatIsKeptWhileAnotherLaneGivesItUpStaysWhole() {
        String csv = csv(20, 5);
        RawEvent file = announced(announce(csv));
        ground.later(Duration.ofHours(25));
        boolean[] struck = {false};
        // the first lane has seen that nothing came, and is about to take out what is left of it
        dynamo.faults().follow(call -> {
            if (!struck[0] && call.request() instanceof QueryRequest query
                    && query.toString().contains(AttributeValue.fromS(ItemKeys.ROWS).toString())) {
                struck[0] = true;
                assertThat(state(announce(csv))).isEqualTo("awaited");
                put(file, csv);
                new FileImporter(ground.ledger(), ground.formats(), ground.applying(dynamo.plainClient()), stage,
                        place(), ground.clock()).run("nordvik", () -> true);
            }
            return Fault.NONE;
        });
        readIn(() -> true);
        dynamo.faults().heal();
        assertThat(struck).containsExactly(true);
        endsWhole(file);
        assertThat(state(announce(csv))).isEqualTo("read");
        assertThat(rebuildDiffers()).isZero();
        isEqual(ground.states(), asPosted(file, csv));
    }

    @Test
    void anAnnouncementWhoseAnswerNeverCameIsWaitedForAllTheSame() {
        String csv = csv(45, 5);
        Answer answer = announce(csv);
        RawEvent file = announced(answer);
        ground.ledger().imports().done(task(file).orElseThrow());
        assertThat(new AppliedCheck(ground.ledger(), ground.formats()).at(file).taken()).isFalse();
        ground.applying(dynamo.plainClient()).apply(List.of(file));
        assertThat(task(file)).hasValueSatisfying(
                task -> assertThat(task.stage()).isEqualTo(ImportTask.Stage.AWAITED));
    }
}
