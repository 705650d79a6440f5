package dev.lightup.functions.rebuild;

import static dev.lightup.functions.apply.Ground.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Subject;
import dev.lightup.functions.apply.ByHand;
import dev.lightup.functions.rebuild.DerivedDifference.Kind;
import dev.lightup.ledger.key.CheckpointRef;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.ledger.publication.UnitMembership;
import dev.lightup.ledger.subject.StateItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Rule 15: what is derived can be made again. A rebuild goes on over everything that it cannot read, says so and makes it good; what a
/// newer release wrote it rewrites, which is how a way back is completed.
class UnreadRecordsTest extends RebuiltTable {
    private static final String PARTITION = "nordvik#S#subscription/s1";

    private final List<RawEvent> events = List.of(created("e1", ",\"customer\":\"c1\""),
            event("m1", "customer.reseller_link.accepted", "customer/c1", "{\"account\":\"a1\"}", 1),
            event("o1", "order.submitted", "order/o1", "{\"lines\":[],\"account\":\"a2\"}", 2));

    private StateItem state() {
        return Objects.requireNonNull(ground.items().get("nordvik subscription/s1"));
    }

    /// Makes an item one that this release cannot read.
    private void spoil(Map<String, AttributeValue> item, String how) {
        String pk = Objects.requireNonNull(item.get("pk")).s();
        String sk = Objects.requireNonNull(item.get("sk")).s();
        ByHand hand = new ByHand(dynamo);
        switch (how) {
            case "damaged" -> hand.set(pk, sk, "j", AttributeValue.fromB(SdkBytes.fromUtf8String("?")));
            case "older" -> hand.set(pk, sk, "sh", AttributeValue.fromN("0"));
            case "newer" -> hand.set(pk, sk, "sh", AttributeValue.fromN("99"));
            default -> hand.take(pk, sk, how);
        }
    }

    private void isMended() {
        assertThat(run(false).whole()).isTrue();
        assertThat(verified()).isEmpty();
        assertThat(ground.states()).isEqualTo(ground.expected(events));
    }

    @ParameterizedTest
    @CsvSource({"damaged, STATE_UNREAD", "older, STATE_UNREAD", "newer, STATE_NEWER", "j, STATE_UNREAD",
        "v, STATE_UNREAD",
        "p, STATE_UNREAD"})
    void aStateIsFoldedAnew(String how, Kind kind) {
        applied(events);
        long version = state().version();
        spoil(new ByHand(dynamo).item(PARTITION, "state"), how);
        assertThat(verified()).containsExactly(kind);
        isMended();
        if (how.length() > 1) {
            assertThat(state().version()).isEqualTo(version + 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"damaged, ENTRY_UNREAD", "older, ENTRY_UNREAD", "newer, ENTRY_NEWER"})
    void anEntryIsMadeAnew(String how, Kind kind) {
        applied(events);
        ByHand hand = new ByHand(dynamo);
        spoil(hand.items(PARTITION, "e#").getFirst(), how);
        assertThat(verified()).containsExactly(kind);
        isMended();
        assertThat(hand.items(PARTITION, "e#")).hasSize(2);
    }

    @Test
    void anEntryOfAnotherReleaseUnderAnotherKeyIsReplaced() {
        applied(events);
        ByHand hand = new ByHand(dynamo);
        Map<String, AttributeValue> item = new HashMap<>(hand.items(PARTITION, "e#").getFirst());
        String sk = Objects.requireNonNull(item.get("sk")).s();
        hand.delete(PARTITION, sk);
        item.put("sk", AttributeValue.fromS(sk + "0"));
        item.put("sh", AttributeValue.fromN("99"));
        hand.put(item);
        assertThat(verified()).containsExactly(Kind.ENTRY_NEWER);
        isMended();
        assertThat(hand.items(PARTITION, "e#")).hasSize(2).doesNotContain(item);
    }

    @ParameterizedTest
    @CsvSource({"damaged, MAP_UNREAD", "older, MAP_UNREAD", "newer, MAP_NEWER"})
    void aMapIsMadeAnew(String how, Kind kind) {
        applied(events);
        spoil(new ByHand(dynamo).item("nordvik#C#c1", "m#"), how);
        assertThat(verified()).containsExactly(kind);
        isMended();
    }

    @Test
    void aCheckpointIsMadeAnewAndOneThatNoStateNamesIsTakenOut() {
        List<RawEvent> many = IntStream.range(0, 560)
                .mapToObj(i -> event("q" + i, "subscription.quantity_changed", "subscription/s9",
                        "{\"quantity\":" + i + ",\"account\":\"a1\"}", i * 60L))
                .toList();
        applied(many);
        ground.now(dev.lightup.functions.apply.Ground.minute(600 * 60));
        var subject = new Subject(Subject.Kind.SUBSCRIPTION, "s9");
        CheckpointRef named = ground.ledger()
                .subjects()
                .state("nordvik", subject)
                .orElseThrow()
                .checkpoint()
                .orElseThrow();
        assertThat(verified()).isEmpty();
        ground.ledger().subjects().putCheckpoint("nordvik", subject, new CheckpointRef(named.cut(), "stray"), "{}");
        spoil(new ByHand(dynamo).items("nordvik#S#subscription/s9", "c#")
                .stream()
                .filter(item -> Objects.requireNonNull(item.get("sk")).s().endsWith(named.hash()))
                .findFirst()
                .orElseThrow(), "damaged");
        assertThat(verified()).containsExactly(Kind.CHECKPOINT_UNREAD, Kind.CHECKPOINT_UNEXPECTED);
        assertThat(run(false).whole()).isTrue();
        assertThat(verified()).isEmpty();
        assertThat(new ByHand(dynamo).items("nordvik#S#subscription/s9", "c#")).hasSize(1);
        assertThat(ground.states()).isEqualTo(ground.expected(many));
    }

    @Test
    void aMembershipGetsItsVersionOrGoes() {
        applied(events);
        var subject = new Subject(Subject.Kind.SUBSCRIPTION, "s1");
        Unit unit = state().members()
                .stream()
                .filter(Unit.Group.class::isInstance)
                .findFirst()
                .orElseThrow();
        Unit unplaced = Unit.unplaced("nordvik");
        ByHand hand = new ByHand(dynamo);
        hand.take("nordvik#U#" + state().units().first().word(),
                "m$" + unit.word().substring(unit.word().lastIndexOf('/') + 1)
                        + "#subscription/s1",
                "v");
        ground.ledger().units().putMember(unplaced, subject, 1);
        assertThat(verified()).containsExactly(Kind.MEMBER_UNVERSIONED);
        hand.take("nordvik#U#u", "m#subscription/s1", "v");
        assertThat(verified()).containsExactly(Kind.MEMBER_UNVERSIONED);
        isMended();
        assertThat(ground.ledger().units().memberships(unit))
                .contains(new UnitMembership(unit, subject, OptionalLong.of(state().version())));
        assertThat(ground.ledger().units().members(unplaced)).doesNotContain(subject);
        // a later one is never lowered
        ground.ledger().units().putMember(unit, subject, 99);
        ground.ledger().units().putMemberUnlessNewer(unit, subject, 2);
        assertThat(ground.ledger().units().membership(unit, subject).orElseThrow().version())
                .isEqualTo(OptionalLong.of(99));
    }

    @Test
    void aSummaryMakesItsUnitDue() {
        applied(events);
        Unit unit = state().units().first();
        ground.ledger().units().putSummary(new SummaryItem(unit, 1, "{}"));
        assertThat(verified()).isEmpty();
        spoil(new ByHand(dynamo).item("nordvik#U#d", "s#"), "damaged");
        assertThat(run(true).differences())
                .containsExactly(new DerivedDifference("nordvik", unit.toString(), Kind.SUMMARY_UNREAD));
        assertThat(ground.ledger().heads().head(unit).dueAt()).isEmpty();
        run(false);
        assertThat(ground.ledger().heads().head(unit).dueAt()).isPresent();
    }

    @Test
    void oneBadSubjectNeverEndsTheRun() {
        applied(events);
        ByHand hand = new ByHand(dynamo);
        spoil(hand.items(PARTITION, "e#").getFirst(), "r");
        hand.delete("nordvik#S#order/o1", "state");
        RebuildReport rebuilt = run(false);
        assertThat(rebuilt.whole()).isTrue();
        assertThat(rebuilt.differences()).extracting(DerivedDifference::what, DerivedDifference::kind)
                .contains(org.assertj.core.groups.Tuple.tuple("order/o1", Kind.STATE_MISSING),
                        org.assertj.core.groups.Tuple.tuple("subscription/s1", Kind.SUBJECT_FAILED));
        assertThat(rebuilt.differences()).filteredOn(one -> one.kind() == Kind.SUBJECT_FAILED)
                .allMatch(one -> one.problem().filter("not-read"::equals).isPresent());
        assertThat(ground.items()).containsKey("nordvik order/o1");
    }

    @Test
    void whatNoEventNamesAnyMoreIsTakenOutAndItsUnitTold() {
        applied(events);
        RawEvent gone = events.getFirst();
        Unit unit = state().units().first();
        new ByHand(dynamo).delete(gone.key().toString(), "raw");
        assertThat(run(true).differences()).extracting(DerivedDifference::what, DerivedDifference::kind)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("customer/c1", Kind.NAME_UNEXPECTED),
                        org.assertj.core.groups.Tuple.tuple("subscription/s1", Kind.ENTRY_UNEXPECTED),
                        org.assertj.core.groups.Tuple.tuple("subscription/s1", Kind.STATE_UNEXPECTED));
        assertThat(ground.items()).containsKey("nordvik subscription/s1");
        run(false);
        assertThat(verified()).isEmpty();
        assertThat(ground.states()).isEqualTo(ground.expected(events.subList(1, 3)));
        assertThat(new ByHand(dynamo).items(PARTITION, "e#")).isEmpty();
        assertThat(ground.ledger().units().members(unit))
                .doesNotContain(new Subject(Subject.Kind.SUBSCRIPTION, "s1"));
        assertThat(ground.ledger().heads().head(unit).dueAt()).isPresent();
        assertThat(ground.ledger().customers().names("nordvik", "c1")).isEmpty();
    }
}
