package dev.lightup.functions.sweep;

import static dev.lightup.functions.apply.Ground.event;
import static dev.lightup.functions.apply.Ground.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.functions.apply.AppliedCheck;
import dev.lightup.functions.apply.Ground;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.sweep.ParkedEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// Rule 8: what fails for its own sake waits apart.
class ParkedTest extends SweptTable {
    @Test
    void poisonIsParkedWithBackoffAndHoldsNoCursor() {
        RawEvent poison = Ground.raw("nordvik", "/nordvik/erp", "p1", "no-such-format", "{}", minute(0));
        ground.receive(List.of(poison));
        ground.now(minute(20));
        assertThat(sweep().parked()).isEqualTo(1);
        assertThat(cursor(poison)).contains(minute(5));
        assertThat(parked()).extracting(ParkedEvent::attempts).containsExactly(1);
        assertThat(sweep().parked()).isZero();
        ground.now(minute(21));
        assertThat(sweep().parked()).isEqualTo(1);
        assertThat(parked()).extracting(ParkedEvent::attempts, ParkedEvent::next)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, minute(23)));
        ground.now(minute(22));
        assertThat(sweep().parked()).isZero();
    }

    @Test
    void aParkedEventThatCanBeAppliedAfterAllIsTakenOut() {
        RawEvent raw = created("e1", "a1", 0);
        ground.receive(List.of(raw));
        ground.ledger().sweeps().park(ParkedEvent.first(raw.key(), minute(0), "not-read"));
        ground.now(minute(1));
        assertThat(sweep().unparked()).isEqualTo(1);
        assertThat(parked()).isEmpty();
        assertThat(ground.states()).isEqualTo(ground.expected(List.of(raw)));
        assertThat(published).containsExactly(unit(raw));
    }

    @Test
    void aParkedEventThatIsNotThereIsTriedLaterAndLaterToo() {
        RawEvent gone = created("e1", "a1", 0);
        ground.ledger().sweeps().park(ParkedEvent.first(gone.key(), minute(0), "not-read"));
        ground.now(minute(1));
        assertThat(sweep().parked()).isEqualTo(1);
        assertThat(parked()).extracting(ParkedEvent::attempts, ParkedEvent::next, ParkedEvent::problem)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, minute(3), "not-there"));
    }

    @Test
    void theUnitsOfAParkedEventAreDrivenUntilTheyArePublishedThoughItsMinuteHasPassed() {
        RawEvent raw = created("e1", "a1", 0);
        ground.receive(List.of(raw));
        ground.ledger().sweeps().park(new ParkedEvent(raw.key(), 3, minute(0), minute(50), "not-read"));
        ground.now(minute(40));
        sweep();
        assertThat(cursor(raw)).contains(minute(25));
        ground.now(minute(50));
        var ledger = ground.ledger();
        ShardSweeper nobodyPublishes = new ShardSweeper(ledger, applying(), new AppliedCheck(ledger, ground.formats()),
                ground.folding(dynamo.plainClient()), _ -> {
                    throw new IllegalStateException("nobody answers");
                }, ground.asked()::add, ground.clock());
        assertThatThrownBy(() -> nobodyPublishes.run(() -> true)).hasMessage("nobody answers");
        assertThat(parked()).isEmpty();
        ground.now(minute(51));
        sweep();
        // and the home, which said that something was parked
        assertThat(published).containsExactlyInAnyOrder(unit(raw), Unit.distributor("nordvik"));
    }

    @Test
    void whatAParkedEventDidReachIsPublished() {
        RawEvent subject = event("e1", "subscription.created", "subscription/e1",
                "{\"sku\":\"s\",\"quantity\":1,\"customer\":\"c1\"}", 0);
        applying().apply(List.of(subject));
        RawEvent map = event("m1", "customer.reseller_link.accepted", "customer/c1", "{\"account\":\"a1\"}", 1);
        ground.receive(List.of(map));
        ground.now(minute(3));
        dynamo.faults().follow(call -> {
            if (call.request() instanceof PutItemRequest put && put.item().toString().contains("#S#customer/c1")
                    && put.item().containsKey("v")) {
                throw DynamoDbException.builder()
                        .awsErrorDetails(AwsErrorDetails.builder().errorCode("ValidationException").build())
                        .build();
            }
            return FaultyDynamo.Fault.NONE;
        });
        assertThat(sweep().parked()).isEqualTo(1);
        assertThat(published).contains(unit(subject));
        ground.now(minute(4));
        assertThat(sweep().parked()).isEqualTo(1);
        assertThat(published).contains(unit(subject));
        ground.now(minute(5));
        publish(unit(subject));
        ground.now(minute(6));
        assertThat(sweep().parked()).isEqualTo(1);
        assertThat(published).doesNotContain(unit(subject));
    }

    @Test
    void anItemThatCannotBeReadIsParkedByItselfAndHoldsNothingUp() {
        List<RawEvent> events = IntStream.range(0, 30).mapToObj(i -> created("e" + i, "a1", 0)).toList();
        ground.receive(events);
        RawEvent broken = events.get(7);
        dynamo.plainClient()
                .updateItem(update -> update.tableName(dynamo.table())
                        .key(Map.of("pk", AttributeValue.fromS(broken.key().toString()), "sk",
                                AttributeValue.fromS("raw")))
                        .updateExpression("REMOVE g"));
        ground.now(minute(20));
        SweepReport report = sweep();
        assertThat(List.of(report.driven(), report.parked(), report.shards())).containsExactly(29, 1, 0);
        assertThat(cursor(broken)).contains(minute(5));
        ground.now(minute(21));
        SweepReport again = sweep();
        assertThat(List.of(again.parked(), again.shards())).containsExactly(1, 0);
        assertThat(parked()).extracting(ParkedEvent::key, ParkedEvent::attempts)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(broken.key(), 2));
    }
}
