package dev.lightup.functions.sweep;

import static dev.lightup.functions.apply.Ground.event;
import static dev.lightup.functions.apply.Ground.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Subject;
import dev.lightup.functions.apply.AppliedCheck;
import dev.lightup.functions.apply.ByHand;
import dev.lightup.functions.apply.Ground;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.subject.RefoldTask;
import dev.lightup.ledger.subject.StateItem;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/// Rule 15: a state that cannot be read is folded anew by itself; releases side by side do not rewrite each other's states.
class RefoldSweepTest extends SweptTable {
    private static final String STATE = "state";
    private static final int NEWER = 99;

    private RawEvent applied(String id) {
        RawEvent raw = created(id, "a1", 0);
        ground.receive(List.of(raw));
        applying().apply(List.of(raw));
        return raw;
    }

    private StateItem state(RawEvent raw) {
        return Objects.requireNonNull(ground.items().get("nordvik subscription/" + raw.id()));
    }

    private static Subject subject(RawEvent raw) {
        return new Subject(Subject.Kind.SUBSCRIPTION, raw.id());
    }

    private static String partition(RawEvent raw) {
        return "nordvik#S#subscription/" + raw.id();
    }

    private void note(RawEvent raw) {
        ground.ledger().refolds().note("nordvik", subject(raw), ground.clock().instant());
    }

    private void shape(RawEvent raw, int number) {
        new ByHand(dynamo).set(partition(raw), STATE, "sh", AttributeValue.fromN(Integer.toString(number)));
    }

    private void damage(RawEvent raw) {
        new ByHand(dynamo).set(partition(raw), STATE, "j", AttributeValue.fromB(SdkBytes.fromUtf8String("?")));
    }

    private List<RefoldTask> waiting() {
        return IntStream.range(0, RawKey.SHARDS)
                .boxed()
                .flatMap(shard -> ground.ledger().refolds().waiting(shard).stream())
                .toList();
    }

    @ParameterizedTest(name = "damaged: {0}")
    @CsvSource({"true", "false"})
    void aStateThatCannotBeReadIsFoldedAnewWithinOneSweep(boolean damaged) {
        RawEvent raw = applied("e1");
        StateItem before = state(raw);
        ground.now(minute(60));
        publish(unit(raw));
        sweep();
        if (damaged) {
            damage(raw);
        } else {
            shape(raw, 0);
        }
        assertThat(state(raw).stored()).isInstanceOf(StoredRecord.Unread.class);
        // long after its minute, of which nothing is looked at any more
        ground.now(minute(90));
        note(raw);
        SweepReport report = sweep();
        assertThat(report.refolded()).isEqualTo(1);
        assertThat(state(raw).folded()).isEqualTo(before.folded());
        assertThat(state(raw).version()).isEqualTo(before.version() + 1);
        assertThat(waiting()).isEmpty();
        assertThat(published).containsExactly(unit(raw));
        // nobody published: the unit's own due keeps it in mind
        ground.now(minute(91));
        assertThat(sweep().refolded()).isZero();
        assertThat(published).containsExactly(unit(raw));
    }

    @Test
    void aStateThatIsGoneIsFoldedAnewAndOneThatIsWellIsTakenOffTheList() {
        RawEvent gone = applied("e1");
        RawEvent well = applied("e2");
        StateItem before = state(gone);
        long version = state(well).version();
        dynamo.plainClient()
                .deleteItem(r -> r.tableName(dynamo.table())
                        .key(Map.of("pk", AttributeValue.fromS(partition(gone)), "sk",
                                AttributeValue.fromS(STATE))));
        note(gone);
        note(well);
        ground.ledger().refolds().note("nordvik", new Subject(Subject.Kind.ORDER, "never"), minute(0));
        ground.now(minute(1));
        assertThat(sweep().refolded()).isEqualTo(1);
        assertThat(state(gone).folded()).isEqualTo(before.folded());
        assertThat(state(well).version()).isEqualTo(version);
        assertThat(ground.items()).hasSize(2);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatANewerReleaseWroteIsLeftAloneHoweverOftenAndFoldedWhenAnEventComes() {
        RawEvent raw = applied("e1");
        shape(raw, NEWER);
        long version = state(raw).version();
        note(raw);
        for (int at = 2; at < 40; at++) {
            ground.now(minute(at));
            assertThat(sweep().refolded()).isZero();
        }
        assertThat(state(raw).version()).isEqualTo(version);
        assertThat(state(raw).stored().isNewer()).isTrue();
        assertThat(waiting()).hasSize(1);

        RawEvent next = event("n1", "subscription.quantity_changed", "subscription/e1", "{\"quantity\":77}", 40);
        ground.receive(List.of(next));
        applying().apply(List.of(next));
        assertThat(state(raw).version()).isEqualTo(version + 1);
        assertThat(ground.states()).isEqualTo(ground.expected(List.of(raw, next)));
        sweep();
        assertThat(waiting()).isEmpty();
    }

    /// The newer release is played by hand: it writes a state of its shape whenever it finds one of an older shape, as this one does.
    @Test
    void releasesSideBySideDoNotRewriteEachOther() {
        List<RawEvent> events = IntStream.range(0, 45)
                .mapToObj(n -> event("e" + n, "subscription.quantity_changed", "subscription/s1",
                        "{\"quantity\":" + n + ",\"account\":\"a1\"}", 0))
                .toList();
        ground.receive(events);
        events.forEach(raw -> applying().apply(List.of(raw)));
        String name = "nordvik subscription/s1";
        long version = Objects.requireNonNull(ground.items().get(name)).version();
        int written = 0;
        for (int at = 1; at < 40; at++) {
            StateItem state = Objects.requireNonNull(ground.items().get(name));
            if (!state.stored().isNewer()) {
                ByHand hand = new ByHand(dynamo);
                hand.set("nordvik#S#subscription/s1", STATE, "sh", AttributeValue.fromN(Integer.toString(NEWER)));
                hand.set("nordvik#S#subscription/s1", STATE, "v",
                        AttributeValue.fromN(Long.toString(state.version() + 1)));
                written++;
            }
            ground.ledger().refolds().note("nordvik", new Subject(Subject.Kind.SUBSCRIPTION, "s1"), minute(at));
            ground.now(minute(at));
            sweep();
        }
        long writes = Objects.requireNonNull(ground.items().get(name)).version() - version;
        System.out.println("side by side: " + writes + " writes in 39 minutes, " + written + " of the newer release");
        assertThat(writes).isEqualTo(1);
        assertThat(written).isEqualTo(1);
    }

    @Test
    void oneThatCannotBeFoldedStaysAndHoldsNothingUp() {
        RawEvent broken = applied("e1");
        List<RawEvent> others = IntStream.range(2, 20).mapToObj(n -> applied("e" + n)).toList();
        new ByHand(dynamo).take(partition(broken), STATE, "v");
        note(broken);
        others.forEach(this::damage);
        others.forEach(this::note);
        ground.now(minute(1));
        SweepReport report = sweep();
        assertThat(List.of(report.refolded(), report.shards(), report.waiting())).containsExactly(others.size(), 0, 0);
        assertThat(waiting()).extracting(RefoldTask::subject).containsExactly(subject(broken));
    }

    @Test
    void oneThatCannotBeFoldedIsTriedLaterAndLater() {
        RawEvent broken = applied("e1");
        new ByHand(dynamo).take(partition(broken), STATE, "v");
        note(broken);
        List<Integer> tried = new ArrayList<>();
        dynamo.faults().follow(call -> {
            if (call.request() instanceof GetItemRequest get
                    && get.key().containsValue(AttributeValue.fromS(partition(broken)))) {
                tried.add((int) ChronoUnit.MINUTES.between(Ground.START, ground.clock().instant()));
            }
            return FaultyDynamo.Fault.NONE;
        });
        // long after its minute: no event is looked at any more
        for (int at = 20; at < 150; at++) {
            ground.now(minute(at));
            sweep();
            note(broken);
        }
        assertThat(tried.stream().distinct()).containsExactly(20, 21, 23, 27, 35, 51, 83, 147);
        // whoever mends it need not wait: the next try, hours later, only takes it off the list
        ground.now(minute(40 * 60));
        new ByHand(dynamo).set(partition(broken), STATE, "v", AttributeValue.fromN("1"));
        sweep();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aTableThatIsBusyLeavesTheSubjectToTheNextSweep() {
        RawEvent raw = applied("e1");
        damage(raw);
        note(raw);
        ground.now(minute(1));
        dynamo.faults()
                .follow(call -> call.isWrite() && call.request().toString().contains("#S#")
                        ? FaultyDynamo.Fault.THROTTLE
                        : FaultyDynamo.Fault.NONE);
        SweepReport report = sweep();
        assertThat(List.of(report.refolded(), report.waiting())).containsExactly(0, 1);
        dynamo.faults().heal();
        assertThat(sweep().refolded()).isEqualTo(1);
        assertThat(new AppliedCheck(ground.ledger(), ground.formats()).at(raw).taken()).isTrue();
    }
}
