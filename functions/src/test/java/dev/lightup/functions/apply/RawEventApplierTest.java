package dev.lightup.functions.apply;

import static dev.lightup.functions.apply.Ground.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.Slice;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.Meter;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.subject.StoredEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// One event after another reaches its subjects.
class RawEventApplierTest {
    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private Ground ground = Ground.on(dynamo.plainClient(), "");
    private RawEventApplier applying = ground.applying(dynamo.plainClient());

    @BeforeEach
    void onThisTable() {
        ground = Ground.on(dynamo.plainClient(), dynamo.table());
        applying = ground.applying(dynamo.client());
    }

    static RawEvent created(String id, String subscription, String beside, long minute) {
        return event(id, "subscription.created", "subscription/" + subscription,
                "{\"sku\":\"sku1\",\"quantity\":10" + beside + "}", minute);
    }

    static RawEvent seats(String id, String subscription, long seats, long minute) {
        return event(id, "subscription.quantity_changed", "subscription/" + subscription,
                "{\"quantity\":" + seats + "}", minute);
    }

    static RawEvent linked(String id, String customer, String account, long minute) {
        return event(id, "customer.reseller_link.accepted", "customer/" + customer,
                "{\"account\":\"" + account + "\"}", minute);
    }

    static RawEvent unlinked(String id, String customer, String account, long minute) {
        return event(id, "customer.reseller_link.removed", "customer/" + customer,
                "{\"account\":\"" + account + "\"}", minute);
    }

    private StateItem state(String name) {
        return Objects.requireNonNull(ground.items().get("nordvik " + name), name);
    }

    private List<Holder> holders(String name) {
        return state(name).folded().slices().stream().map(Slice::holder).toList();
    }

    private String opaque(String kind, String id) {
        return OpaqueId.id(ground.directory().tenant("nordvik").key().array(), kind, id);
    }

    /// A state remembers 64 paths; who is beyond has met the subject all the same, once.
    @Test
    void aSubjectThatNamedManyCustomersCostsNoMoreAndFollowsTheMapOfEach() {
        List<RawEvent> events = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            events.add(event("t" + i, "subscription.transferred", "subscription/s1",
                    "{\"account\":\"a" + i + "\"}", i));
        }
        events.add(linked("early", "c70", "b1", 90));
        for (int i = 0; i < 150; i++) {
            events.add(created("n" + i, "s1", ",\"customer\":\"c" + i + "\"", 100 + i));
        }
        events.add(linked("late", "c71", "b2", 300));
        double most = 0;
        for (RawEvent raw : events) {
            ground.receive(List.of(raw));
            dynamo.faults().meter().reset();
            assertThat(applying.apply(List.of(raw)).values()).containsOnly(new ApplyOutcome.Applied());
            most = Math.max(most, dynamo.faults().meter().writeUnits());
        }
        assertThat(ground.states()).isEqualTo(ground.expected(events));
        System.out.println("a subject of 150 customers: at most " + most + " write units an event");
        assertThat(most).isLessThan(16);
    }

    /// Events of the largest size; their lines would not fit into a state of 64 KB twice.
    @Test
    void anOrderOfManyLinesGoesOnTakingEventsIn() {
        List<RawEvent> events = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 4; i++) {
            String lines = IntStream.range(0, 480)
                    .mapToObj(_ -> "{\"sku\":\"" + random.ints(90, 'a', 'z' + 1)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            + "\",\"quantity\":1}")
                    .collect(Collectors.joining(","));
            events.add(event("e" + i, "order.submitted", "order/o1", "{\"lines\":[" + lines + "]}", i));
        }
        events.add(event("e9", "order.accepted", "order/o1", "{}", 10));
        ground.receive(events);
        assertThat(applying.apply(events).values()).containsOnly(new ApplyOutcome.Applied());
        assertThat(ground.states()).isEqualTo(ground.expected(events));
    }

    @Test
    void anEventOfAKnownSubjectWritesItsEntryAndItsStateAndReadsTwice() {
        applying.apply(List.of(created("e1", "s1", ",\"account\":\"a1\",\"customer\":\"c1\"", 0)));
        Meter meter = dynamo.faults().meter();
        meter.reset();
        RawEvent next = event("e2", "subscription.quantity_changed", "subscription/s1",
                "{\"quantity\":12,\"account\":\"a1\",\"customer\":\"c1\"}", 1);
        assertThat(applying.apply(List.of(next)).values()).containsOnly(new ApplyOutcome.Applied());
        assertThat(meter.calls("putItem")).isEqualTo(2);
        assertThat(meter.writeUnits()).isEqualTo(2.0);
        assertThat(meter.calls("getItem")).isEqualTo(1);
        assertThat(meter.calls("query")).isEqualTo(1);
        assertThat(state("subscription/s1").version()).isEqualTo(2);
    }

    @Test
    void aFirstEventCostsTwoWritesMore() {
        Meter meter = dynamo.faults().meter();
        applying.apply(List.of(created("e1", "s1", ",\"account\":\"a1\",\"customer\":\"c1\"", 0)));
        assertThat(meter.writeUnits()).isEqualTo(4.0);
        assertThat(ground.ledger().customers().names("nordvik", "c1"))
                .containsExactly(new Subject(Subject.Kind.SUBSCRIPTION, "s1"));
        assertThat(ground.ledger().units().members(Unit.account("nordvik", opaque("account", "a1"))))
                .containsExactly(new Subject(Subject.Kind.SUBSCRIPTION, "s1"));
    }

    @Test
    void manyEventsOfOneSubjectInABatchAreOneFold() {
        applying.apply(List.of(created("e1", "s1", "", 0)));
        Meter meter = dynamo.faults().meter();
        meter.reset();
        List<RawEvent> batch = new ArrayList<>();
        for (int i = 2; i < 12; i++) {
            batch.add(seats("e" + i, "s1", i, i));
        }
        applying.apply(batch);
        assertThat(meter.calls("putItem")).isEqualTo(11);
        assertThat(state("subscription/s1").version()).isEqualTo(2);
        assertThat(state("subscription/s1").marks()).hasSize(11);
    }

    @Test
    void aStateRemembersItsLastThirtyTwoEvents() {
        List<RawEvent> batch = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            batch.add(seats("e" + i, "s1", i, i));
        }
        applying.apply(batch.subList(0, 39));
        applying.apply(batch.subList(39, 40));
        assertThat(state("subscription/s1").marks()).hasSize(StateItem.MARKS)
                .first()
                .isEqualTo(batch.getLast().key().mark());
    }

    @Test
    void opaqueIdsLieBesideTheState() {
        applying.apply(List.of(created("e1", "s1", ",\"account\":\"a1\",\"customer\":\"c1\"", 0)));
        assertThat(state("subscription/s1").paths()).containsOnlyKeys("account:a1", "customer:c1", "tenant:")
                .containsEntry("account:a1", opaque("account", "a1"))
                .containsEntry("customer:c1", opaque("customer", "c1"))
                .containsEntry("tenant:", opaque("tenant", "nordvik"));
    }

    @Test
    void deliveringAgainWritesNoState() {
        List<RawEvent> events = List.of(created("e1", "s1", ",\"account\":\"a1\"", 0), seats("e2", "s1", 5, 1));
        applying.apply(events);
        applying.apply(events);
        applying.apply(events.reversed());
        assertThat(state("subscription/s1").version()).isEqualTo(1);
        assertThat(ground.states()).isEqualTo(ground.expected(events));
    }

    @Test
    void aSubjectWithoutAnAccountIsUnplacedUntilAMapComes() {
        RawEvent subject = created("e1", "s1", ",\"customer\":\"c1\"", 0);
        applying.apply(List.of(subject));
        assertThat(holders("subscription/s1")).containsExactly(Holder.UNPLACED);
        assertThat(ground.ledger().units().members(Unit.unplaced("nordvik"))).hasSize(1);
        applying.apply(List.of(linked("m1", "c1", "a1", 5)));
        assertThat(holders("subscription/s1")).containsExactly(Holder.account("a1"));
        assertThat(ground.ledger().units().members(Unit.account("nordvik", opaque("account", "a1"))))
                .contains(new Subject(Subject.Kind.SUBSCRIPTION, "s1"));
    }

    @Test
    void aMapThatCameFirstPlacesTheSubject() {
        applying.apply(List.of(linked("m1", "c1", "a1", 5)));
        applying.apply(List.of(created("e1", "s1", ",\"customer\":\"c1\"", 9)));
        assertThat(holders("subscription/s1")).containsExactly(Holder.account("a1"));
    }

    @Test
    void aRemovedMapIsFollowedAndARetractedOneNeverWas() {
        applying.apply(List.of(created("e1", "s1", ",\"customer\":\"c1\"", 0), linked("m1", "c1", "a1", 5)));
        applying.apply(List.of(unlinked("m2", "c1", "a1", 9)));
        assertThat(holders("subscription/s1")).containsExactly(Holder.account("a1"), Holder.UNPLACED);
        applying.apply(List.of(event("r1", "system.retracted", "customer/c1", "{\"event\":\"m2\"}", 11)));
        assertThat(holders("subscription/s1")).containsExactly(Holder.account("a1"));
        applying.apply(List.of(event("k1", "system.corrected", "customer/c1",
                "{\"event\":\"m1\",\"type\":\"customer.reseller_link.accepted\",\"data\":{\"account\":\"a2\"}}", 12)));
        assertThat(holders("subscription/s1")).containsExactly(Holder.account("a2"));
        assertThat(holders("customer/c1")).containsExactly(Holder.account("a2"));
        // whoever held it once is told that it does not
        assertThat(state("subscription/s1").paths()).containsKeys("account:a1", "account:a2");
    }

    @Test
    void aTransferNamesBothHoldersAndMakesTheNewUnitKnowIt() {
        applying.apply(List.of(created("e1", "s1", ",\"account\":\"a1\"", 0)));
        applying.apply(List.of(event("e2", "subscription.transferred", "subscription/s1", "{\"account\":\"a2\"}", 4)));
        assertThat(holders("subscription/s1")).containsExactly(Holder.account("a1"), Holder.account("a2"));
        assertThat(ground.ledger().units().members(Unit.account("nordvik", opaque("account", "a2")))).hasSize(1);
    }

    @Test
    void anEventThatFailsForItsOwnSakeHoldsNobodyUp() {
        RawEvent poison = Ground.raw("nordvik", "/nordvik/erp", "p1", "canonical", "{\"type\":\"no.such\"}",
                Ground.START);
        RawEvent stranger = Ground.raw("nordvik", "/nordvik/erp", "p2", "no-such-format", "{}", Ground.START);
        RawEvent good = created("e1", "s1", "", 0);
        var outcomes = applying.apply(List.of(poison, good, stranger));
        assertThat(outcomes).containsEntry(poison.key(), new ApplyOutcome.Unfit("not-read"))
                .containsEntry(stranger.key(), new ApplyOutcome.Unfit("not-read"))
                .containsEntry(good.key(), new ApplyOutcome.Applied());
        assertThat(ground.states()).containsOnlyKeys("nordvik subscription/s1");
    }

    @Test
    void whatCannotReachTheTableIsToBeTriedAgainAndNothingElse() {
        RawEvent one = created("e1", "s1", "", 0);
        RawEvent other = created("e2", "s2", "", 0);
        // the third write is the first state
        dynamo.faults().atWrite(4, FaultyDynamo.Fault.THROTTLE);
        var outcomes = applying.apply(List.of(one, other));
        assertThat(outcomes.get(one.key())).isInstanceOf(ApplyOutcome.Failed.class);
        assertThat(outcomes).containsEntry(other.key(), new ApplyOutcome.Applied());
        assertThat(state("subscription/s2").marks()).hasSize(1);
        applying.apply(List.of(one));
        assertThat(ground.states()).isEqualTo(ground.expected(List.of(one, other)));
    }

    @Test
    void aCustomersStateNeverSaysAMapIsDoneBeforeItIs() {
        applying.apply(List.of(created("e1", "s1", ",\"customer\":\"c1\"", 0)));
        RawEvent map = linked("m1", "c1", "a1", 5);
        // entry, map, derived entry, member, state of the subject
        dynamo.faults().atWrite(5, FaultyDynamo.Fault.SERVER_ERROR_BEFORE);
        assertThat(applying.apply(List.of(map)).get(map.key())).isInstanceOf(ApplyOutcome.Failed.class);
        assertThat(state("customer/c1").marks()).doesNotContain(map.key().mark());
        assertThat(new AppliedCheck(ground.ledger(), ground.formats()).at(map).taken()).isFalse();
        assertThat(applying.apply(List.of(map)).get(map.key())).isInstanceOf(ApplyOutcome.Applied.class);
        // nothing of the customer's state changed, so nothing was written: the sweep drives the event once more and notes that
        assertThat(state("customer/c1").marks()).doesNotContain(map.key().mark());
        assertThat(holders("subscription/s1")).containsExactly(Holder.account("a1"));
    }

    @Test
    void aCustomerThatOnlyAWholeReadShowedIsMetWhenItsEventIsFolded() {
        List<RawEvent> all = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            all.add(seats("e" + i, "s1", i, i * 60L));
        }
        all.forEach(this::putEntries);
        all.add(seats("f1", "s1", 1, 600 * 60L));
        all.add(linked("m1", "c9", "a9", 5));
        applying.apply(all.subList(600, 602));
        assertThat(state("subscription/s1").checkpoint()).isPresent();
        RawEvent late = event("l1", "subscription.quantity_changed", "subscription/s1",
                "{\"quantity\":3,\"customer\":\"c9\"}", 100);
        putEntries(late);
        RawEvent other = seats("l2", "s1", 4, 90);
        // it discards the checkpoint, so that this fold sees the entry whose own fold has not begun
        applying.apply(List.of(other));
        assertThat(applying.apply(List.of(late)).values()).containsOnly(new ApplyOutcome.Applied());
        all.addAll(List.of(late, other));
        assertThat(holders("subscription/s1")).containsExactly(Holder.account("a9"));
        assertThat(ground.states()).isEqualTo(ground.expected(all));
    }

    /// As far as an applier came that was killed before its first fold.
    private void putEntries(RawEvent raw) {
        ground.formats()
                .entries(raw)
                .forEach(entry -> ground.ledger().subjects().put(new StoredEntry(raw.key(), entry)));
    }

    @Test
    void anyOrderAndAnyRepetitionGiveWhatTheEventsSay() {
        long seed = Long.getLong("lightup.seed", 3L);
        System.out.println("deliveries: seed " + seed);
        Random random = new Random(seed);
        for (int history = 0; history < 12; history++) {
            dynamo.anew();
            Ground own = Ground.on(dynamo.plainClient(), dynamo.table());
            List<RawEvent> events = new Channel(random).events(40);
            RawEventApplier use = own.applying(dynamo.plainClient());
            List<RawEvent> delivered = new ArrayList<>(events);
            events.stream().filter(_ -> random.nextInt(4) == 0).forEach(delivered::add);
            Collections.shuffle(delivered, random);
            for (int from = 0; from < delivered.size();) {
                int to = Math.min(delivered.size(), from + 1 + random.nextInt(6));
                use.apply(delivered.subList(from, to));
                from = to;
            }
            assertThat(own.states()).as("history %s of seed %s", history, seed).isEqualTo(own.expected(events));
        }
    }

    @Test
    void whatOneTenantSaysReachesNoOther() {
        RawEvent nordvik = event("nordvik", "e1", "subscription.created", "subscription/s1",
                "{\"sku\":\"sku1\",\"quantity\":1,\"customer\":\"c1\"}", 0, 0);
        RawEvent solis = event("solis", "e1", "customer.reseller_link.accepted", "customer/c1",
                "{\"account\":\"a1\"}", 0, 0);
        applying.apply(List.of(nordvik, solis));
        assertThat(holders("subscription/s1")).containsExactly(Holder.UNPLACED);
        assertThat(ground.states()).containsOnlyKeys("nordvik subscription/s1", "solis customer/c1");
    }
}
