package dev.lightup.functions.rebuild;

import static dev.lightup.functions.apply.Ground.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.apply.Channel;
import dev.lightup.functions.apply.Ground;
import dev.lightup.functions.apply.SubjectFolding;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.log.RawEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Rule 16: a rebuild runs beside life. Whatever arrives before any call of it, no placement is lost and nothing is told to differ that
/// does not.
class BesideLifeTest {
    private static final long NOW = 120;

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    /// What a rebuild meets.
    ///
    /// @param before events that were applied
    /// @param gone those of them whose raw events are there no more
    /// @param meanwhile events that are received and applied while the rebuild runs
    record Story(List<RawEvent> before, List<RawEvent> gone, List<RawEvent> meanwhile) {
        Story(List<RawEvent> before, List<RawEvent> meanwhile) {
            this(before, List.of(), meanwhile);
        }

        /// The events that are there at the end.
        List<RawEvent> all() {
            List<RawEvent> all = new ArrayList<>(before);
            all.removeAll(gone);
            all.addAll(meanwhile);
            return all;
        }
    }

    private static RawEvent created(String id, String beside) {
        return event(id, "subscription.created", "subscription/s1", "{\"sku\":\"k\",\"quantity\":3" + beside + "}", 3);
    }

    private static RawEvent linked(String id, String account, long minute) {
        return event(id, "customer.reseller_link.accepted", "customer/c9", "{\"account\":\"" + account + "\"}", minute);
    }

    private static RawEvent changed(String id, String beside, long minute) {
        return event(id, "subscription.quantity_changed", "subscription/s1", "{\"quantity\":7" + beside + "}", minute);
    }

    private static final String CUSTOMER = ",\"customer\":\"c9\"";

    static Stream<Arguments> living() {
        return Stream.of(
                // the finding: the map is known, the event that names its customer is not
                Arguments.of("a known map places a subject by an event that the index did not show",
                        new Story(List.of(linked("m1", "a9", 1), created("e1", "")),
                                List.of(changed("e2", CUSTOMER, 4)))),
                Arguments.of("a map arrives for a known subject",
                        new Story(List.of(created("e1", CUSTOMER)), List.of(linked("m1", "a9", 1)))),
                Arguments.of("a subject and its map arrive",
                        new Story(List.of(), List.of(created("e1", CUSTOMER), linked("m1", "a9", 1)))),
                Arguments.of("a second map, and an event of another customer",
                        new Story(List.of(created("e1", CUSTOMER), linked("m1", "a9", 1)),
                                List.of(linked("m2", "a8", 5), changed("e2", ",\"customer\":\"c8\"", 6)))),
                Arguments.of("a map is retracted",
                        new Story(List.of(created("e1", CUSTOMER), linked("m1", "a9", 1)), List.of(event("r1",
                                "system.retracted", "customer/c9", "{\"event\":\"m1\"}", 6)))));
    }

    static Stream<Arguments> restored() {
        RawEvent e1 = created("e1", CUSTOMER);
        RawEvent m1 = linked("m1", "a9", 1);
        return Stream.of(
                Arguments.of("the event that named the customer is gone, another names it",
                        new Story(List.of(m1, e1), List.of(e1), List.of(changed("e2", CUSTOMER, 4)))),
                Arguments.of("it is gone, and comes again",
                        new Story(List.of(m1, e1), List.of(e1), List.of(e1))),
                Arguments.of("the map is gone, and comes again",
                        new Story(List.of(m1, e1), List.of(m1), List.of(m1))),
                Arguments.of("the subject's last event does not name the customer, and a later one does",
                        new Story(List.of(m1, e1, changed("e0", "", 2)), List.of(e1),
                                List.of(changed("e2", CUSTOMER, 4)))));
    }

    private static RebuildReport run(Ledger ledger, Ground ground, boolean verify) {
        return new DerivedRebuilder(ledger, ground.formats(),
                new SubjectFolding(ledger, ground.formats(), ground.directory(), ground.clock(), _ -> {}),
                ground.clock(), _ -> {})
                .run(new RebuildRequest(Optional.of(verify), Optional.empty(), Optional.empty()), () -> true);
    }

    private Ground given(Story story) {
        dynamo.anew();
        Ground ground = Ground.on(dynamo.plainClient(), dynamo.table());
        ground.now(Ground.minute(NOW));
        arrive(ground, story.before());
        story.gone()
                .forEach(raw -> dynamo.plainClient()
                        .deleteItem(r -> r.tableName(ground.table())
                                .key(Map.of("pk", AttributeValue.fromS(raw.key().toString()), "sk",
                                        AttributeValue.fromS("raw")))));
        return ground;
    }

    private void arrive(Ground ground, List<RawEvent> events) {
        ground.receive(events);
        ground.applying(dynamo.plainClient()).apply(events);
    }

    /// The calls before which something happens, spread over a run; all of them with `-Dlightup.points=1000`.
    private static final int POINTS = Integer.getInteger("lightup.points", 5);

    /// Runs a rebuild in which something happens before its n-th call, for n over the whole of it; which n, the seed decides.
    private void atEveryCall(IntConsumer run) {
        long seed = Long.getLong("lightup.seed", System.nanoTime());
        var random = new Random(seed);
        int calls = 1;
        int step = 1;
        for (int at = 1; at <= calls + 1; at += 1 + random.nextInt(2 * step - 1)) {
            int[] call = {0};
            counted = call;
            run.accept(at);
            dynamo.faults().heal();
            calls = Math.max(calls, call[0]);
            step = Math.ceilDiv(calls, POINTS);
        }
        System.out.println("beside life: " + calls + " calls, about each " + step + "., seed " + seed);
        assertThat(calls).isGreaterThan(10);
    }

    private int[] counted = {0};

    private void before(int at, Runnable happens) {
        dynamo.faults().follow(_ -> {
            if (++counted[0] == at) {
                happens.run();
            }
            return Fault.NONE;
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("living")
    void nothingIsToldToDifferThatDoesNot(String name, Story story) {
        atEveryCall(at -> {
            Ground ground = given(story);
            before(at, () -> arrive(ground, story.meanwhile()));
            RebuildReport rebuilt = run(new Ledger(dynamo.client(), ground.table()), ground, true);
            assertThat(rebuilt.differences()).as(name + ", before call " + at).isEmpty();
            assertThat(rebuilt.whole()).isTrue();
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"living", "restored"})
    void noPlacementIsLost(String name, Story story) {
        atEveryCall(at -> {
            Ground ground = given(story);
            boolean[] happened = {false};
            before(at, () -> {
                happened[0] = true;
                arrive(ground, story.meanwhile());
            });
            run(new Ledger(dynamo.client(), ground.table()), ground, false);
            if (!happened[0]) {
                arrive(ground, story.meanwhile());
            }
            String as = name + ", before call " + at;
            assertThat(ground.states()).as(as).isEqualTo(ground.expected(story.all()));
            assertThat(run(ground.ledger(), ground, true).differences()).as(as).isEmpty();
        });
    }

    /// An event that names the customer once more is placed, whatever a rebuild took away before.
    @Test
    void whoNamesACustomerAfterARebuildMeetsItsMaps() {
        RawEvent e1 = created("e1", CUSTOMER);
        RawEvent m1 = linked("m1", "a9", 1);
        Story story = new Story(List.of(m1, e1, changed("e0", "", 2)), List.of(e1), List.of());
        Ground ground = given(story);
        assertThat(run(ground.ledger(), ground, false).differences()).isNotEmpty();
        assertThat(ground.states()).isEqualTo(ground.expected(story.all()));
        RawEvent e2 = changed("e2", CUSTOMER, 4);
        arrive(ground, List.of(e2));
        List<RawEvent> all = new ArrayList<>(story.all());
        all.add(e2);
        assertThat(ground.states()).isEqualTo(ground.expected(all));
    }

    /// An event that was received just now and is half applied, for as long as the rebuild runs.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void anEventOnItsWayIsNoDifference(int writes) {
        Ground ground = given(new Story(List.of(linked("m1", "a9", 1), created("e1", "")), List.of()));
        RawEvent arriving = changed("e2", CUSTOMER, NOW);
        ground.receive(List.of(arriving));
        FaultyDynamo killed = FaultyDynamo.around(dynamo.plainClient());
        killed.atWrite(writes, Fault.KILL_BEFORE);
        try {
            ground.applying(killed.client()).apply(List.of(arriving));
        } catch (FaultyDynamo.Killed _) {
            // half of it is done
        }
        RebuildReport early = run(ground.ledger(), ground, true);
        assertThat(early.differences()).isEmpty();
        if (!early.whole()) {
            assertThat(early.next().orElseThrow().tenant()).isEqualTo("nordvik");
        }
        ground.applying(dynamo.plainClient()).apply(List.of(arriving));
        RebuildReport after = run(ground.ledger(), ground, true);
        assertThat(after.differences()).isEmpty();
        assertThat(after.whole()).isTrue();
    }

    @Test
    void anEventThatIsStuckIsADifference() {
        Ground ground = given(new Story(List.of(created("e1", "")), List.of()));
        ground.receive(List.of(changed("e2", "", NOW)));
        assertThat(run(ground.ledger(), ground, true).whole()).isFalse();
        ground.now(Ground.minute(NOW + 1));
        RebuildReport rebuilt = run(ground.ledger(), ground, true);
        assertThat(rebuilt.differences()).extracting(DerivedDifference::kind)
                .containsExactly(DerivedDifference.Kind.ENTRY_MISSING, DerivedDifference.Kind.STATE_DIFFERENT);
        assertThat(rebuilt.whole()).isTrue();
    }

    /// Histories a seed; more with `-Dlightup.histories=12`.
    private static final int HISTORIES = Integer.getInteger("lightup.histories", 2);

    @ParameterizedTest
    @CsvSource({"true, 11", "true, 12", "true, 13", "true, 14", "false, 21", "false, 22", "false, 23", "false, 24"})
    void whateverArrivesWhenever(boolean verify, long number) {
        long seed = Long.getLong("lightup.seed", number);
        System.out.println("beside life: seed " + seed);
        Random random = new Random(seed);
        for (int history = 0; history < HISTORIES; history++) {
            List<RawEvent> events = new Channel(random).events(40);
            int half = random.nextInt(events.size());
            Ground ground = given(new Story(events.subList(0, half), List.of()));
            Deque<RawEvent> left = new ArrayDeque<>(events.subList(half, events.size()));
            int every = 1 + random.nextInt(12);
            dynamo.faults().follow(_ -> {
                if (!left.isEmpty() && random.nextInt(every) == 0) {
                    arrive(ground, List.of(left.pop()));
                }
                return Fault.NONE;
            });
            RebuildReport rebuilt = run(new Ledger(dynamo.client(), ground.table()), ground, verify);
            dynamo.faults().heal();
            assertThat(rebuilt.differences()).as("seed %d, history %d", seed, history).isEmpty();
            arrive(ground, List.copyOf(left));
            assertThat(ground.states()).as("seed %d, history %d", seed, history).isEqualTo(ground.expected(events));
            assertThat(run(ground.ledger(), ground, true).differences()).isEmpty();
        }
    }
}
