package dev.lightup.functions.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.EndpointState;
import dev.lightup.functions.receive.Answer;
import dev.lightup.functions.receive.Stage;
import dev.lightup.json.Json;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Files that are announced, uploaded and read in: what comes of one is what comes of the same file posted, and what is told of it.
class UploadedImportTest extends UploadedFiles {
    private static final Subject ENDPOINT = new Subject(Subject.Kind.ENDPOINT, Stage.NORDVIK_FILES);

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

    /// By hand: 30 customers have a name, one account has one, and the sheet has no torn line.
    @Test
    void anEndpointThatSendsReferencesOnlyLeavesNoNameAndTheSameStates() {
        String csv = csv(45, 5);
        RawEvent file = announced(announce(csv));
        put(file, csv);
        readIn(() -> true);
        SortedMap<String, String> named = ground.states();
        anew();
        stage.nameless(Stage.NORDVIK_FILES, true);
        file = announced(announce(csv));
        put(file, csv);
        readIn(() -> true);
        assertThat(ground.states()).isEqualTo(named);
        assertThat(((Json.Obj) announce(csv).json().get("leftOut").orElseThrow()).text("detail"))
                .contains("31 names or sentences were not kept: this endpoint sends references only");
        assertThat(dynamo.plainClient().scan(r -> r.tableName(dynamo.table())).items())
                .isNotEmpty()
                .noneMatch(item -> item.containsValue(AttributeValue.fromS(ItemKeys.LABEL)))
                .noneMatch(item -> item.toString().contains("Nordlys"));
        assertThat(rebuildDiffers()).isZero();
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
}
