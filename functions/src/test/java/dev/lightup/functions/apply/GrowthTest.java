package dev.lightup.functions.apply;

import static dev.lightup.functions.apply.Ground.event;
import static dev.lightup.functions.apply.RawEventApplierTest.created;
import static dev.lightup.functions.apply.RawEventApplierTest.linked;
import static dev.lightup.functions.apply.RawEventApplierTest.seats;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.fold.Fold;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.CheckpointRef;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.subject.StoredEntry;
import dev.lightup.ledger.subject.SubjectRecords;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Rule 15: what another release wrote, or nobody can read, stops nothing and doubles nothing. Rule 3: what changes nothing writes
/// nothing, and what is new always raises the version.
class GrowthTest {
    private static final Subject SUBSCRIPTION = new Subject(Subject.Kind.SUBSCRIPTION, "s1");

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private Ground ground = Ground.on(dynamo.plainClient(), "");
    private RawEventApplier applying = ground.applying(dynamo.plainClient());
    private StoredItems items = new StoredItems(dynamo.plainClient(), "");

    @BeforeEach
    void onThisTable() {
        ground = Ground.on(dynamo.plainClient(), dynamo.table());
        applying = ground.applying(dynamo.client());
        items = new StoredItems(dynamo.plainClient(), dynamo.table());
    }

    private void apply(RawEvent... events) {
        ground.receive(List.of(events));
        assertThat(applying.apply(List.of(events)).values()).containsOnly(new ApplyOutcome.Applied());
    }

    private StateItem state() {
        return ground.ledger().subjects().state("nordvik", SUBSCRIPTION).orElseThrow();
    }

    private static RawEvent[] three() {
        return new RawEvent[]{created("e1", "s1", ",\"account\":\"a1\",\"customer\":\"c1\"", 0),
            seats("e2", "s1", 12, 1),
            seats("e3", "s1", 14, 2)};
    }

    @Test
    void aStateThatNobodyCanReadIsFoldedAnewUnderItsVersionByTheNextEvent() {
        for (Runnable harm : List.<Runnable>of(() -> items.damage("state"), () -> items.raise("state", 1),
                () -> items.raise("state", -1))) {
            apply(three());
            long version = state().version();
            harm.run();
            assertThat(state().stored()).isInstanceOf(StoredRecord.Unread.class);
            assertThat(state().version()).isEqualTo(version);
            assertThat(state().paths()).containsKeys("account:a1", "customer:c1", "tenant:");
            apply(seats("e4" + version, "s1", 15 + version, 10 + version));
            assertThat(state().version()).isEqualTo(version + 1);
            assertThat(state().folded().current().holder()).isEqualTo(Holder.account("a1"));
            assertThat(ground.states().get("nordvik subscription/s1")).contains("\"quantity\":" + (15 + version));
        }
    }

    @Test
    void entriesOfAnotherShapeAreMadeAnewFromTheirEventsOnceAndTheOldOnesGo() {
        apply(three());
        // as the release before lay them: another key, another number
        items.raise("entry", -1);
        items.of("entry").forEach(item -> items.move(item, text(item, "sk") + "0"));
        assertThat(items.of("entry")).hasSize(3);
        apply(seats("e4", "s1", 14, 3));
        assertThat(items.of("entry")).hasSize(4).allMatch(item -> "2".equals(number(item)));
        assertThat(state().taken().entries().orElseThrow().count()).isEqualTo(4);
        assertThat(state().folded()).isEqualTo(new Fold(StatusWords.own()).fold(SUBSCRIPTION,
                List.of(three()[0], three()[1], three()[2], seats("e4", "s1", 14, 3))
                        .stream()
                        .flatMap(raw -> ground.formats().entries(raw).stream())
                        .toList()));
    }

    @Test
    void anEventThatIsDrivenAgainAfterItsEntryGotAnotherKeyCountsOnce() {
        RawEvent assigned = event("u1", "usage.seat_assigned", "usage/c1/sku1", "{\"account\":\"a1\"}", 0);
        apply(assigned);
        String before = ground.states().get("nordvik usage/c1/sku1");
        items.raise("entry", -1);
        items.of("entry").forEach(item -> items.move(item, text(item, "sk") + "0"));
        applying.apply(List.of(assigned));
        assertThat(ground.states()).containsEntry("nordvik usage/c1/sku1", Objects.requireNonNull(before));
        apply(event("u2", "usage.seat_assigned", "usage/c1/sku1", "{\"account\":\"a1\"}", 5));
        assertThat(items.of("entry")).hasSize(2);
        assertThat(ground.states().get("nordvik usage/c1/sku1")).contains("\"seats\":2");
    }

    @Test
    void whatANewerReleaseWroteIsReadFromItsEventsAndLeftAsItIs() {
        apply(three());
        apply(linked("m1", "c1", "a7", 3));
        items.raise("entry", 1);
        items.raise("map", 1);
        List<Map<String, AttributeValue>> newer = items.of("entry");
        apply(seats("e4", "s1", 20, 5), created("e5", "s2", ",\"customer\":\"c1\"", 6));
        assertThat(items.of("entry")).containsAll(newer);
        assertThat(items.of("map")).hasSize(1).allMatch(item -> "3".equals(number(item)));
        assertThat(ground.states().get("nordvik subscription/s1")).contains("\"quantity\":20");
        assertThat(holders("s2")).containsExactly(Holder.account("a7"));
    }

    @Test
    void anEntryThatNobodyCanReadAndNoEventIsBehindStopsNoLaterEvent() {
        apply(three());
        apply(linked("m1", "c1", "a1", 2));
        items.damage("entry");
        items.damage("map");
        for (RawEvent gone : List.of(three()[1], linked("m1", "c1", "a1", 2))) {
            items.remove(gone.key().toString(), "raw");
        }
        apply(seats("e4", "s1", 20, 5), created("e5", "s2", ",\"customer\":\"c1\"", 6));
        assertThat(ground.states()).containsAllEntriesOf(ground.expected(List.of(three()[0], three()[2],
                seats("e4", "s1", 20, 5), created("e5", "s2", ",\"customer\":\"c1\"", 6))));
        // what is behind it nobody knows, so it is not a fold's to take away
        assertThat(items.of("map")).hasSize(1);
    }

    @Test
    void aMapOfAnotherShapeIsMadeAnewAndStillPlaces() {
        apply(linked("m1", "c1", "a1", 0));
        items.raise("map", -1);
        items.of("map").forEach(item -> items.move(item, text(item, "sk") + "0"));
        apply(created("e1", "s1", ",\"customer\":\"c1\"", 1));
        assertThat(holders("s1")).containsExactly(Holder.account("a1"));
        assertThat(items.of("map")).hasSize(1).allMatch(item -> "2".equals(number(item)));
    }

    @Test
    void anEventDrivenAgainWritesNoState() {
        apply(three());
        long version = state().version();
        // its mark is no longer among the state's last ones
        for (int i = 0; i < StateItem.MARKS; i++) {
            apply(seats("more" + i, "s1", 20 + i, 10 + i));
        }
        long before = state().version();
        applying.apply(List.of(three()));
        assertThat(state().version()).isEqualTo(before).isEqualTo(version + StateItem.MARKS);
    }

    @Test
    void anEntryThatChangesNoByteStillRaisesTheVersionSoThatAFoldThatMissedItIsOvertaken() {
        // received before the other, applied after them: nothing that a page shows differs but for its line
        RawEvent late = event("nordvik", "late", "system.heartbeat", "endpoint/ep_nordvik", "{}", 1, 1);
        RawEvent newer = event("nordvik", "newer", "system.heartbeat", "endpoint/ep_nordvik", "{}", 2, 2);
        apply(newer);
        String alive = ground.states().get("nordvik endpoint/ep_nordvik");
        long endpoint = version("endpoint/ep_nordvik");
        apply(late);
        assertThat(ground.states()).containsEntry("nordvik endpoint/ep_nordvik", Objects.requireNonNull(alive));
        assertThat(version("endpoint/ep_nordvik")).isEqualTo(endpoint + 1);
        applying.apply(List.of(late, newer));
        assertThat(version("endpoint/ep_nordvik")).isEqualTo(endpoint + 1);
    }

    @Test
    void aCheckpointThatNoStateNamesAnyMoreIsGone() {
        for (int i = 0; i < 700; i++) {
            RawEvent raw = seats("e" + i, "s1", i, i * 180L);
            ground.receive(List.of(raw));
            ground.formats()
                    .entries(raw)
                    .forEach(entry -> ground.ledger().subjects().put(new StoredEntry(raw.key(), entry)));
        }
        apply(seats("now", "s1", 1, 700 * 180L));
        CheckpointRef first = state().checkpoint().orElseThrow();
        for (int i = 0; i < 5; i++) {
            apply(seats("late" + i, "s1", 5, i * 500L + 1));
        }
        SubjectRecords subjects = ground.ledger().subjects();
        assertThat(subjects.checkpoints("nordvik", SUBSCRIPTION))
                .containsExactly(state().checkpoint().orElseThrow())
                .doesNotContain(first);
    }

    @Test
    void aCheckpointThatNobodyCanReadIsAsGoodAsNone() {
        for (int i = 0; i < 700; i++) {
            RawEvent raw = seats("e" + i, "s1", i, i * 180L);
            ground.receive(List.of(raw));
            ground.formats()
                    .entries(raw)
                    .forEach(entry -> ground.ledger().subjects().put(new StoredEntry(raw.key(), entry)));
        }
        apply(seats("now", "s1", 1, 700 * 180L));
        for (Runnable harm : List.<Runnable>of(() -> items.damage("checkpoint"), () -> items.raise("checkpoint", 1))) {
            harm.run();
            long version = state().version();
            apply(seats("next" + version, "s1", 4, 701 * 180L + version));
            assertThat(state().taken().entries().orElseThrow().count()).isEqualTo(701 + version);
            assertThat(state().checkpoint()).isPresent();
        }
    }

    private long version(String name) {
        return Objects.requireNonNull(ground.items().get("nordvik " + name)).version();
    }

    private List<Holder> holders(String subscription) {
        return Objects.requireNonNull(ground.items().get("nordvik subscription/" + subscription))
                .folded()
                .slices()
                .stream()
                .map(Slice::holder)
                .toList();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name)).s();
    }

    private static String number(Map<String, AttributeValue> item) {
        return item.containsKey("sh") ? Objects.requireNonNull(item.get("sh")).n() : "1";
    }
}
