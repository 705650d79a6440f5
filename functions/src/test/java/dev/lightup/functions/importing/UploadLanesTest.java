package dev.lightup.functions.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.receive.Stage;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.endpoint.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Uploads that somebody else is at, that are cut off, that cannot be kept now, that a newer one overtakes.
class UploadLanesTest extends UploadedFiles {
    @Test
    void lanesThatComeTogetherKeepItOnceAndDoEachPieceOnce() throws Exception {
        String csv = csv(45, 5);
        RawEvent file = announced(announce(csv));
        put(file, csv);
        int pieces = 0;
        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, 4)
                    .mapToObj(_ -> lanes.submit(() -> importer(dynamo.plainClient()).run("nordvik", () -> true)))
                    .toList();
            for (var lane : running) {
                pieces += lane.get().pieces();
            }
        }
        readIn(() -> true);
        assertThat(pieces).isEqualTo(4);
        SortedMap<String, String> states = ground.states();
        isEqual(states, asPosted(file, csv));
    }

    @Test
    void whatIsCutOffGoesOnWhereItStoppedUnderItsMark() {
        String csv = csv(45, 5);
        RawEvent file = announced(announce(csv));
        put(file, csv);
        int[] asked = {0};
        // once before the file, once for the labels, twice for the rows, and once before each piece
        ImportReport cut = readIn(() -> asked[0]++ < 6);
        assertThat(cut.pieces()).isPositive().isLessThan(4);
        assertThat(share().open()).as("the mark").isPresent();
        assertThat(cut.goesOn()).isTrue();
        assertThat(rebuildDiffers()).isZero();
        assertThat(cut.pieces() + readIn(() -> true).pieces()).isEqualTo(4);
        assertThat(share().open()).isEmpty();
    }

    @Test
    void itIsBeingReadInSinceItCameAndNotSinceItWasAnnounced() {
        String csv = csv(45, 5);
        RawEvent file = announced(announce(csv));
        ground.later(Duration.ofMinutes(20));
        put(file, csv);
        Instant came = ground.clock().instant();
        int[] asked = {0};
        readIn(() -> asked[0]++ < 6);
        assertThat(share().open()).hasValueSatisfying(open -> assertThat(open.received()).isEqualTo(came));
        ground.later(Duration.ofMinutes(3));
        assertThat(rebuildDiffers()).isZero();
        readIn(() -> true);
        assertThat(share().open()).isEmpty();
    }

    @Test
    void aFileOfManyPiecesGetsMoreLanesFromTheNextSweep() {
        // 1 MB: 32 pieces of rows and 8 of names
        String csv = csv(500, 5);
        RawEvent file = announced(announce(csv));
        put(file, csv);
        int[] asked = {0};
        readIn(() -> task(file).filter(task -> task.stage() == ImportTask.Stage.AWAITED).isPresent() || asked[0]++ < 1);
        assertThat(task(file)).hasValueSatisfying(task -> assertThat(task.pieces()).isEqualTo(40));
        ground.asked().clear();
        sweep(dynamo.plainClient());
        assertThat(ground.asked()).as("one lane for each sixteen pieces").containsExactly("nordvik", "nordvik");
    }

    @Test
    void whatCannotBeKeptIsParkedAndTriedLaterAndLater() {
        String csv = csv(10, 5);
        RawEvent file = announced(announce(csv));
        put(file, csv);
        stage.add(new Endpoint(Stage.NORDVIK_FILES, "nordvik", "export", List.of(),
                Endpoint.Scope.of(List.of("/nordvik/files")), List.of(), false, Optional.empty()));
        assertThat(readIn(() -> true).files()).isZero();
        assertThat(task(file)).hasValueSatisfying(task -> assertThat(task.problem()).contains("not-read"));
        assertThat(ground.ledger().sweeps().parked(file.key().shard())).hasSize(1);
        assertThat(readIn(() -> true)).as("it waits for its time").isEqualTo(ImportReport.NOTHING);
        stage.add(new Stage().endpoint(Stage.NORDVIK_FILES).orElseThrow());
        ground.later(Duration.ofHours(1));
        sweep(dynamo.plainClient());
        assertThat(readIn(() -> true).files()).isEqualTo(1);
        assertThat(ground.ledger().sweeps().parked(file.key().shard())).isEmpty();
        assertThat(state(announce(csv))).isEqualTo("read");
    }

    @Test
    void aNewerFileOvertakesAnOlderOneThatComesLater() {
        String older = csv(45, 5);
        String newer = csv(45, 9).replace("2026-03-01", "2026-03-02");
        RawEvent first = announced(announce(older));
        RawEvent second = announced(announce(newer));
        put(second, newer);
        readIn(() -> true);
        SortedMap<String, String> newerAlone = ground.states();
        put(first, older);
        ground.later(Duration.ofMinutes(3));
        readIn(() -> true);
        SortedMap<String, String> states = ground.states();
        assertThat(share().open()).isEmpty();
        assertThat(states).isNotEqualTo(newerAlone);
        RawEvent one = asPosted(first, older);
        RawEvent two = asPosted(second, newer);
        isEqual(states, one, two);
    }
}
