package dev.lightup.functions.sweep;

import static dev.lightup.functions.apply.Ground.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.functions.apply.AppliedCheck;
import dev.lightup.functions.apply.ByHand;
import dev.lightup.functions.apply.Ground;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.FaultyDynamo.Killed;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.sweep.ParkedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// Rule 8: what comes first in a sweep, and that one shard's trouble holds no other.
class SweepOrderTest extends SweptTable {
    private final Unit due = Unit.distributor("solis");

    private List<RawEvent> received() {
        List<RawEvent> events = IntStream.range(0, 24).mapToObj(i -> created("e" + i, "a" + i, 0)).toList();
        ground.receive(events);
        ground.ledger().heads().lowerDue(due, minute(1));
        ground.now(minute(20));
        return events;
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLE", "SERVER_ERROR_BEFORE", "KILL_BEFORE"})
    void whatIsDueIsToldThoughNothingElseCanBeDone(Fault fault) {
        received();
        dynamo.faults().follow(call -> call.isWrite() ? fault : Fault.NONE);
        try {
            sweep();
        } catch (Killed _) {
            // the process is gone
        }
        assertThat(published).containsExactly(due);
    }

    @Test
    void whatOneShardMadeDirtyIsToldThoughTheProcessEndsInTheNext() {
        List<RawEvent> events = received();
        int last = (int) ((minute(20).getEpochSecond() / 60 + RawKey.SHARDS - 1) % RawKey.SHARDS);
        RawEvent kills = events.stream().filter(raw -> raw.key().shard() == last).findFirst().orElseThrow();
        dynamo.faults()
                .follow(call -> call.isWrite() && call.request().toString().contains("subscription/" + kills.id())
                        ? Fault.KILL_BEFORE
                        : Fault.NONE);
        assertThatThrownBy(this::sweep).isInstanceOf(Killed.class);
        assertThat(published)
                .containsAll(events.stream().filter(raw -> raw.key().shard() != last).map(this::unit).toList());
    }

    @Test
    void whatIsParkedIsTriedLastAndOnlyWhileThereIsTime() {
        List<RawEvent> events = received();
        RawEvent parked = events.getFirst();
        ground.ledger().sweeps().park(ParkedEvent.first(parked.key(), minute(0), "not-read"));
        List<String> states = new ArrayList<>();
        dynamo.faults().follow(call -> {
            if (call.request() instanceof PutItemRequest put
                    && AttributeValue.fromS("state").equals(put.item().get("sk"))) {
                Optional.ofNullable(put.item().get("pk")).map(AttributeValue::s).ifPresent(states::add);
            }
            return Fault.NONE;
        });
        sweeping(dynamo.client()).run(() -> states.size() < events.size() - 1);
        assertThat(states).hasSize(events.size() - 1).doesNotContain("nordvik#S#subscription/" + parked.id());
        assertThat(parked()).hasSize(1);
        assertThat(sweep().unparked()).isEqualTo(1);
        assertThat(states).last().isEqualTo("nordvik#S#subscription/" + parked.id());
    }

    @Test
    void aFloodOfAnnouncedFilesHoldsNoEventAndEverySweepLooksAtAsManyAsItMay() {
        List<RawEvent> events = received();
        // of one shard, more than twice as many as a sweep looks at
        List<RawKey> files = IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> RawKey.of("solis", "/solis/files", "f" + i))
                .filter(key -> key.shard() == 3)
                .limit(2 * ImportSweep.MOST + 1)
                .toList();
        files.forEach(file -> ground.ledger().imports().begin(ImportTask.announced(file, minute(0))));
        // time for the events alone
        sweeping(dynamo.client()).run(() -> ground.states().size() < events.size());
        assertThat(ground.states()).isEqualTo(ground.expected(events));
        assertThat(ground.asked()).as("no time was left for a file").isEmpty();
        for (int looked : new int[]{ImportSweep.MOST, ImportSweep.MOST, 1, 0}) {
            assertThat(sweep().importing()).isEqualTo(looked);
        }
    }

    @Test
    void aFileWhoseEndNobodyHasSeenKeepsNoOtherFromBeingLookedAt() {
        List<RawKey> files = IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> RawKey.of("solis", "/solis/files", "f" + i))
                .filter(key -> key.shard() == 3)
                .limit(ImportSweep.MOST + 1)
                .toList();
        RawEvent unseen = received().stream().filter(event -> event.key().shard() == 3).findFirst().orElseThrow();
        sweep();
        ground.now(minute(40));
        ground.ledger().imports().begin(ImportTask.begun(unseen.key(), 1, minute(0)).read(minute(0)));
        files.forEach(file -> ground.ledger().imports().begin(ImportTask.announced(file, minute(1))));
        assertThat(sweep().importing()).as("the oldest is the one that nobody has seen")
                .isEqualTo(ImportSweep.MOST - 1);
        assertThat(sweep().importing()).isEqualTo(2);
        assertThat(ground.ledger().imports().find(unseen.key())).as("it is not forgotten").isPresent();
    }

    @Test
    void thatNobodyTakesTheUnitsStopsNoOtherWork() {
        List<RawEvent> events = received();
        var ledger = ground.ledger();
        ShardSweeper nobody = new ShardSweeper(ledger, applying(), new AppliedCheck(ledger, ground.formats()),
                ground.folding(dynamo.plainClient()), _ -> {
                    throw new IllegalStateException("nobody answers");
                }, ground.asked()::add, ground.clock());
        assertThatThrownBy(() -> nobody.run(() -> true)).hasMessage("nobody answers");
        assertThat(ground.states()).isEqualTo(ground.expected(events));
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLE", "SERVER_ERROR_BEFORE", "TIMEOUT_BEFORE"})
    void theTroubleOfOneShardHoldsNoOther(Fault fault) {
        List<RawEvent> events = received();
        int bad = events.getFirst().key().shard();
        dynamo.faults()
                .follow(call -> call.request().toString().contains("operator#W#" + bad) ? fault : Fault.NONE);
        assertThat(sweep().shards()).isEqualTo(1);
        List<RawEvent> others = events.stream().filter(raw -> raw.key().shard() != bad).toList();
        assertThat(ground.states()).isEqualTo(ground.expected(others));
        dynamo.faults().heal();
        sweep();
        assertThat(ground.states()).isEqualTo(ground.expected(events));
    }

    @Test
    void aCursorThatCannotBeReadIsAsGoodAsNone() {
        List<RawEvent> events = received();
        sweep();
        Instant passed = cursor(events.getFirst()).orElseThrow();
        for (int shard = 0; shard < RawKey.SHARDS; shard++) {
            new ByHand(dynamo).set("operator#W#" + shard, "cursor", "at", AttributeValue.fromS("zzz"));
        }
        RawEvent late = created("late", "a1", 3);
        ground.receive(List.of(late));
        ground.now(Ground.minute(21));
        SweepReport report = sweep();
        assertThat(report.shards()).isZero();
        assertThat(report.looked()).isEqualTo(events.size() + 1);
        assertThat(cursor(events.getFirst()).orElseThrow()).isAfterOrEqualTo(passed);
        assertThat(ground.states()).containsKey("nordvik subscription/late");
    }

    @Test
    void aCursorThatAWrongClockPutIntoTheFutureIsAsGoodAsNone() {
        List<RawEvent> events = received();
        ground.now(Ground.minute(24 * 60));
        sweep();
        RawEvent late = created("late", "a1", 3);
        ground.receive(List.of(late));
        ground.now(Ground.minute(21));
        assertThat(sweep().looked()).isEqualTo(events.size() + 1);
        assertThat(ground.states()).containsKey("nordvik subscription/late");
        assertThat(cursor(late)).isPresent();
        ground.now(Ground.minute(45));
        sweep();
        ground.now(Ground.minute(47));
        assertThat(sweep().looked()).isZero();
    }

    @Test
    void aParkedItemThatCannotBeReadIsParkedOnceAndDueNow() {
        RawEvent poison = Ground.raw("nordvik", "/nordvik/erp", "p1", "no-such-format", "{}", minute(0));
        RawEvent well = created("e1", "a1", 0);
        ground.receive(List.of(poison, well));
        for (RawEvent raw : List.of(poison, well)) {
            ground.ledger().sweeps().park(new ParkedEvent(raw.key(), 7, minute(0), minute(900), "not-read"));
            new ByHand(dynamo).take("operator#W#" + raw.key().shard(), "x#" + raw.key(), "n");
        }
        ground.now(minute(30));
        SweepReport report = sweep();
        assertThat(List.of(report.unparked(), report.parked(), report.shards())).containsExactly(1, 1, 0);
        assertThat(parked()).extracting(ParkedEvent::key, ParkedEvent::attempts, ParkedEvent::next)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(poison.key(), 2, minute(32)));
    }
}
