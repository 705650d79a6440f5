package dev.lightup.functions.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.state.FeedState;
import dev.lightup.functions.apply.Ground;
import dev.lightup.ledger.lane.TenantLanes;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.log.RawEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files of many rows: what comes of one is what its rows say, and until then it is told that it is on its way.
class FileImporterTest extends ImportedFiles {
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
    void aFileThatSaysNothingOfPiecesIsAppliedAtOnce() {
        RawEvent file = file("nordvik", "f1", 30, 5, 1, false);
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
            var running = IntStream.range(0, TenantLanes.FILES + 2)
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
        for (int lane = 0; lane < TenantLanes.FILES; lane++) {
            assertThat(ground.ledger().fileLanes().enter("nordvik", "lane" + lane, ground.clock().instant()))
                    .isPresent();
        }
        receive(file("f1", 45, 5, 1));
        assertThat(readIn(() -> true)).isEqualTo(ImportReport.NOTHING);
        ground.later(TenantLanes.HOLD.plusSeconds(1));
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
    void anotherTenantsFileIsNobodysInThisLane() {
        RawEvent other = file("brightwater", "f1", 30, 5, 1, true);
        ground.receive(List.of(other));
        ground.applying(dynamo.plainClient()).apply(List.of(other));
        assertThat(readIn(() -> true)).isEqualTo(new ImportReport(0, 0, 0, false));
        assertThat(ground.items()).hasSize(1);
    }
}
