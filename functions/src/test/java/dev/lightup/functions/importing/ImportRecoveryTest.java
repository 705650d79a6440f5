package dev.lightup.functions.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.apply.AppliedCheck;
import dev.lightup.functions.apply.ByHand;
import dev.lightup.functions.apply.Ground;
import dev.lightup.functions.rebuild.DerivedRebuilder;
import dev.lightup.functions.rebuild.RebuildReport;
import dev.lightup.functions.rebuild.RebuildRequest;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.publication.PublishRun;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.sweep.ParkedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Files of many rows when something goes wrong: whoever dies on the way, whatever is lost or cannot be done, the file ends whole.
class ImportRecoveryTest extends ImportedFiles {
    /// The calls at which each kind of fault happens, spread over the whole of it.
    private static final int POINTS = Integer.getInteger("lightup.points", 3);

    @Test
    void whateverKindOfProcessDiesAtWhicheverCallTheFileIsWhole() {
        List<Fault> faults = List.of(Fault.KILL_BEFORE, Fault.KILL_AFTER, Fault.THROTTLE, Fault.SERVER_ERROR_AFTER);
        for (Fault fault : faults) {
            int calls = 1;
            int step = 1;
            for (int at = 0; at <= calls; at += step) {
                dynamo.anew();
                ground = Ground.on(dynamo.plainClient(), dynamo.table());
                RawEvent file = file("f1", 20, 5, 1);
                ground.receive(List.of(file));
                int[] call = {0};
                int struck = at;
                dynamo.faults().follow(_ -> ++call[0] == struck ? fault : Fault.NONE);
                try {
                    ground.applying(dynamo.client()).apply(List.of(file));
                    readIn(() -> true);
                    assertThat(isMarkedOrWhole(file)).as("call " + at).isTrue();
                } catch (FaultyDynamo.Killed _) {
                    assertThat(isMarkedOrWhole(file)).as("killed at " + at).isTrue();
                } catch (RuntimeException e) {
                    assertThat(fault).as(e.toString()).isIn(Fault.THROTTLE, Fault.SERVER_ERROR_AFTER);
                }
                dynamo.faults().heal();
                calls = Math.max(calls, call[0]);
                step = at == 0 ? 1 + faults.indexOf(fault) : Math.ceilDiv(calls, POINTS);
                for (int minute = 0; minute < 3 && task(file).filter(this::isRead).isEmpty(); minute++) {
                    ground.later(Duration.ofMinutes(4));
                    sweep(dynamo.plainClient());
                    importer(dynamo.plainClient()).run("nordvik", () -> true);
                }
                isWhatTheFilesSay(file);
            }
            assertThat(calls).isGreaterThan(100);
        }
    }

    /// The SDK asks again by itself and finds its own write there: nobody waits for that.
    @Test
    void aWriteWhoseAnswerGotLostHoldsTheFileUpAtNoCall() {
        int calls = 1;
        int step = 1;
        for (int at = 0; at <= calls; at += step) {
            dynamo.anew();
            ground = Ground.on(dynamo.plainClient(), dynamo.table());
            RawEvent file = file("f1", 20, 5, 1);
            receive(file);
            int[] call = {0};
            int struck = at;
            dynamo.faults().follow(_ -> ++call[0] == struck ? Fault.REPEATED : Fault.NONE);
            readIn(() -> true);
            dynamo.faults().heal();
            assertThat(task(file)).as("at call " + at).hasValueSatisfying(task -> assertThat(isRead(task)).isTrue());
            isWhatTheFilesSay(file);
            calls = Math.max(calls, call[0]);
            // the first calls are the lane's and the pieces'
            step = at < 16 ? 1 : Math.ceilDiv(calls, POINTS);
        }
        assertThat(calls).isGreaterThan(100);
    }

    private boolean isRead(ImportTask task) {
        return task.stage() == ImportTask.Stage.READ;
    }

    /// Whether nothing of the file stands, or the mark does, or all of it.
    private boolean isMarkedOrWhole(RawEvent file) {
        SortedMap<String, String> states = new TreeMap<>(ground.states());
        return states.isEmpty() || states.equals(ground.expected(List.of(file))) || share("A0").open().isPresent();
    }

    @ParameterizedTest
    @EnumSource(ImportTask.Stage.class)
    void aFileLeavesTheListWhenItsUnitsHaveSeenTheEndOfIt(ImportTask.Stage stage) {
        RawEvent file = file("f1", 30, 5, 1);
        receive(file);
        if (stage == ImportTask.Stage.READ) {
            readIn(() -> true);
        }
        ground.later(Duration.ofMinutes(3));
        sweep(dynamo.plainClient());
        assertThat(task(file)).isPresent();
        if (stage == ImportTask.Stage.READ) {
            assertThat(published).containsAll(units());
            see();
            ground.later(Duration.ofMinutes(3));
            sweep(dynamo.plainClient());
            assertThat(task(file)).isEmpty();
            assertThat(new AppliedCheck(ground.ledger(), ground.formats()).at(file).taken()).as("done for the sweep")
                    .isTrue();
        }
    }

    private SortedSet<Unit> units() {
        SortedSet<Unit> units = new TreeSet<>();
        for (StateItem state : ground.items().values()) {
            units.addAll(state.units());
        }
        return units;
    }

    private void see() {
        Instant now = ground.clock().instant();
        for (Unit unit : units()) {
            PublishRun run = ground.ledger().heads().raise(unit, now, Duration.ofMinutes(2)).orElseThrow();
            ground.ledger().heads().commit(run, Optional.empty(), Duration.ofMinutes(2), Map.of());
        }
    }

    @Test
    void aLargeFileDoesNotHoldTheCursorAndALostWordIsFoundBySweep() {
        RawEvent file = file("f1", 30, 5, 1);
        ground.receive(List.of(file));
        ground.now(Ground.minute(5));
        assertThat(sweep(dynamo.plainClient()).driven()).as("nobody applied it").isEqualTo(1);
        assertThat(task(file)).isPresent();
        ground.now(Ground.minute(40));
        sweep(dynamo.plainClient());
        assertThat(ground.ledger().sweeps().cursor(file.key().shard(), ground.clock().instant()))
                .hasValueSatisfying(at -> assertThat(at).isAfter(Ground.minute(10)));
        readIn(() -> true);
        isWhatTheFilesSay(file);
    }

    /// A state that has lost its version: its subject cannot be folded, whoever tries.
    @Test
    void aPieceThatCannotBeDoneHoldsNoOtherUpAndIsTriedLaterAndLater() {
        RawEvent before = file("f1", 45, 5, 1);
        receive(before);
        readIn(() -> true);
        var hand = new ByHand(dynamo);
        AttributeValue version = Objects.requireNonNull(
                hand.item("nordvik#S#usage/C7/E3", "state").get("v"));
        hand.take("nordvik#S#usage/C7/E3", "state", "v");
        RawEvent file = file("f2", 45, 6, 2);
        ground.later(Duration.ofMinutes(2));
        receive(file);
        int pieces = task(file).orElseThrow().pieces();

        assertThat(readIn(() -> true)).isEqualTo(new ImportReport(pieces - 1, 0, 1, false));
        assertThat(task(file)).hasValueSatisfying(task -> assertThat(task.problem()).contains("not-read"));
        assertThat(parked(file)).hasValueSatisfying(event -> assertThat(event.problem()).isEqualTo("not-read"));
        assertThat(share("A0").open()).as("the mark").isPresent();
        assertThat(readIn(() -> true)).as("it waits for its time").isEqualTo(ImportReport.NOTHING);
        for (int time = 0; time < 3; time++) {
            Instant next = parked(file).orElseThrow().next();
            ground.now(next.plusSeconds(1));
            sweep(dynamo.plainClient());
            assertThat(readIn(() -> true).failed()).isEqualTo(1);
            assertThat(parked(file).orElseThrow().next()).isAfter(next.plus(Duration.ofMinutes(time + 1)));
        }

        hand.set("nordvik#S#usage/C7/E3", "state", "v", version);
        ground.now(parked(file).orElseThrow().next().plusSeconds(1));
        sweep(dynamo.plainClient());
        assertThat(readIn(() -> true)).isEqualTo(new ImportReport(1, 1, 0, false));
        assertThat(parked(file)).isEmpty();
        isWhatTheFilesSay(before, file);
    }

    private Optional<ParkedEvent> parked(RawEvent file) {
        return ground.ledger()
                .sweeps()
                .parked(file.key().shard())
                .stream()
                .filter(event -> event.key().equals(file.key()))
                .findFirst();
    }

    @Test
    void aRebuildBesideItTellsNothingToDifferAndLeavesItAlone() {
        RawEvent file = file("f1", 45, 5, 1);
        receive(file);
        readIn(pieces(1));
        ground.later(Duration.ofHours(2));
        for (boolean verify : new boolean[]{true, false}) {
            assertThat(rebuild(verify).differences()).isEmpty();
        }
        assertThat(readIn(() -> true)).isEqualTo(new ImportReport(2, 1, 0, false));
        isWhatTheFilesSay(file);
        assertThat(rebuild(true).differences()).isEmpty();
    }

    private RebuildReport rebuild(boolean verify) {
        return new DerivedRebuilder(ground.ledger(), ground.formats(), ground.folding(dynamo.plainClient()),
                ground.clock(), _ -> {})
                .run(new RebuildRequest(Optional.of(verify), Optional.empty(), Optional.empty()), () -> true);
    }
}
