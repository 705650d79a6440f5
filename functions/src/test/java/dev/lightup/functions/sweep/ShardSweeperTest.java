package dev.lightup.functions.sweep;

import static dev.lightup.functions.apply.Ground.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.log.RawEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Rule 8: what is looked at, what is driven, and when the cursor passes.
class ShardSweeperTest extends SweptTable {
    @Test
    void whatTheStreamMissedIsAppliedAfterAMinute() {
        RawEvent raw = created("e1", "a1", 0);
        ground.receive(List.of(raw));
        ground.now(minute(0).plusSeconds(50));
        assertThat(sweep().looked()).isZero();
        ground.now(minute(2));
        assertThat(sweep().driven()).isEqualTo(1);
        assertThat(ground.states()).isEqualTo(ground.expected(List.of(raw)));
        assertThat(published).containsExactly(unit(raw));
    }

    @Test
    void whatIsAppliedIsNotDrivenAgain() {
        RawEvent raw = created("e1", "a1", 0);
        ground.receive(List.of(raw));
        applying().apply(List.of(raw));
        ground.now(minute(3));
        SweepReport report = sweep();
        assertThat(report.looked()).isEqualTo(1);
        assertThat(report.driven()).isZero();
    }

    @Test
    void theCursorPassesAMinuteWhenAllIsDoneAndItIsFifteenMinutesOld() {
        RawEvent raw = created("e1", "a1", 0);
        ground.receive(List.of(raw));
        ground.now(minute(10));
        sweep();
        assertThat(cursor(raw).orElse(Instant.MIN)).isBeforeOrEqualTo(minute(0));
        ground.now(minute(16));
        sweep();
        assertThat(cursor(raw)).contains(minute(1));
    }

    @Test
    void whatTheIndexDoesNotShowYetIsNotLost() {
        RawEvent early = created("e1", "a1", 0);
        ground.receive(List.of(early));
        for (int now = 2; now < 14; now++) {
            ground.now(minute(now));
            dynamo.faults().follow(call -> FaultyDynamo.Fault.STALE);
            sweep();
        }
        dynamo.faults().heal();
        assertThat(ground.states()).isEmpty();
        ground.now(minute(14));
        sweep();
        assertThat(ground.states()).isEqualTo(ground.expected(List.of(early)));
    }

    @Test
    void anOutageOfTwoDaysIsCaughtUpInOneSweep() {
        List<RawEvent> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            events.add(created("e" + i, "a1", i * 40L));
        }
        ground.receive(events);
        ground.now(minute(2 * 24 * 60));
        assertThat(sweep().driven()).isEqualTo(60);
        assertThat(ground.states()).isEqualTo(ground.expected(events));
        assertThat(cursor(events.getFirst())).contains(minute(2 * 24 * 60 - 15));
        assertThat(sweep().looked()).isZero();
    }

    @Test
    void anEventThatCannotReachTheTableHoldsTheCursor() {
        RawEvent raw = created("e1", "a1", 0);
        ground.receive(List.of(raw));
        ground.now(minute(60));
        dynamo.faults()
                .follow(call -> call.isWrite() && call.request().toString().contains("#S#")
                        ? FaultyDynamo.Fault.THROTTLE
                        : FaultyDynamo.Fault.NONE);
        assertThat(sweep().waiting()).isEqualTo(1);
        assertThat(cursor(raw).orElse(Instant.MIN)).isBeforeOrEqualTo(minute(0));
        dynamo.faults().heal();
        assertThat(sweep().driven()).isEqualTo(1);
        assertThat(cursor(raw)).contains(minute(45));
    }

    @Test
    void anEventThatFailsHoldsTheCursorThoughLaterOnesAreDone() {
        RawEvent fails = created("e0", "a1", 0);
        List<RawEvent> events = new ArrayList<>(List.of(fails));
        Stream.iterate(1, i -> i + 1)
                .map(i -> created("f" + i, "a1", i))
                .filter(raw -> raw.key().shard() == fails.key().shard())
                .limit(2)
                .forEach(events::add);
        ground.receive(events);
        ground.now(minute(60));
        dynamo.faults()
                .follow(call -> call.isWrite() && call.request().toString().contains("#S#subscription/e0")
                        ? FaultyDynamo.Fault.THROTTLE
                        : FaultyDynamo.Fault.NONE);
        SweepReport report = sweep();
        assertThat(List.of(report.driven(), report.waiting())).containsExactly(2, 1);
        assertThat(cursor(fails).orElse(Instant.MIN)).isBeforeOrEqualTo(minute(0));
        dynamo.faults().heal();
        sweep();
        assertThat(ground.states()).isEqualTo(ground.expected(events));
        assertThat(cursor(fails)).contains(minute(45));
    }

    @Test
    void aProcessThatRemembersReadsNothingTwice() {
        RawEvent raw = created("e1", "a1", 0);
        ground.receive(List.of(raw));
        applying().apply(List.of(raw));
        ground.now(minute(2));
        publish(unit(raw));
        ShardSweeper sweeping = sweeping(dynamo.client());
        sweeping.run(() -> true);
        dynamo.faults().meter().reset();
        ground.now(minute(3));
        sweeping.run(() -> true);
        // a cursor a shard, and no event
        assertThat(dynamo.faults().meter().calls("getItem")).isEqualTo(8);
    }

    @Test
    void aBacklogIsLookedAtInFewReads() {
        List<RawEvent> events = IntStream.range(0, 120).mapToObj(i -> created("e" + i, "a1", 0)).toList();
        ground.receive(events);
        applying().apply(events);
        ground.now(minute(3));
        dynamo.faults().meter().reset();
        assertThat(sweep().looked()).isEqualTo(120);
        // a cursor a shard and the head of the one unit
        assertThat(dynamo.faults().meter().calls("getItem")).isEqualTo(9);
        // what was received and the states, of a shard's whole minute
        assertThat(dynamo.faults().meter().calls("batchGetItem")).isEqualTo(16);
    }

    @Test
    void aStateThatCannotBeReadParksItsOwnEventOnly() {
        List<RawEvent> events = IntStream.range(0, 30).mapToObj(i -> created("e" + i, "a1", 0)).toList();
        ground.receive(events);
        applying().apply(events);
        String subject = "nordvik#S#subscription/e7";
        dynamo.plainClient()
                .updateItem(update -> update.tableName(dynamo.table())
                        .key(Map.of("pk", AttributeValue.fromS(subject), "sk", AttributeValue.fromS("state")))
                        .updateExpression("REMOVE v"));
        ground.now(minute(20));
        SweepReport report = sweep();
        assertThat(List.of(report.looked(), report.parked(), report.shards())).containsExactly(30, 1, 0);
        assertThat(published).isNotEmpty();
    }

    @Test
    void aSweepThatRunsOutOfTimeLeavesTheRestToTheNext() {
        List<RawEvent> events = List.of(created("e1", "a1", 0), created("e2", "a1", 1), created("e3", "a1", 2),
                created("e4", "a1", 3));
        ground.receive(events);
        ground.now(minute(60));
        int[] left = {2};
        sweeping(dynamo.client()).run(() -> left[0]-- > 0);
        assertThat(ground.states().size()).isLessThan(4);
        sweep();
        assertThat(ground.states()).isEqualTo(ground.expected(events));
    }

    @Test
    void aShardThatBreaksOffDoesNotStopTheOthers() {
        List<RawEvent> events = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            events.add(created("e" + i, "a1", i));
        }
        ground.receive(events);
        ground.now(minute(60));
        dynamo.faults().at("query", 1, FaultyDynamo.Fault.SERVER_ERROR_BEFORE);
        SweepReport report = sweep();
        assertThat(report.shards()).isEqualTo(1);
        assertThat(report.driven()).isPositive();
        dynamo.faults().heal();
        sweep();
        assertThat(ground.states()).isEqualTo(ground.expected(events));
    }
}
