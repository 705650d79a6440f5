package dev.lightup.functions.apply;

import static dev.lightup.functions.apply.RawEventApplierTest.created;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.receive.Stage;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.stream.StreamBatch;
import dev.lightup.ledger.sweep.ParkedEvent;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// The handler: batches of the stream and its answers.
class ApplyTest {
    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private Ground ground = Ground.on(dynamo.plainClient(), "");

    @BeforeEach
    void onThisTable() {
        ground = Ground.on(dynamo.plainClient(), dynamo.table());
    }

    private Record inserted(RawEvent raw, String sequence) {
        Map<String, AttributeValue> keys = Map.of("pk", AttributeValue.fromS(raw.key().toString()), "sk",
                AttributeValue.fromS("raw"));
        Map<String, AttributeValue> item = dynamo.plainClient()
                .getItem(r -> r.tableName(dynamo.table()).key(keys))
                .item();
        return inserted(keys, item, sequence);
    }

    private static Record inserted(
            Map<String, AttributeValue> keys,
            Map<String, AttributeValue> item,
            String sequence) {
        return Record.builder()
                .eventID(sequence)
                .eventName(OperationType.INSERT)
                .awsRegion("local")
                .dynamodb(d -> d.keys(keys).newImage(item).sequenceNumber(sequence))
                .build();
    }

    private List<String> failures(List<Record> records) {
        var handler = new Apply(dynamo.client(), dynamo.table(), ground.directory(), ground.asked()::add,
                ground.clock());
        return StreamBatch.failures(new ByteArrayInputStream(
                new Stage().answer(handler, StreamBatch.write(records, "arn:stream"))));
    }

    @Test
    void aBatchIsAppliedAndNothingIsDeliveredAgain() {
        RawEvent one = created("e1", "s1", "", 0);
        RawEvent other = created("e2", "s2", "", 0);
        ground.receive(List.of(one, other));
        assertThat(failures(List.of(inserted(one, "1"), inserted(other, "2")))).isEmpty();
        assertThat(ground.states()).isEqualTo(ground.expected(List.of(one, other)));
    }

    @Test
    void poisonIsParkedAndNeverFailsTheBatch() {
        RawEvent poison = Ground.raw("nordvik", "/nordvik/erp", "p1", "no-such-format", "{}", Ground.START);
        RawEvent good = created("e1", "s1", "", 0);
        ground.receive(List.of(poison, good));
        Map<String, AttributeValue> torn = new HashMap<>(inserted(good, "0").dynamodb().newImage());
        torn.remove("at");
        RawEvent unread = created("e9", "s9", "", 0);
        Map<String, AttributeValue> keys = Map.of("pk", AttributeValue.fromS(unread.key().toString()), "sk",
                AttributeValue.fromS("raw"));
        torn.putAll(keys);
        assertThat(failures(List.of(inserted(poison, "1"), inserted(keys, torn, "2"), inserted(good, "3"))))
                .isEmpty();
        assertThat(ground.states()).containsOnlyKeys("nordvik subscription/s1");
        List<ParkedEvent> parked = new ArrayList<>();
        for (int shard = 0; shard < 8; shard++) {
            parked.addAll(ground.ledger().sweeps().parked(shard));
        }
        assertThat(parked).extracting(ParkedEvent::key).containsExactlyInAnyOrder(poison.key(), unread.key());
        assertThat(parked).extracting(ParkedEvent::problem).containsExactlyInAnyOrder("not-read", "image-not-read");
    }

    @Test
    void onlyWhatCouldNotReachTheTableIsDeliveredAgain() {
        RawEvent one = created("e1", "s1", "", 0);
        RawEvent other = created("e2", "s2", "", 0);
        ground.receive(List.of(one, other));
        dynamo.faults()
                .follow(call -> call.isWrite() && call.request().toString().contains("subscription/s1")
                        ? FaultyDynamo.Fault.TIMEOUT_BEFORE
                        : FaultyDynamo.Fault.NONE);
        assertThat(failures(List.of(inserted(one, "1"), inserted(other, "2")))).containsExactly("1");
        dynamo.faults().heal();
        assertThat(failures(List.of(inserted(one, "1")))).isEmpty();
        assertThat(ground.states()).isEqualTo(ground.expected(List.of(one, other)));
    }

    @Test
    void poisonThatCannotBeParkedNowIsDeliveredAgain() {
        RawEvent poison = Ground.raw("nordvik", "/nordvik/erp", "p1", "no-such-format", "{}", Ground.START);
        ground.receive(List.of(poison));
        dynamo.faults().atWrite(1, FaultyDynamo.Fault.THROTTLE);
        assertThat(failures(List.of(inserted(poison, "1")))).containsExactly("1");
    }

    @Test
    void whatIsNoRawEventIsPassedOver() {
        RawEvent one = created("e1", "s1", "", 0);
        ground.receive(List.of(one));
        Map<String, AttributeValue> keys = Map.of("pk", AttributeValue.fromS("nordvik#S#x"), "sk",
                AttributeValue.fromS("state"), "kind", AttributeValue.fromS("state"));
        assertThat(failures(List.of(inserted(keys, keys, "1"), inserted(one, "2")))).isEmpty();
    }
}
