package dev.lightup.functions.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.FeedShare;
import dev.lightup.domain.state.FeedState;
import dev.lightup.domain.state.Slice;
import dev.lightup.functions.apply.AppliedCheck;
import dev.lightup.functions.apply.ByHand;
import dev.lightup.functions.apply.Ground;
import dev.lightup.functions.rebuild.DerivedRebuilder;
import dev.lightup.functions.rebuild.RebuildReport;
import dev.lightup.functions.rebuild.RebuildRequest;
import dev.lightup.functions.sweep.ShardSweeper;
import dev.lightup.functions.sweep.SweepReport;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.imports.ImportLanes;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.publication.PublishRun;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.sweep.ParkedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Files of many rows: what comes of one is what its rows say, whoever dies on the way; and until then it is told that it is on its way.
class FileImporterTest {
    private static final Subject FEED = new Subject(Subject.Kind.FEED, "ep_files/seats");
    /// The calls at which each kind of fault happens, spread over the whole of it.
    private static final int POINTS = Integer.getInteger("lightup.points", 6);

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private Ground ground = Ground.on(dynamo.plainClient(), "");
    private final List<Unit> published = new ArrayList<>();

    @BeforeEach
    void onThisTable() {
        ground = Ground.on(dynamo.plainClient(), dynamo.table());
    }

    /// A stored file of one row a customer.
    ///
    /// @param rows how many it has
    /// @param pieces whether it is read in piece by piece
    private static RawEvent file(String tenant, String id, int rows, int sold, long minute, boolean pieces) {
        var text = new StringBuilder("{\"version\":1,\"feed\":\"seats\",\"asOf\":\"" + Ground.minute(minute)
                + "\",\"torn\":[],\"reading\":2" + (pieces ? ",\"pieces\":1" : "") + "}\n"
                + "line,account,customer,sku,sold,assigned,active\n");
        for (int row = 0; row < rows; row++) {
            text.append(row + 2 + ",A" + row % 3 + ",C" + row + ",E3," + sold + ",2,1\n");
        }
        return new RawEvent(RawKey.of(tenant, "/" + tenant + "/files", id), "ep_files", "/" + tenant + "/files", id,
                "export", 1, "text/csv", Ground.minute(minute), Grade.A, "k1", "mac", "request", "r_" + id,
                RawEvent.Standing.ACCEPTED, Optional.empty(), Optional.empty(), text.toString());
    }

    private static RawEvent file(String id, int rows, int sold, long minute) {
        return file("nordvik", id, rows, sold, minute, true);
    }

    private void receive(RawEvent file) {
        ground.receive(List.of(file));
        ground.applying(dynamo.plainClient()).apply(List.of(file));
    }

    private FileImporter importer(DynamoDbClient client) {
        return new FileImporter(new Ledger(client, ground.table()), ground.formats(), ground.applying(client),
                ground.clock());
    }

    private ImportReport readIn(BooleanSupplier inTime) {
        return importer(dynamo.client()).run("nordvik", inTime);
    }

    private SweepReport sweep(DynamoDbClient client) {
        published.clear();
        var ledger = new Ledger(client, ground.table());
        return new ShardSweeper(ledger, ground.applying(client), new AppliedCheck(ledger, ground.formats()),
                ground.folding(client), published::addAll, ground.asked()::add, ground.clock()).run(() -> true);
    }

    /// Time for so many pieces.
    private static BooleanSupplier pieces(int most) {
        int[] asked = {0};
        // asked once before the file, and once before each piece of it
        return () -> asked[0]++ <= most;
    }

    private Optional<ImportTask> task(RawEvent file) {
        return ground.ledger().imports().find(file.key());
    }

    private FeedShare share(String account) {
        return ground.ledger()
                .subjects()
                .state("nordvik", FEED)
                .orElseThrow()
                .folded()
                .slices()
                .stream()
                .filter(slice -> slice.holder().account().equals(account))
                .map(Slice::state)
                .map(FeedShare.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private void isWhatTheFilesSay(RawEvent... files) {
        assertThat(ground.states()).isEqualTo(ground.expected(List.of(files)));
    }

    @Test
    void aFileOfManyRowsIsNotedAndAskedForAndNoneOfItsRowsIsApplied() {
        RawEvent file = file("f1", 45, 5, 1);
        receive(file);

        assertThat(ground.items().keySet()).containsExactly("nordvik " + FEED);
        assertThat(task(file)).hasValueSatisfying(task -> {
            assertThat(task.stage()).isEqualTo(ImportTask.Stage.READING);
            assertThat(task.pieces()).isEqualTo(3);
        });
        assertThat(ground.asked()).containsExactly("nordvik", "nordvik", "nordvik");
        for (String account : List.of("A0", "A1", "A2")) {
            assertThat(share(account).open()).as(account)
                    .contains(new FeedState.OpenFile(Ground.minute(1), Ground.minute(1), 45));
        }
    }

    @Test
    void whatComesOfItIsWhatComesOfTheSameRowsReadInAtOnce() {
        RawEvent parts = file("f1", 45, 5, 1);
        receive(parts);
        assertThat(readIn(() -> true)).isEqualTo(new ImportReport(3, 1, 0, false));
        isWhatTheFilesSay(parts);
        assertThat(share("A0").open()).isEmpty();
        SortedMap<String, String> inPieces = ground.states();

        dynamo.anew();
        ground = Ground.on(dynamo.plainClient(), dynamo.table());
        receive(file("nordvik", "f1", 45, 5, 1, false));
        assertThat(ground.asked()).isEmpty();
        assertThat(ground.states()).isEqualTo(inPieces);
    }

    @Test
    void aFileOfFewRowsIsAppliedAtOnce() {
        RawEvent file = file("nordvik", "f1", 200, 5, 1, false);
        receive(file);
        assertThat(ground.asked()).isEmpty();
        isWhatTheFilesSay(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void whatIsCutOffGoesOnWhereItStoppedAndSaysSoUntilThen(int most) {
        RawEvent file = file("f1", 45, 5, 1);
        receive(file);
        ImportReport cut = readIn(pieces(most));
        assertThat(cut.pieces()).isEqualTo(most);
        assertThat(cut.goesOn()).isTrue();
        assertThat(share("A0").open()).as("the mark").isPresent();

        ground.later(Duration.ofMinutes(1));
        ground.asked().clear();
        assertThat(sweep(dynamo.plainClient()).importing()).isEqualTo(1);
        assertThat(ground.asked()).containsExactly("nordvik");
        assertThat(readIn(() -> true)).isEqualTo(new ImportReport(3 - most, 1, 0, false));
        isWhatTheFilesSay(file);
    }

    @Test
    void fourLanesDoEachPieceOnce() throws Exception {
        RawEvent file = file("f1", 65, 5, 1);
        receive(file);
        List<ImportReport> reports = new ArrayList<>();
        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, ImportLanes.LANES + 2)
                    .mapToObj(_ -> lanes.submit(() -> importer(dynamo.plainClient()).run("nordvik", () -> true)))
                    .toList();
            for (var lane : running) {
                reports.add(lane.get());
            }
        }
        assertThat(reports.stream().mapToInt(ImportReport::pieces).sum()).isEqualTo(task(file).orElseThrow().pieces());
        assertThat(reports.stream().mapToInt(ImportReport::files).sum()).isPositive();
        isWhatTheFilesSay(file);
    }

    @Test
    void aFifthLaneFindsNoRoom() {
        for (int lane = 0; lane < ImportLanes.LANES; lane++) {
            assertThat(ground.ledger().lanes().enter("nordvik", "lane" + lane, ground.clock().instant())).isPresent();
        }
        receive(file("f1", 45, 5, 1));
        assertThat(readIn(() -> true)).isEqualTo(ImportReport.NOTHING);
        ground.later(ImportLanes.HOLD.plusSeconds(1));
        assertThat(readIn(() -> true).pieces()).as("those in the lanes are gone").isEqualTo(3);
    }

    @Test
    void aNewerFileOvertakesAnOlderOne() {
        RawEvent older = file("f1", 45, 5, 1);
        RawEvent newer = file("f2", 44, 6, 2);
        receive(older);
        ground.later(Duration.ofMinutes(2));
        receive(newer);
        readIn(pieces(4));
        assertThat(share("A0").open()).contains(new FeedState.OpenFile(Ground.minute(2), Ground.minute(2), 44));
        readIn(() -> true);
        isWhatTheFilesSay(older, newer);
        assertThat(share("A0").open()).isEmpty();
    }

    @Test
    void whateverKindOfProcessDiesAtWhicheverCallTheFileIsWhole() {
        for (Fault fault : List.of(Fault.KILL_BEFORE, Fault.KILL_AFTER, Fault.THROTTLE, Fault.SERVER_ERROR_AFTER)) {
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
                step = at == 0 ? 1 + fault.ordinal() : Math.ceilDiv(calls, POINTS);
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

    @Test
    void anotherTenantsFileIsNobodysInThisLane() {
        RawEvent other = file("brightwater", "f1", 30, 5, 1, true);
        ground.receive(List.of(other));
        ground.applying(dynamo.plainClient()).apply(List.of(other));
        assertThat(readIn(() -> true)).isEqualTo(new ImportReport(0, 0, 0, false));
        assertThat(ground.items()).hasSize(1);
    }
}
