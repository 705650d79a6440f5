package dev.lightup.local.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder into which another program writes reports.
class WatchedFolderTest {
    private static final Instant WRITTEN = Instant.parse("2026-03-02T10:00:00Z");

    @TempDir
    Path folder = Path.of("");

    private final AtomicReference<Instant> now = new AtomicReference<>(WRITTEN.plusSeconds(60));
    private final List<String> sent = new ArrayList<>();
    private final Map<String, WatchedFolder.Fate> fates = new HashMap<>();

    private WatchedFolder watched() {
        return watched(file -> Optional.ofNullable(fates.get(file.getFileName().toString()))
                .orElse(new WatchedFolder.Fate.Sent("202 stored")));
    }

    private WatchedFolder watched(Function<Path, WatchedFolder.Fate> sending) {
        return new WatchedFolder(folder, file -> {
            sent.add(file.getFileName().toString());
            return sending.apply(file);
        }, now::get);
    }

    private Path write(String name, String text, Instant at) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setLastModifiedTime(file, FileTime.from(at));
    }

    private List<String> there() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()).sorted().toList();
        }
    }

    @Test
    void aWholeFileIsSentOnceAndMovedWithItsAnswerBesideIt() throws IOException {
        write("seats.csv", "a,b\n1,2\n", WRITTEN);
        write("bad.CSV", "a\n", WRITTEN);
        write("event.json", "{}", WRITTEN);
        fates.put("bad.CSV", new WatchedFolder.Fate.Refused("422 no readable row"));
        WatchedFolder watched = watched();
        assertThat(watched.look()).as("seen for the first time").isZero();
        assertThat(watched.look()).isEqualTo(3);
        assertThat(watched.look()).isZero();
        assertThat(sent).containsExactly("bad.CSV", "event.json", "seats.csv");
        assertThat(there()).containsExactly("refused/bad.CSV", "refused/bad.CSV.answer.txt", "sent/event.json",
                "sent/event.json.answer.txt", "sent/seats.csv", "sent/seats.csv.answer.txt");
        assertThat(folder.resolve("sent/seats.csv")).hasContent("a,b\n1,2\n");
        assertThat(folder.resolve("refused/bad.CSV.answer.txt")).hasContent("422 no readable row\n");
    }

    @Test
    void whatIsStillWrittenIsLeftAlone() throws IOException {
        WatchedFolder watched = watched();
        write("seats.csv", "", WRITTEN);
        watched.look();
        watched.look();
        assertThat(sent).as("an empty one is about to be written").isEmpty();
        write("seats.csv", "a,b\n", WRITTEN);
        watched.look();
        write("seats.csv", "a,b\n1,2\n", WRITTEN);
        watched.look();
        assertThat(sent).as("it grows").isEmpty();
        write("seats.csv", "a,b\n1,2\n", now.get());
        watched.look();
        watched.look();
        assertThat(sent).as("it was written a moment ago").isEmpty();
        now.updateAndGet(at -> at.plus(WatchedFolder.STILL).minus(Duration.ofMillis(1)));
        watched.look();
        assertThat(sent).isEmpty();
        now.updateAndGet(at -> at.plusMillis(1));
        watched.look();
        assertThat(sent).containsExactly("seats.csv");
    }

    @Test
    void otherFilesAreNobodysHere() throws IOException {
        for (String name : List.of("seats.csv.part", "~seats.tmp", ".hidden.csv", "seats.xlsx", "notes.txt")) {
            write(name, "x", WRITTEN);
        }
        Files.createDirectories(folder.resolve("older.csv"));
        WatchedFolder watched = watched();
        watched.look();
        assertThat(watched.look()).isZero();
        assertThat(sent).isEmpty();
    }

    @Test
    void whatCannotBeToldYetIsSentAgain() throws IOException {
        write("seats.csv", "a\n1\n", WRITTEN);
        fates.put("seats.csv", new WatchedFolder.Fate.Waits());
        WatchedFolder watched = watched();
        watched.look();
        watched.look();
        watched.look();
        assertThat(there()).containsExactly("seats.csv");
        fates.clear();
        assertThat(watched.look()).isEqualTo(1);
        assertThat(sent).hasSize(3);
    }

    @Test
    void aNameThatWasThereBeforeGetsANumberAndNothingIsLost() throws IOException {
        WatchedFolder watched = watched();
        for (String day : List.of("1", "2", "3")) {
            write("seats.csv", day, WRITTEN);
            watched.look();
            watched.look();
        }
        assertThat(folder.resolve("sent/seats.csv")).hasContent("1");
        assertThat(folder.resolve("sent/seats-2.csv")).hasContent("2");
        assertThat(folder.resolve("sent/seats-3.csv")).hasContent("3");
    }

    @Test
    void twoWhoLookAtOnceBothSendAndOneMoves() throws IOException {
        write("seats.csv", "a\n1\n", WRITTEN);
        WatchedFolder other = watched();
        other.look();
        WatchedFolder watched = watched(_ -> {
            other.look();
            return new WatchedFolder.Fate.Sent("202");
        });
        watched.look();
        assertThat(watched.look()).isZero();
        assertThat(sent).containsExactly("seats.csv", "seats.csv");
        assertThat(there()).contains("sent/seats.csv").doesNotContain("seats.csv");
    }

    @Test
    void theAnswerSaysWhetherAFileIsDoneWith() {
        assertThat(fate(202, "{\"events\":[{\"status\":\"accepted\"}]}")).isEqualTo("Sent");
        assertThat(fate(202, "{\"events\":[{\"status\":\"duplicate\"}]}")).isEqualTo("Sent");
        assertThat(fate(422, "{}")).isEqualTo("Refused");
        assertThat(fate(409, "{}")).isEqualTo("Refused");
        assertThat(fate(413, "{}")).isEqualTo("Refused");
        for (int status : List.of(401, 429, 500, 503)) {
            assertThat(fate(status, "{}")).as("%d", status).isEqualTo("Waits");
        }
        String stored = "{\"events\":[{\"status\":\"duplicate\"}],\"upload\":{\"state\":\"%s\"}}";
        assertThat(fate(202, stored.formatted("reading"))).isEqualTo("Waits");
        assertThat(fate(202, stored.formatted("awaited"))).isEqualTo("Waits");
        assertThat(fate(202, stored.formatted("read"))).isEqualTo("Sent");
        assertThat(fate(202, stored.formatted("refused"))).isEqualTo("Refused");
    }

    private static String fate(int status, String body) {
        try {
            return new PostReceipt(status, new ObjectMapper().readTree(body)).fate("line").getClass().getSimpleName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
