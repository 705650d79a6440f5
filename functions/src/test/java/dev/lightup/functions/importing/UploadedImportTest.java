package dev.lightup.functions.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.EndpointState;
import dev.lightup.functions.apply.AppliedCheck;
import dev.lightup.functions.apply.Ground;
import dev.lightup.functions.rebuild.DerivedRebuilder;
import dev.lightup.functions.rebuild.RebuildRequest;
import dev.lightup.functions.receive.Answer;
import dev.lightup.functions.receive.Receive;
import dev.lightup.functions.receive.Stage;
import dev.lightup.functions.upload.FolderUploads;
import dev.lightup.functions.upload.UploadAddress;
import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.json.Json;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.endpoint.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Files that are announced, uploaded and read in: what comes of one is what comes of the same file posted, whoever dies on the way.
class UploadedImportTest extends ImportedFiles {
    /// The calls at which each kind of fault happens, spread over the whole of it.
    private static final int POINTS = Integer.getInteger("lightup.points", 2);
    /// The first calls, which are those of announcing and keeping.
    private static final int KEEPING = 36;
    /// How far apart they are among these.
    private static final int APART = POINTS > 2 ? 1 : 14;
    private static final Subject ENDPOINT = new Subject(Subject.Kind.ENDPOINT, Stage.NORDVIK_FILES);

    @TempDir
    Path folder = Path.of("");

    private final Stage stage = new Stage();

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
    private static String csv(int rows, int sold) {
        return "# asOf: 2026-03-01\nReseller,Reseller name,Customer ID,Customer,SKU,Subscription,Seats,Assigned,Active,Note\n"
                + IntStream.range(0, rows)
                        .mapToObj(row -> "A" + row % 3 + (row == 7 ? ",Nordlys," : ",,") + "C" + row % 30 + ",Hav "
                                + row % 30
                                + " AS,S" + row % 4 + ",sub" + row % 40 + "," + (row == 5 ? "some" : sold) + ",2,1,"
                                + "x".repeat(2_000) + "\n")
                        .collect(Collectors.joining());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String begin(String csv) {
        return begin(sha256(csv), csv.getBytes(StandardCharsets.UTF_8).length, "");
    }

    private static String begin(String sha256, long size, String more) {
        return "{\"type\":\"snapshot.begin\",\"timestamp\":\"2026-03-02T07:59:00Z\",\"data\":{\"sha256\":\"" + sha256
                + "\",\"size\":" + size + more + "}}";
    }

    private Answer announce(DynamoDbClient client, String body) {
        Receive receive = new Receive(client, ground.table(), stage, place(), ground.clock());
        return stage.call(receive, Stage.sender(Stage.NORDVIK_FILES)
                .media("application/json")
                .at(ground.clock().instant())
                .body(body)
                .bytes());
    }

    private Answer announce(String csv) {
        return announce(dynamo.plainClient(), begin(csv));
    }

    private static Json.Obj upload(Answer answer) {
        return (Json.Obj) answer.json().get("upload").orElseThrow();
    }

    private static String state(Answer answer) {
        return upload(answer).text("state").orElseThrow();
    }

    private RawEvent announced(Answer answer) {
        return ground.ledger()
                .rawEvents()
                .find(new RawKey("nordvik", RawKey.Shelf.EVENT, answer.receipt().substring(1)))
                .orElseThrow();
    }

    /// As the front or S3 leaves it.
    private void put(RawEvent announced, String bytes) {
        Path file = place().file(announced.file().orElseThrow());
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the announced file says, if it had been posted: by the rules of posted files, under the announcement's own identity.
    private RawEvent asPosted(RawEvent announced, String csv) {
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

    private void isEqual(SortedMap<String, String> states, RawEvent... posted) {
        SortedMap<String, String> expected = ground.expected(List.of(posted));
        assertThat(states.keySet()).isEqualTo(expected.keySet());
        states.forEach((subject, state) -> assertThat(state).as(subject).isEqualTo(expected.get(subject)));
    }

    private void anew() {
        dynamo.anew();
        ground = Ground.on(dynamo.plainClient(), dynamo.table());
    }

    @Test
    void aFileIsAnnouncedUploadedReadInAndTold() {
        String csv = csv(45, 5);
        Answer first = announce(csv);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(first.status(0)).isEqualTo("accepted");
        assertThat(state(first)).isEqualTo("awaited");
        RawEvent file = announced(first);
        assertThat(file.file()).contains(new RawEvent.FileApart("uploads/nordvik/" + file.key().hash(), sha256(csv),
                csv.getBytes(StandardCharsets.UTF_8).length));
        assertThat(file.body()).as("nothing but what it is for").doesNotContain("url");

        ground.later(Duration.ofMinutes(3));
        Answer again = announce(csv);
        assertThat(again.receipt()).isEqualTo(first.receipt());
        assertThat(again.status(0)).isEqualTo("duplicate");
        assertThat(upload(again).text("url")).as("a fresh address").isNotEqualTo(upload(first).text("url"));

        put(file, csv);
        ImportReport read = readIn(() -> true);
        assertThat(read.files()).isEqualTo(1);
        assertThat(read.pieces()).as("90 KB, 32 KiB a piece, and one of names").isEqualTo(4);
        assertThat(place().open(file.file().orElseThrow())).as("the original is gone").isEmpty();
        SortedMap<String, String> states = ground.states();
        Answer told = announce(csv);
        assertThat(told.receipt()).isEqualTo(first.receipt());
        assertThat(state(told)).isEqualTo("read");
        assertThat(((Json.Obj) told.json().get("export").orElseThrow()).write()).contains("\"rows\":45")
                .contains("\"unreadable\":1")
                .contains("\"line\":8")
                .doesNotContain("some");
        isEqual(states, asPosted(file, csv));
    }

    @Test
    void whatTheBucketTellsOfAnUploadIsEnough() {
        String csv = csv(10, 5);
        RawEvent file = announced(announce(csv));
        put(file, csv);
        var importing = new Import(dynamo.plainClient(), dynamo.table(), stage, place(), ground.clock());
        stage.millisLeft(600_000);
        String told = "{\"source\":\"aws.s3\",\"detail-type\":\"Object Created\",\"detail\":{\"bucket\":{\"name\":\"b\"},"
                + "\"object\":{\"key\":\"%s\",\"size\":1}}}";
        for (String other : List.of("uploads/solis/" + file.key().hash(), "uploads/nordvik", "other")) {
            stage.answer(importing, told.formatted(other).getBytes(StandardCharsets.UTF_8));
            assertThat(state(announce(csv))).isEqualTo("awaited");
        }
        stage.answer(importing,
                told.formatted(file.file().orElseThrow().path()).getBytes(StandardCharsets.UTF_8));
        assertThat(state(announce(csv))).isEqualTo("read");

        // once more at the same address, as S3 takes it: nothing of it stays
        put(file, csv);
        stage.answer(importing,
                told.formatted(file.file().orElseThrow().path()).getBytes(StandardCharsets.UTF_8));
        assertThat(place().open(file.file().orElseThrow())).isEmpty();
        assertThat(state(announce(csv))).isEqualTo("read");
    }

    @Test
    void whoAsksWhileAFileIsBeingKeptIsToldSoAndGetsNoFreshAddress() {
        String csv = csv(45, 5);
        RawEvent file = announced(announce(csv));
        put(file, csv);
        List<Answer> told = new ArrayList<>();
        var first = new AtomicBoolean(true);
        dynamo.faults().follow(call -> {
            if (call.isWrite() && call.request().toString().contains("S=" + ItemKeys.ROWS)
                    && first.getAndSet(false)) {
                told.add(announce(csv));
            }
            return Fault.NONE;
        });
        readIn(() -> false);
        assertThat(told).as("no time: nobody has begun").isEmpty();
        readIn(() -> true);
        assertThat(told).singleElement().satisfies(answer -> {
            assertThat(state(answer)).isEqualTo("reading");
            assertThat(upload(answer).text("url")).isEmpty();
        });
        assertThat(state(announce(csv))).isEqualTo("read");
    }

    @Test
    void otherBytesThanWereAnnouncedAreToldAndCanBeSentAgain() {
        String csv = csv(45, 5);
        RawEvent file = announced(announce(csv));
        for (String other : List.of(csv + "\n", csv.substring(1), csv.replace("Hav 3 AS", "Hav 4 AS"))) {
            put(file, other);
            assertThat(readIn(() -> true).files()).isZero();
            assertThat(place().open(file.file().orElseThrow())).isEmpty();
            Answer told = announce(csv);
            assertThat(state(told)).isEqualTo("awaited");
            assertThat(upload(told).text("problem")).hasValueSatisfying(
                    why -> assertThat(why).startsWith(other.length() == csv.length() ? "sha256: " : "size: "));
            assertThat(ground.states()).isEmpty();
            assertThat(ground.ledger().kept().find(file.key())).isEmpty();
        }
        put(file, csv);
        assertThat(readIn(() -> true).files()).isEqualTo(1);
        assertThat(state(announce(csv))).isEqualTo("read");
    }

    @Test
    void whatIsNotUnderstoodIsToldUnderTheReceiptAndOnTheFeed() {
        String csv = "Reseller;Other\nA;B\n".repeat(9_000);
        Answer first = announce(csv);
        RawEvent file = announced(first);
        put(file, csv);
        assertThat(readIn(() -> true).files()).isEqualTo(1);
        Answer told = announce(csv);
        assertThat(state(told)).isEqualTo("refused");
        assertThat(upload(told).text("problem")).contains("columns-unknown");
        assertThat(place().open(file.file().orElseThrow())).isEmpty();
        assertThat(ground.ledger().subjects().state("nordvik", ENDPOINT).orElseThrow().folded().slices())
                .singleElement()
                .satisfies(slice -> assertThat(Codec.text((EndpointState) slice.state())).contains("columns-unknown")
                        .contains(first.receipt()));
    }

    @Test
    void rowsThatHaveToBeReadTogetherAreAsManyItemsAsTheyNeed() {
        // of one customer and SKU, with ids that no packing makes shorter: more than an item has place for
        var random = new Random(11);
        String csv = "# asOf: 2026-03-01\nReseller,Reseller name,Customer ID,Customer,SKU,Subscription,Seats,Assigned,Active,Note\n"
                + IntStream.range(0, 4_000).mapToObj(_ -> {
                    byte[] id = new byte[72];
                    random.nextBytes(id);
                    return "A0,,C1,,S1,s" + Base64.getUrlEncoder().encodeToString(id) + ",5,2,1,n\n";
                }).collect(Collectors.joining());
        RawEvent file = announced(announce(csv));
        put(file, csv);
        readIn(() -> ground.ledger().kept().find(file.key()).isEmpty());
        assertThat(ground.ledger().kept().find(file.key())).hasValueSatisfying(kept -> {
            assertThat(kept.refused()).isEmpty();
            assertThat(IntStream.range(0, kept.pieces())
                    .mapToLong(piece -> ground.ledger().kept().rows(kept.file(), kept.shape(), piece).lines().count())
                    .max()).hasValue(4_000);
        });
    }

    @Test
    void theBoundsOfAnAnnouncementAndOneBeyond() {
        String hash = "0".repeat(64);
        assertThat(announce(dynamo.plainClient(), begin(hash, 67_108_864, ",\"rows\":200000")).statusCode())
                .isEqualTo(202);
        Answer size = announce(dynamo.plainClient(), begin(hash, 67_108_865, ""));
        assertThat(size.statusCode()).isEqualTo(422);
        assertThat(size.problem()).contains("file-beyond-bounds");
        assertThat(size.body()).contains("67108864 bytes");
        Answer rows = announce(dynamo.plainClient(), begin(hash, 9, ",\"rows\":200001"));
        assertThat(rows.statusCode()).isEqualTo(422);
        assertThat(rows.body()).contains("200000 rows");
        for (String wrong : List.of("{}", "[]", begin("0".repeat(63), 9, ""), begin("A".repeat(64), 9, ""),
                begin(hash, 0, ""), begin(hash, -1, ""), begin(hash, 9, ",\"rows\":1.5"),
                begin(hash, 9, ",\"asOf\":\"tomorrow\""), begin(hash, 9, ",\"asOf\":\"2027-01-01\""),
                begin(hash, 9, "").replace("snapshot.begin", "order.created"),
                begin(hash, 9, "").replace("2026-03-02T07:59:00Z", "now"))) {
            assertThat(announce(dynamo.plainClient(), wrong).statusCode()).as(wrong).isEqualTo(422);
        }
    }

    @Test
    void theTimeOfAnAnnouncementIsHeldToTheBoundsOfAnAsOfWhereItIsOne() {
        String body = begin("0".repeat(64), 9, "");
        Instant now = ground.clock().instant();
        for (Instant in : List.of(Instant.parse("2000-01-01T00:00:00Z"), now.plus(Duration.ofMinutes(5)))) {
            Answer taken = announce(dynamo.plainClient(), body.replace("2026-03-02T07:59:00Z", in.toString()));
            assertThat(taken.statusCode()).as(in.toString()).isEqualTo(202);
        }
        for (Instant out : List.of(Instant.parse("1999-12-31T23:59:59.999Z"),
                now.plus(Duration.ofMinutes(5)).plusMillis(1),
                Instant.parse("1980-01-01T00:00:00Z"), Instant.parse("2062-01-01T00:00:00Z"))) {
            Answer refused = announce(dynamo.plainClient(), body.replace("2026-03-02T07:59:00Z", out.toString()));
            assertThat(refused.statusCode()).as(out.toString()).isEqualTo(422);
            assertThat(refused.problem()).contains("as-of-invalid");
            assertThat(refused.body()).contains("/timestamp").contains("from 2000");
            // where the announcement says when the rows were true its own time is none of theirs
            assertThat(announce(dynamo.plainClient(), begin("0".repeat(64), 9, ",\"asOf\":\"2026-03-01\"")
                    .replace("2026-03-02T07:59:00Z", out.toString())).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void twoHundredFilesOfATenantAreWaitedForAndOneMoreComesAgain() {
        // those that are being read in are none of them
        for (int file = 0; file < 200 + 199; file++) {
            RawKey key = RawKey.of("nordvik", "/nordvik/files", "f" + file);
            Instant now = ground.clock().instant();
            ground.ledger()
                    .imports()
                    .begin(file < 200 ? ImportTask.begun(key, 1, now) : ImportTask.announced(key, now));
        }
        Answer last = announce(csv(1, 5));
        assertThat(last.statusCode()).isEqualTo(202);
        Answer beyond = announce(csv(2, 5));
        assertThat(beyond.statusCode()).isEqualTo(429);
        assertThat(beyond.problem()).contains("too-many-requests");
        assertThat(beyond.headers()).containsKey("retry-after");
        assertThat(announce(csv(1, 5)).statusCode()).as("how one stands that is waited for").isEqualTo(202);

        put(announced(last), csv(1, 5));
        readIn(() -> true);
        Answer again = announce(csv(2, 5));
        assertThat(again.status(0)).as("nothing of it was stored").isEqualTo("accepted");
    }

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

    private dev.lightup.domain.state.FeedShare share() {
        return ground.ledger()
                .subjects()
                .state("nordvik", new Subject(Subject.Kind.FEED, Stage.NORDVIK_FILES + "/seats"))
                .orElseThrow()
                .folded()
                .slices()
                .stream()
                .filter(slice -> slice.holder().account().equals("A0"))
                .map(slice -> (dev.lightup.domain.state.FeedShare) slice.state())
                .findFirst()
                .orElseThrow();
    }

    private int rebuildDiffers() {
        return new DerivedRebuilder(ground.ledger(), ground.formats(), ground.folding(dynamo.plainClient()),
                ground.clock(), _ -> {})
                .run(new RebuildRequest(Optional.of(true), Optional.empty(), Optional.empty()), () -> true)
                .differences()
                .size();
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

    /// A place at whose calls somebody dies.
    private static final class Dying implements UploadPlace {
        private final UploadPlace place;
        private final int struck;
        private final boolean before;
        private int calls;

        Dying(UploadPlace place, int struck, boolean before) {
            this.place = place;
            this.struck = struck;
            this.before = before;
        }

        private void call(boolean now) {
            if (now == before && calls == struck) {
                throw new Dead();
            }
        }

        @Override
        public UploadAddress address(RawEvent.FileApart file, Instant now) {
            return place.address(file, now);
        }

        @Override
        public Optional<InputStream> open(RawEvent.FileApart file) {
            calls++;
            call(true);
            Optional<InputStream> opened = place.open(file);
            call(false);
            return opened;
        }

        @Override
        public void delete(RawEvent.FileApart file) {
            calls++;
            call(true);
            place.delete(file);
            call(false);
        }
    }

    private static final class Dead extends Error {
        private static final long serialVersionUID = 1;
    }

    @Test
    void whoeverDiesAtTheFileItselfItIsReadWhole() {
        String csv = csv(20, 5);
        for (int struck = 1; struck <= 2; struck++) {
            for (boolean before : new boolean[]{true, false}) {
                anew();
                RawEvent file = announced(announce(csv));
                put(file, csv);
                var dying = new Dying(place(), struck, before);
                var importer = new FileImporter(ground.ledger(), ground.formats(),
                        ground.applying(dynamo.plainClient()),
                        stage, dying, ground.clock());
                assertThatThrownBy(() -> importer.run("nordvik", () -> true)).isInstanceOf(Dead.class);
                isMarkedOrEmpty(file);
                endsWhole(file);
                SortedMap<String, String> states = ground.states();
                RawEvent posted = asPosted(file, csv);
                isEqual(states, posted);
            }
        }
    }

    @Test
    void whateverKindOfProcessDiesAtWhicheverCallTheFileIsReadWhole() {
        String csv = csv(14, 5);
        List<Fault> faults = List.of(Fault.KILL_BEFORE, Fault.KILL_AFTER, Fault.THROTTLE, Fault.SERVER_ERROR_AFTER);
        int calls = dies(csv, Fault.NONE, 0);
        assertThat(calls).isGreaterThan(100);
        SortedMap<String, String> undisturbed = ground.states();
        isEqual(undisturbed, asPosted(announced(announce(csv)), csv));
        for (Fault fault : faults) {
            int at = 1 + faults.indexOf(fault);
            while (at <= calls) {
                dies(csv, fault, at);
                assertThat(ground.states()).as(fault + " at call " + at).isEqualTo(undisturbed);
                at += at < KEEPING ? APART : Math.max(1, Math.ceilDiv(calls, POINTS));
            }
        }
    }

    /// Announces, uploads and reads in, where something happens at one call; then goes on as a stack does, to the end.
    ///
    /// @return how many calls there were
    private int dies(String csv, Fault fault, int struck) {
        anew();
        int[] call = {0};
        dynamo.faults().follow(_ -> ++call[0] == struck ? fault : Fault.NONE);
        try {
            announce(dynamo.client(), begin(csv));
            put(announced(announce(csv)), csv);
            readIn(() -> true);
        } catch (FaultyDynamo.Killed _) {
            isMarkedOrEmpty(announced(announce(csv)));
        } catch (RuntimeException e) {
            assertThat(fault).as(e.toString()).isIn(Fault.THROTTLE, Fault.SERVER_ERROR_AFTER);
        }
        dynamo.faults().heal();
        RawEvent file = announced(announce(csv));
        put(file, csv);
        endsWhole(file);
        return call[0];
    }

    /// Nothing of the file stands, or its mark does.
    private void isMarkedOrEmpty(RawEvent file) {
        if (!ground.states().isEmpty() && !task(file).filter(task -> task.stage() == ImportTask.Stage.READ).isEmpty()) {
            assertThat(share().open()).as("half a file has its mark").isPresent();
        }
    }

    private void endsWhole(RawEvent file) {
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
