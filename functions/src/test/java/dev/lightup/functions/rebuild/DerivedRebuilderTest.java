package dev.lightup.functions.rebuild;

import static dev.lightup.functions.apply.Ground.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.fold.Fold;
import dev.lightup.functions.apply.ByHand;
import dev.lightup.functions.apply.Channel;
import dev.lightup.functions.apply.Ground;
import dev.lightup.functions.rebuild.DerivedDifference.Kind;
import dev.lightup.functions.receive.Stage;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.subject.StoredEntry;
import dev.lightup.ledger.subject.SubjectRecords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is derived is what the raw events say, or is made so.
class DerivedRebuilderTest extends RebuiltTable {
    private static final Subject SUBSCRIPTION = new Subject(Subject.Kind.SUBSCRIPTION, "s1");

    private void delete(String pk, String sk) {
        new ByHand(dynamo).delete(pk, sk);
    }

    @Test
    void whatWasAppliedIsWhatTheEventsSay() {
        long seed = Long.getLong("lightup.seed", 17L);
        System.out.println("rebuild: seed " + seed);
        List<RawEvent> events = applied(new Channel(new Random(seed)).events(60));
        RebuildReport rebuilt = run(true);
        assertThat(rebuilt.differences()).isEmpty();
        assertThat(rebuilt.events()).isEqualTo(events.size());
        assertThat(rebuilt.whole()).isTrue();
        assertThat(rebuilt.rewritten()).isFalse();
    }

    @Test
    void everythingDerivedIsMadeAgainFromTheEventsAlone() {
        List<RawEvent> events = new Channel(new Random(23)).events(50);
        ground.receive(events);
        assertThat(run(false).rewritten()).isTrue();
        assertThat(ground.states()).isEqualTo(ground.expected(events));
        assertThat(verified()).isEmpty();
    }

    @Test
    void aMissingEntryIsFoundAndPutAgain() {
        List<RawEvent> events = applied(List.of(created("e1", ""), event("e2", "subscription.activated",
                "subscription/s1", "{}", 1)));
        StoredEntry entry = ground.ledger()
                .subjects()
                .entries("nordvik", SUBSCRIPTION)
                .flatMap(found -> found.known().stream())
                .toList()
                .getFirst();
        ground.ledger().subjects().remove("nordvik", SUBSCRIPTION, SubjectRecords.place(entry));
        assertThat(verified()).containsExactly(Kind.ENTRY_MISSING);
        run(false);
        assertThat(verified()).isEmpty();
        assertThat(ground.states()).isEqualTo(ground.expected(events));
    }

    @Test
    void anEntryThatItsEventDoesNotYieldIsTakenOut() {
        RawEvent raw = created("e1", "");
        List<RawEvent> events = applied(List.of(raw));
        Entry entry = ground.formats().entries(raw).getFirst();
        ground.ledger()
                .subjects()
                .put(new StoredEntry(raw.key(), new Entry(entry.subject(), entry.id(),
                        entry.source(), 77, entry.sequence(), entry.occurred(), entry.received(), Optional.of("a9"),
                        entry.customer(), entry.grade(), entry.type(), entry.fact())));
        assertThat(verified()).containsExactly(Kind.ENTRY_UNEXPECTED);
        run(false);
        assertThat(verified()).isEmpty();
        assertThat(ground.states()).isEqualTo(ground.expected(events));
    }

    @Test
    void anEntryWithAnotherContentIsOverwritten() {
        RawEvent raw = created("e1", "");
        List<RawEvent> events = applied(List.of(raw));
        Entry entry = ground.formats().entries(raw).getFirst();
        ground.ledger()
                .subjects()
                .put(new StoredEntry(raw.key(), new Entry(entry.subject(), entry.id(),
                        entry.source(), entry.place(), entry.sequence(), entry.occurred(), entry.received(),
                        Optional.of("a9"),
                        entry.customer(), entry.grade(), entry.type(), entry.fact())));
        assertThat(verified()).containsExactly(Kind.ENTRY_MISSING, Kind.ENTRY_UNEXPECTED);
        run(false);
        assertThat(verified()).isEmpty();
        assertThat(ground.states()).isEqualTo(ground.expected(events));
    }

    @Test
    void aStateThatIsNotTheFoldIsFoundAndWrittenAnew() {
        List<RawEvent> events = applied(List.of(created("e1", "")));
        StateItem state = Objects.requireNonNull(ground.items().get("nordvik subscription/s1"));
        RawEvent other = event("e2", "subscription.activated", "subscription/s1", "{}", 1);
        var wrong = new Fold(ground.formats().vocabulary().statuses()).fold(SUBSCRIPTION,
                ground.formats().entries(other));
        ground.ledger()
                .subjects()
                .write(new StateItem("nordvik", wrong, state.version() + 1, state.taken(),
                        state.paths(), state.checkpoint(), state.written()));
        assertThat(verified()).containsExactly(Kind.STATE_DIFFERENT);
        run(false);
        assertThat(verified()).isEmpty();
        assertThat(ground.states()).isEqualTo(ground.expected(events));
        delete("nordvik#S#subscription/s1", "state");
        assertThat(verified()).containsExactly(Kind.STATE_MISSING);
        run(false);
        assertThat(ground.states()).isEqualTo(ground.expected(events));
    }

    @Test
    void whatIsMissingInACustomersPartitionOrAUnitIsFound() {
        List<RawEvent> events = applied(List.of(created("e1", ",\"customer\":\"c1\""),
                event("m1", "customer.reseller_link.accepted", "customer/c1", "{\"account\":\"a1\"}", 1)));
        StateItem state = Objects.requireNonNull(ground.items().get("nordvik subscription/s1"));
        delete("nordvik#C#c1", "n#subscription/s1");
        delete("nordvik#U#" + state.units().first().word(), group(state) + "subscription/s1");
        assertThat(verified()).containsExactly(Kind.NAME_MISSING, Kind.MEMBER_MISSING);
        run(false);
        assertThat(verified()).isEmpty();
        assertThat(ground.states()).isEqualTo(ground.expected(events));
    }

    @Test
    void whatArrivedSinceIsNotTouched() {
        List<RawEvent> events = applied(List.of(created("e1", "")));
        RawEvent later = event("e2", "subscription.activated", "subscription/s1", "{}", 1);
        // applied after the index was read
        dynamo.faults().follow(call -> {
            if (call.operation().equals("scan")) {
                applied(List.of(later));
            }
            return Fault.NONE;
        });
        RebuildRequest verify = new RebuildRequest(Optional.of(true), Optional.empty(), Optional.empty());
        RebuildReport rebuilt = run(new Ledger(dynamo.client(), dynamo.table()), verify, () -> true);
        assertThat(List.of(rebuilt.events(), (long) rebuilt.differences().size())).containsExactly(1L, 0L);
        run(false);
        assertThat(ground.states()).isEqualTo(ground.expected(List.of(events.getFirst(), later)));
    }

    @Test
    void anEventThatCannotBeReadIsNamed() {
        RawEvent poison = Ground.raw("nordvik", "/nordvik/erp", "p1", "no-such-format", "{}", Ground.START);
        ground.receive(List.of(poison));
        assertThat(run(true).differences())
                .containsExactly(new DerivedDifference("nordvik", poison.key().toString(), Kind.EVENT_NOT_READ));
    }

    @Test
    void oneTenantAtATimeAndNoJudgementWithoutTime() {
        RawEvent solis = event("solis", "e1", "offer.lit_up", "offer/o1", "{}", 0, 0);
        ground.receive(List.of(created("e1", ""), solis));
        var handler = new Rebuild(dynamo.client(), dynamo.table(), ground.directory(), ground.clock());
        assertThat(answer(handler, 30_000)).contains("\"events\":1")
                .contains("state_missing")
                .contains("offer/o1")
                .doesNotContain("nordvik")
                .contains("\"whole\":true");
        assertThat(answer(handler, 5_000)).contains("\"events\":0").contains("\"whole\":false");
    }

    private String answer(Rebuild handler, int millisLeft) {
        Stage stage = ground.directory();
        stage.millisLeft(millisLeft);
        return new String(stage.answer(handler,
                "{\"verify\":true,\"tenant\":\"solis\"}".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    @Test
    void aRebuildThatRunsOutOfTimeGoesOnWhereItStopped() {
        List<RawEvent> events = IntStream.range(0, 12)
                .mapToObj(n -> event(n % 2 == 0 ? "solis" : "nordvik", "e" + n, "subscription.created",
                        "subscription/s" + n, "{\"sku\":\"k\",\"quantity\":3,\"customer\":\"c" + n + "\"}", 0, 0))
                .toList();
        ground.receive(events);
        Optional<RebuildCursor> next = Optional.empty();
        long decided = 0;
        int calls = 0;
        RebuildReport rebuilt;
        do {
            int[] left = {75};
            rebuilt = run(ground.ledger(), new RebuildRequest(Optional.empty(), Optional.empty(), next),
                    () -> left[0]-- > 0);
            decided += rebuilt.subjects();
            assertThat(rebuilt.whole() || !rebuilt.next().equals(next)).as("it goes forward").isTrue();
            next = rebuilt.next();
            calls++;
        } while (!rebuilt.whole());
        System.out.println("rebuild: " + calls + " calls, " + decided + " subjects");
        assertThat(calls).isBetween(2, 12);
        assertThat(decided).isEqualTo(24);
        assertThat(ground.states()).isEqualTo(ground.expected(events));
        assertThat(verified()).isEmpty();
    }

    @Test
    void aTenantWhoseLogIsNotReadInTheTimeIsNotBegun() {
        applied(List.of(created("e1", "")));
        RebuildReport rebuilt = run(ground.ledger(),
                new RebuildRequest(Optional.empty(), Optional.empty(), Optional.empty()),
                () -> false);
        assertThat(rebuilt.whole()).isFalse();
        assertThat(List.of(rebuilt.next().isPresent(), rebuilt.differences().isEmpty())).containsExactly(false, true);
    }

    /// What the keys of the members of its customer's group begin with.
    private static String group(StateItem state) {
        return state.members()
                .stream()
                .filter(Unit.Group.class::isInstance)
                .map(unit -> "m$" + ((Unit.Group) unit).group() + "#")
                .findFirst()
                .orElseThrow();
    }
}
