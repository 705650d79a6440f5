package dev.lightup.functions.importing;

import java.time.Duration;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.Ledger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.FeedShare;
import dev.lightup.functions.apply.Ground;
import dev.lightup.functions.rebuild.DerivedRebuilder;
import dev.lightup.functions.rebuild.RebuildRequest;
import dev.lightup.functions.receive.Answer;
import dev.lightup.functions.receive.Receive;
import dev.lightup.functions.receive.Stage;
import dev.lightup.functions.upload.FolderUploads;
import dev.lightup.json.Json;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What tests of uploads stand on: a sender who announces, a folder in place of the front, and the same file as if it had been posted.
abstract class UploadedFiles extends ImportedFiles {
    @TempDir
    Path folder = Path.of("");

    final Stage stage = new Stage();

    @BeforeEach
    void aFrontThatNobodyCalls() throws IOException {
        Files.writeString(folder.resolve(FolderUploads.FRONT),
                Codec.text(new FolderUploads.FrontDoor("http://127.0.0.1:1", "00".repeat(32))));
    }

    @Override
    FolderUploads place() {
        return new FolderUploads(folder);
    }

    @Override
    Stage stage() {
        return stage;
    }

    /// A file of so many rows, each as long as a line of a vendor's report.
    static String csv(int rows, int sold) {
        return "# asOf: 2026-03-01\nReseller,Reseller name,Customer ID,Customer,SKU,Subscription,Seats,Assigned,Active,Note\n"
                + IntStream.range(0, rows)
                        .mapToObj(row -> "A" + row % 3 + (row == 7 ? ",Nordlys," : ",,") + "C" + row % 30 + ",Hav "
                                + row % 30
                                + " AS,S" + row % 4 + ",sub" + row % 60 + "," + (row == 5 ? "some" : sold) + ",2,1,"
                                + "x".repeat(2_000) + "\n")
                        .collect(Collectors.joining());
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static String begin(String csv) {
        return begin(sha256(csv), csv.getBytes(StandardCharsets.UTF_8).length, "");
    }

    static String begin(String sha256, long size, String more) {
        return "{\"type\":\"snapshot.begin\",\"timestamp\":\"2026-03-02T07:59:00Z\",\"data\":{\"sha256\":\"" + sha256
                + "\",\"size\":" + size + more + "}}";
    }

    Answer announce(DynamoDbClient client, String body) {
        Receive receive = new Receive(client, ground.table(), stage, place(), ground.clock());
        return stage.call(receive, Stage.sender(Stage.NORDVIK_FILES)
                .media("application/json")
                .at(ground.clock().instant())
                .body(body)
                .bytes());
    }

    Answer announce(String csv) {
        return announce(dynamo.plainClient(), begin(csv));
    }

    static Json.Obj upload(Answer answer) {
        return (Json.Obj) answer.json().get("upload").orElseThrow();
    }

    static String state(Answer answer) {
        return upload(answer).text("state").orElseThrow();
    }

    RawEvent announced(Answer answer) {
        return ground.ledger()
                .rawEvents()
                .find(new RawKey("nordvik", RawKey.Shelf.EVENT, answer.receipt().substring(1)))
                .orElseThrow();
    }

    /// As the front or S3 leaves it.
    void put(RawEvent announced, String bytes) {
        Path file = place().file(announced.file().orElseThrow());
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the announced file says, if it had been posted: by the rules of posted files, under the announcement's own identity.
    RawEvent asPosted(RawEvent announced, String csv) {
        dynamo.anew();
        var spare = Ground.on(dynamo.plainClient(), dynamo.table());
        spare.now(announced.received());
        // without what no map names a posted file is small enough
        String small = csv.replace("x".repeat(2_000), "");
        Answer answer = stage.call(new Receive(dynamo.plainClient(), dynamo.table(), stage, spare.clock()),
                Stage.sender(Stage.NORDVIK_FILES).media("text/csv").at(announced.received()).body(small).bytes());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String body = spare.ledger()
                .rawEvents()
                .find(new RawKey("nordvik", RawKey.Shelf.EVENT, answer.receipt().substring(1)))
                .orElseThrow()
                .body();
        return new RawEvent(announced.key(), announced.endpoint(), announced.source(), announced.id(), "export", 1,
                "text/csv", announced.received(), announced.grade(), announced.keyId(), announced.mac(),
                announced.request(), announced.receipt(), RawEvent.Standing.ACCEPTED, Optional.empty(),
                Optional.empty(), announced.zone(), body);
    }

    void isEqual(SortedMap<String, String> states, RawEvent... posted) {
        SortedMap<String, String> expected = ground.expected(List.of(posted));
        assertThat(states.keySet()).isEqualTo(expected.keySet());
        states.forEach((subject, state) -> assertThat(state).as(subject).isEqualTo(expected.get(subject)));
    }

    void anew() {
        dynamo.anew();
        ground = Ground.on(dynamo.plainClient(), dynamo.table());
    }

    FeedShare share() {
        return ground.ledger()
                .subjects()
                .state("nordvik", new Subject(Subject.Kind.FEED, Stage.NORDVIK_FILES + "/seats"))
                .orElseThrow()
                .folded()
                .slices()
                .stream()
                .filter(slice -> slice.holder().account().equals("A0"))
                .map(slice -> (FeedShare) slice.state())
                .findFirst()
                .orElseThrow();
    }

    int rebuildDiffers() {
        return new DerivedRebuilder(ground.ledger(), ground.formats(), ground.folding(dynamo.plainClient()),
                ground.clock(), _ -> {})
                .run(new RebuildRequest(Optional.of(true), Optional.empty(), Optional.empty()), () -> true)
                .differences()
                .size();
    }

    void endsWhole(RawEvent file) {
        for (int minute = 0; minute < 4
                && task(file).filter(task -> task.stage() == ImportTask.Stage.READ).isEmpty(); minute++) {
            ground.later(Duration.ofMinutes(4));
            sweep(dynamo.plainClient());
            new FileImporter(new Ledger(dynamo.plainClient(), ground.table()), ground.formats(),
                    ground.applying(dynamo.plainClient()), stage, place(), ground.clock()).run("nordvik", () -> true);
        }
        assertThat(task(file)).hasValueSatisfying(
                task -> assertThat(task.stage()).isEqualTo(ImportTask.Stage.READ));
    }
}
