package dev.lightup.functions.sweep;

import static dev.lightup.functions.apply.Ground.event;
import static dev.lightup.functions.apply.Ground.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Subject;
import dev.lightup.functions.apply.AppliedCheck;
import dev.lightup.functions.apply.ByHand;
import dev.lightup.functions.apply.Ground;
import dev.lightup.functions.apply.RawEventApplier;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.sweep.ParkedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Whatever goes wrong at whichever call, one sweep later the table says what the events say.
class CrashTest {
    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    /// Each fault of a sweep is tried at every third write, another third for each of them; at every write with
    /// `-Dlightup.crash.stride=1`.
    private static final int STRIDE = Integer.getInteger("lightup.crash.stride", 6);

    /// A subject that waits for its map, its map, a transfer and a first event of another kind.
    private static List<RawEvent> story(int n) {
        return List.of(
                event("e" + n, "subscription.created", "subscription/s" + n,
                        "{\"sku\":\"sku1\",\"quantity\":10,\"customer\":\"c" + n + "\"}", 0),
                event("m" + n, "customer.reseller_link.accepted", "customer/c" + n, "{\"account\":\"a1\"}", 1),
                event("o" + n, "order.submitted", "order/o" + n,
                        "{\"lines\":[],\"account\":\"a2\",\"customer\":\"c" + n + "\"}", 2),
                event("t" + n, "subscription.transferred", "subscription/s" + n, "{\"account\":\"a3\"}", 3));
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLE", "SERVER_ERROR_AFTER", "REPEATED", "TRUNCATED", "KILL_BEFORE", "KILL_AFTER"})
    void oneSweepLaterNothingIsMissing(Fault fault) {
        Ground ground = Ground.on(dynamo.plainClient(), dynamo.table());
        List<RawEvent> all = new ArrayList<>();
        int calls = 0;
        // the first time nothing goes wrong: it counts the calls
        for (int n = 0; n <= calls; n++) {
            List<RawEvent> events = story(n);
            ground.receive(events);
            all.addAll(events);
            int[] call = {0};
            int at = n;
            dynamo.faults().follow(_ -> ++call[0] == at ? fault : Fault.NONE);
            RawEventApplier applying = ground.applying(dynamo.client());
            for (RawEvent raw : events) {
                try {
                    applying.apply(List.of(raw));
                } catch (FaultyDynamo.Killed _) {
                    // the process is gone; what it would have done next is not done
                    break;
                }
            }
            calls = n == 0 ? call[0] : calls;
        }
        dynamo.faults().heal();
        assertThat(calls).isGreaterThan(25);

        ground.now(minute(10));
        List<Unit> published = new ArrayList<>();
        // the index shows nothing yet
        dynamo.faults().follow(_ -> Fault.STALE);
        sweep(ground, dynamo.client(), published);
        assertThat(published).isEmpty();
        ground.now(minute(11));
        sweep(ground, dynamo.plainClient(), published);
        Map<String, String> expected = ground.expected(all);
        ground.states().forEach((subject, state) -> assertThat(state).as(subject).isEqualTo(expected.get(subject)));
        assertThat(ground.states()).hasSameSizeAs(expected);
        SortedSet<Unit> units = new TreeSet<>();
        for (StateItem state : ground.items().values()) {
            units.addAll(state.units());
        }
        assertThat(published).containsAll(units);
        members(ground);
    }

    /// What a sweep finds: a subject that forgot some of its events, an event that nobody applied, one that is parked without need, a
    /// state that cannot be read.
    private List<RawEvent> work(Ground ground, int n, long minute) {
        List<RawEvent> busy = IntStream.range(0, 3)
                .mapToObj(i -> event("b" + n + "-" + i, "subscription.quantity_changed", "subscription/b" + n,
                        "{\"quantity\":" + i + ",\"account\":\"a1\"}", minute))
                .toList();
        RawEvent missed = event("n" + n, "subscription.created", "subscription/n" + n,
                "{\"sku\":\"sku1\",\"quantity\":10,\"customer\":\"c" + n + "\"}", minute);
        RawEvent parked = event("p" + n, "order.submitted", "order/p" + n, "{\"lines\":[],\"account\":\"a2\"}", minute);
        RawEvent unread = event("u" + n, "order.submitted", "order/u" + n, "{\"lines\":[],\"account\":\"a4\"}", minute);
        List<RawEvent> applied = new ArrayList<>(busy);
        applied.add(unread);
        ground.applying(dynamo.plainClient()).apply(applied);
        var hand = new ByHand(dynamo);
        hand.set("nordvik#S#subscription/b" + n, "state", "ms",
                AttributeValue.fromB(SdkBytes.fromByteArray(new byte[0])));
        hand.set("nordvik#S#order/u" + n, "state", "j", AttributeValue.fromB(SdkBytes.fromUtf8String("?")));
        ground.ledger().refolds().note("nordvik", new Subject(Subject.Kind.ORDER, "u" + n), minute(minute));
        ground.ledger().sweeps().park(ParkedEvent.first(parked.key(), minute(minute), "not-read"));
        List<RawEvent> all = new ArrayList<>(applied);
        all.addAll(List.of(missed, parked));
        ground.receive(all);
        return all;
    }

    @ParameterizedTest
    @CsvSource({"THROTTLE, 0", "SERVER_ERROR_AFTER, 1", "KILL_BEFORE, 2", "KILL_AFTER, 3"})
    void aSweepThatEndsAtAnyWriteOnceAndAgainLosesNothing(Fault fault, int share) {
        Ground ground = Ground.on(dynamo.plainClient(), dynamo.table());
        List<RawEvent> all = new ArrayList<>();
        int writes = 0;
        // the first time nothing goes wrong: it counts the writes; then each fault takes its own share of them
        for (int n = 0; n <= writes; n = n == 0 ? 1 + share % STRIDE : n + STRIDE) {
            long minute = n * 30L;
            all.addAll(work(ground, n, minute));
            List<Unit> published = new ArrayList<>();
            int first = sweepUntil(ground, minute + 20, n, fault, published);
            writes = n == 0 ? first : writes;
            sweepUntil(ground, minute + 21, n, fault, published);
            dynamo.faults().heal();
            ground.now(minute(minute + 22));
            sweep(ground, dynamo.plainClient(), published);
            assertThat(published).as("write %d", n).containsAll(units(ground, n));
        }
        assertThat(writes).isGreaterThan(25);
        Map<String, String> expected = ground.expected(all);
        assertThat(ground.states()).isEqualTo(expected);
        Ledger ledger = ground.ledger();
        for (int shard = 0; shard < RawKey.SHARDS; shard++) {
            assertThat(ledger.sweeps().parked(shard)).isEmpty();
            assertThat(ledger.refolds().waiting(shard)).isEmpty();
        }
        members(ground);
    }

    /// A sweep in which a write goes wrong.
    ///
    /// @return how many writes it came to
    private int sweepUntil(Ground ground, long at, int write, Fault fault, List<Unit> published) {
        ground.now(minute(at));
        int[] writes = {0};
        dynamo.faults().follow(call -> call.isWrite() && ++writes[0] == write ? fault : Fault.NONE);
        try {
            sweep(ground, dynamo.client(), published);
        } catch (FaultyDynamo.Killed _) {
            // the process is gone
        }
        return writes[0];
    }

    /// The units of what nobody had applied, or could not read.
    private static SortedSet<Unit> units(Ground ground, int n) {
        SortedSet<Unit> units = new TreeSet<>();
        for (String id : List.of("p" + n, "u" + n)) {
            var subject = new Subject(Subject.Kind.ORDER, id);
            units.addAll(ground.ledger().subjects().state("nordvik", subject).orElseThrow().units());
        }
        return units;
    }

    private static void sweep(Ground ground, DynamoDbClient client, List<Unit> published) {
        Ledger ledger = new Ledger(client, ground.table());
        new ShardSweeper(ledger, ground.applying(client), new AppliedCheck(ledger, ground.formats()),
                ground.folding(client), published::addAll, ground.asked()::add, ground.clock()).run(() -> true);
    }

    /// Rule 9: whoever holds a subject has it among its members.
    private static void members(Ground ground) {
        var members = new TreeMap<Unit, Set<Subject>>();
        for (StateItem state : ground.items().values()) {
            for (Unit unit : state.units()) {
                assertThat(members.computeIfAbsent(unit,
                        key -> Set.copyOf(ground.ledger().units().members(key)))).contains(state.subject());
            }
        }
    }
}
