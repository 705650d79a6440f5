package dev.lightup.functions.sweep;

import static dev.lightup.functions.apply.Ground.event;
import static dev.lightup.functions.apply.Ground.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.apply.ByHand;
import dev.lightup.functions.receive.Receive;
import dev.lightup.functions.receive.Stage;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.Meter;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.subject.StateItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// Rule 8: a subject whose state remembers fewer events than it takes in is driven once, not until its minute is old.
class BusySubjectTest extends SweptTable {
    private static final String SUBJECT = "subscription/s1";
    private static final Instant FIRST = minute(0);
    /// Of sixty-seven events each, twice what a state remembers; a quarter of an hour with `-Dlightup.busy.minutes=15`.
    private static final int MINUTES = Integer.getInteger("lightup.busy.minutes", 2);
    private static final long EVERY_MILLIS = 900;

    private static RawEvent seats(int n, long minute) {
        return event("e" + n, "subscription.quantity_changed", SUBJECT,
                "{\"quantity\":" + n + ",\"account\":\"a1\"}", minute);
    }

    private StateItem state() {
        return Objects.requireNonNull(ground.items().get("nordvik " + SUBJECT));
    }

    /// Sixteen sweeps, one a minute, each of a process that remembers nothing; what they tell is published.
    private int drivenInSixteenSweeps(Collection<Unit> told) {
        int driven = 0;
        for (int at = 2; at < 18; at++) {
            ground.now(minute(at));
            driven += sweep().driven();
            told.addAll(published);
            published.forEach(this::publish);
        }
        return driven;
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 32, 40, 100, 300})
    void eachEventIsDrivenOnceAtMostAndDrivingWritesNoState(int many) {
        List<RawEvent> events = IntStream.range(0, many).mapToObj(n -> seats(n, 0)).toList();
        ground.receive(events);
        events.forEach(raw -> applying().apply(List.of(raw)));
        ground.now(minute(1));
        publish(unit());
        long version = state().version();
        int[] states = {0};
        int[] entries = {0};
        dynamo.faults().follow(call -> {
            if (call.request() instanceof PutItemRequest put) {
                String sk = Objects.requireNonNull(put.item().get("sk")).s();
                states[0] += sk.equals("state") ? 1 : 0;
                entries[0] += sk.startsWith("e#") ? 1 : 0;
            }
            return Fault.NONE;
        });
        dynamo.faults().meter().reset();
        List<Unit> told = new ArrayList<>();
        int driven = drivenInSixteenSweeps(told);
        System.out.println("busy subject: " + many + " events, " + driven + " driven, "
                + dynamo.faults().meter().writeUnits() + " write units, " + told.size() + " publishings");
        assertThat(driven).isLessThanOrEqualTo(Math.max(0, many - StateItem.MARKS));
        assertThat(List.of(states[0], entries[0])).containsOnly(0);
        assertThat(state().version()).isEqualTo(version);
        assertThat(told.size()).isLessThanOrEqualTo(1);
        assertThat(ground.states()).isEqualTo(ground.expected(events));
        assertThat(notes()).isEmpty();
    }

    private Unit unit() {
        return state().units().first();
    }

    /// What is left of the notes of what was driven.
    private List<String> notes() {
        return IntStream.range(0, RawKey.SHARDS)
                .boxed()
                .flatMap(shard -> new ByHand(dynamo).items("operator#W#" + shard, "d#").stream())
                .map(item -> Objects.requireNonNull(item.get("sk")).s())
                .toList();
    }

    @Test
    void anEventThatIsDrivenIsDoneForEverySweepAfterIt() {
        List<RawEvent> events = IntStream.range(0, 40).mapToObj(n -> seats(n, 0)).toList();
        ground.receive(events);
        events.forEach(raw -> applying().apply(List.of(raw)));
        ground.now(minute(3));
        assertThat(sweep().driven()).isEqualTo(40 - StateItem.MARKS);
        assertThat(notes()).isNotEmpty();
        ground.now(minute(4));
        assertThat(sweep().driven()).isZero();
    }

    @Test
    void notesThatCannotBeReadCostOneMoreDrive() {
        List<RawEvent> events = IntStream.range(0, 40).mapToObj(n -> seats(n, 0)).toList();
        ground.receive(events);
        events.forEach(raw -> applying().apply(List.of(raw)));
        ground.now(minute(3));
        assertThat(sweep().driven()).isEqualTo(8);
        for (int shard = 0; shard < RawKey.SHARDS; shard++) {
            new ByHand(dynamo).set("operator#W#" + shard, "d#2026-03-02T08:00", "ms",
                    AttributeValue.fromB(SdkBytes.fromUtf8String("none")));
        }
        ground.now(minute(4));
        assertThat(sweep().driven()).isEqualTo(8);
        ground.now(minute(5));
        assertThat(sweep().driven()).isZero();
    }

    @Test
    void moreEventsAMinuteThanAStateRemembersCostFourAndAHalfWriteUnitsEach() {
        Meter meter = dynamo.faults().meter();
        var receive = new Receive(dynamo.client(), dynamo.table(), ground.directory(), ground.clock());
        applying().apply(List.of(seats(0, -1)));
        List<RawEvent> all = new ArrayList<>();
        int many = Math.toIntExact(Duration.ofMinutes(MINUTES).toMillis() / EVERY_MILLIS);
        meter.reset();
        for (int n = 0; n < many; n++) {
            ground.now(FIRST.plusMillis(n * EVERY_MILLIS));
            RawEvent raw = received(receive, n);
            ground.applying(dynamo.client()).apply(List.of(raw));
            all.add(raw);
            Instant next = FIRST.plusMillis((n + 1) * EVERY_MILLIS);
            if (next.getEpochSecond() / 60 > ground.clock().instant().getEpochSecond() / 60) {
                sweep();
                published.forEach(this::publish);
            }
        }
        double streamed = meter.writeUnits();
        for (int at = MINUTES + 1; at < MINUTES + 18; at++) {
            ground.now(minute(at));
            sweep();
            published.forEach(this::publish);
        }
        System.out.println("busy subject: " + many + " events in " + MINUTES + " minutes, " + meter.writeUnits() / many
                + " write units an event (" + streamed / many + " by the end of them)");
        assertThat(meter.writeUnits() / many).isLessThanOrEqualTo(4.5);
        all.addFirst(seats(0, -1));
        assertThat(ground.states()).isEqualTo(ground.expected(all));
    }

    private RawEvent received(Receive receive, int n) {
        String body = """
                {"specversion":"1.0","id":"b%d","source":"/nordvik/erp","type":"subscription.quantity_changed",\
                "subject":"%s","time":"%s","account":"a1","data":{"quantity":%d}}"""
                .formatted(n, SUBJECT, ground.clock().instant(), n);
        ground.directory()
                .call(receive, Stage.sender(Stage.NORDVIK)
                        .at(ground.clock().instant())
                        .id("msg_" + n)
                        .body(body)
                        .bytes());
        return ground.ledger().rawEvents().find(RawKey.of("nordvik", "/nordvik/erp", "b" + n)).orElseThrow();
    }
}
