package dev.lightup.ledger.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.json.codec.Arbitrary;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.StreamImages;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.ledger.subject.StateItem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;

class StreamBatchTest {
    private static final String ARN = "arn:aws:dynamodb:ddblocal:000000000000:table/ledger/stream/2026-03-01T00:00:00.000";
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @RegisterExtension
    final LocalDynamo dynamo = LocalDynamo.streaming();

    private static RawEvent event(String id) {
        return new RawEvent(RawKey.of("nordvik", "/nordvik/erp", id), "ep_1", "/nordvik/erp", id, "canonical", 0,
                "application/json", NOON, Grade.B, "k1", "mac", "req", "r_1", RawEvent.Standing.ACCEPTED,
                Optional.empty(),
                Optional.empty(), "{\"name\":\"日本\\u0000\"}");
    }

    private List<Record> stream() {
        String arn = dynamo.plainClient().describeTable(r -> r.tableName(dynamo.table())).table().latestStreamArn();
        List<Record> records = new ArrayList<>();
        for (var shard : dynamo.streams().describeStream(r -> r.streamArn(arn)).streamDescription().shards()) {
            String iterator = dynamo.streams()
                    .getShardIterator(r -> r.streamArn(arn)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            records.addAll(dynamo.streams().getRecords(r -> r.shardIterator(iterator)).records());
        }
        return records;
    }

    private static List<StreamRecord> parse(byte[] batch) {
        return StreamBatch.parse(new ByteArrayInputStream(batch));
    }

    private static List<StreamRecord> parse(String batch) {
        return parse(batch.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatTheTableStreamsIsReadAsOurRecords() {
        var ledger = dynamo.ledger();
        ledger.rawEvents().put(event("e-1"));
        FoldedSubject folded = new Arbitrary(9).any(FoldedSubject.class);
        var first = new StateItem("nordvik", folded, 1, StateItem.Taken.marks(List.of()), new TreeMap<>(),
                Optional.empty(), NOON);
        var second = new StateItem("nordvik", folded, 2, StateItem.Taken.marks(List.of()), new TreeMap<>(),
                Optional.empty(), NOON);
        ledger.subjects().write(first);
        ledger.subjects().write(second);
        var summary = new SummaryItem(Unit.account("nordvik", "abc"), 1, "{}");
        ledger.units().putSummary(summary);
        ledger.units().putMember(Unit.unplaced("nordvik"), new Subject(Subject.Kind.ORDER, "1"), 1);
        ledger.sweeps().unpark(event("e-1").key());
        dynamo.plainClient()
                .deleteItem(r -> r.tableName(dynamo.table())
                        .key(Map.of("pk", AttributeValue.fromS(event("e-1").key().toString()), "sk",
                                AttributeValue.fromS("raw"))));

        List<StreamRecord> records = parse(StreamBatch.write(stream(), ARN));

        assertThat(records).extracting(r -> r.action() + " " + r.kind())
                .containsExactly("INSERT raw", "INSERT state", "MODIFY state", "INSERT summary", "INSERT member",
                        "REMOVE raw");
        assertThat(records.getFirst().after().map(StreamImages::rawEvent)).contains(event("e-1"));
        assertThat(records.getFirst().isInsertOf("raw")).isTrue();
        assertThat(records.get(2).before().map(StreamImages::state)).contains(first);
        assertThat(records.get(2).after().map(StreamImages::state)).contains(second);
        assertThat(records.get(3).after().map(StreamImages::summary)).contains(summary);
        assertThat(records.getLast().before().map(StreamImages::rawEvent)).contains(event("e-1"));
        assertThat(records.getLast().after()).isEmpty();
        assertThat(records.getFirst().pk()).isEqualTo(event("e-1").key().toString());
        assertThat(records).extracting(StreamRecord::sequence).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void theBatchIsWhatAwsSends() {
        var record = Record.builder()
                .eventID("id-1")
                .eventName("INSERT")
                .awsRegion("eu-north-1")
                .dynamodb(d -> d.approximateCreationDateTime(Instant.ofEpochSecond(1_772_452_800))
                        .keys(Map.of("pk", AttributeValue.fromS("p")))
                        .newImage(Map.of("pk", AttributeValue.fromS("p")))
                        .sequenceNumber("000000000000000000001")
                        .sizeBytes(12L))
                .build();
        assertThat(new String(StreamBatch.write(List.of(record), ARN), StandardCharsets.UTF_8)).isEqualTo("""
                {"Records":[{"eventID":"id-1","eventName":"INSERT","eventVersion":"1.1","eventSource":"aws:dynamodb",\
                "awsRegion":"eu-north-1","dynamodb":{"ApproximateCreationDateTime":1772452800,"Keys":{"pk":{"S":"p"}},\
                "NewImage":{"pk":{"S":"p"}},"SequenceNumber":"000000000000000000001","SizeBytes":12,\
                "StreamViewType":"NEW_AND_OLD_IMAGES"},"eventSourceARN":"%s"}]}""".formatted(ARN));
    }

    @Test
    void everyTypeOfAttributeComesBack() {
        var image = Map.of("pk", AttributeValue.fromS("p"), "sk", AttributeValue.fromS("s"), "n",
                AttributeValue.fromN("-1.5E+3"),
                "b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[]{0, -1, 7})), "t",
                AttributeValue.fromBool(true), "x",
                AttributeValue.fromNul(true), "m", AttributeValue.fromM(Map.of("l", AttributeValue.fromL(
                        List.of(AttributeValue.fromS(""), AttributeValue.fromM(Map.of()))))),
                "ss", AttributeValue.fromSs(List.of("a", "b")), "ns", AttributeValue.fromNs(List.of("1")), "bs",
                AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("é"))));
        var record = Record.builder()
                .eventID("1")
                .eventName("MODIFY")
                .awsRegion("x")
                .dynamodb(d -> d.keys(Map.of("pk", AttributeValue.fromS("p"), "sk", AttributeValue.fromS("s")))
                        .oldImage(image)
                        .newImage(image)
                        .sequenceNumber("7"))
                .build();
        assertThat(parse(StreamBatch.write(List.of(record), ARN)))
                .containsExactly(new StreamRecord("7", StreamRecord.Action.MODIFY, "p", "s", Optional.of(image),
                        Optional.of(image)));
    }

    @Test
    void anExpiredItemIsARemovedOneOfTheService() {
        var record = Record.builder()
                .eventID("1")
                .eventName("EXPIRE")
                .awsRegion("x")
                .dynamodb(d -> d.keys(Map.of("pk", AttributeValue.fromS("p"), "sk", AttributeValue.fromS("body")))
                        .sequenceNumber("7"))
                .build();
        byte[] batch = StreamBatch.write(List.of(record), ARN);
        assertThat(new String(batch, StandardCharsets.UTF_8)).contains("\"eventName\":\"REMOVE\"")
                .contains("\"userIdentity\":{\"principalId\":\"dynamodb.amazonaws.com\",\"type\":\"Service\"}");
        assertThat(parse(batch)).extracting(StreamRecord::action).containsExactly(StreamRecord.Action.REMOVE);
        assertThat(parse(batch).getFirst().kind()).isEmpty();
    }

    @Test
    void oneUnreadableItemFailsAlone() {
        List<StreamRecord> records = parse(
                """
                        {"Records":[{"eventName":"INSERT","dynamodb":{"SequenceNumber":"1","Keys":{"pk":{"S":"a"},"sk":{"S":"raw"}},
                        "NewImage":{"pk":{"S":"a"},"sk":{"S":"raw"},"kind":{"S":"raw"}}}},
                        {"eventName":"REMOVE","dynamodb":{"SequenceNumber":"2","Keys":{"pk":{"S":"a"},"sk":{"S":"raw"}}},"more":[{}]}]}""");
        assertThat(records).hasSize(2);
        assertThatThrownBy(() -> records.getFirst().after().map(StreamImages::rawEvent))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void whatIsNoBatchIsRefused() {
        for (String bad : List.of("{\"Records\":[{\"eventName\":\"DANCE\"}]}",
                "{\"Records\":[{\"eventName\":\"INSERT\",\"dynamodb\":{}}]}",
                "{\"Records\":[{",
                "{\"Records\":[{\"eventName\":\"INSERT\",\"dynamodb\":{\"Keys\":{\"pk\":{\"Z\":1}}}}]}")) {
            assertThatThrownBy(() -> parse(bad)).as(bad).isInstanceOf(UncheckedIOException.class);
        }
        assertThat(parse("{\"Records\":[]}")).isEmpty();
        assertThat(parse("{\"units\":[\"a|b\"]}")).isEmpty();
    }

    @Test
    void theAnswerNamesWhatFailed() {
        var out = new ByteArrayOutputStream();
        StreamBatch.respond(List.of("11", "12"), out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"11\"},{\"itemIdentifier\":\"12\"}]}");
        assertThat(StreamBatch.failures(new ByteArrayInputStream(out.toByteArray()))).containsExactly("11", "12");
        var none = new ByteArrayOutputStream();
        StreamBatch.respond(List.of(), none);
        assertThat(none.toString(StandardCharsets.UTF_8)).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(StreamBatch.failures(new ByteArrayInputStream(none.toByteArray()))).isEmpty();
        assertThat(StreamBatch.failures(new ByteArrayInputStream(new byte[0]))).isEmpty();
    }
}
