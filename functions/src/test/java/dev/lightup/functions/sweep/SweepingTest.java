package dev.lightup.functions.sweep;

import static dev.lightup.functions.apply.Ground.event;
import static dev.lightup.functions.apply.Ground.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.functions.apply.Applying;
import dev.lightup.functions.apply.Ground;
import dev.lightup.functions.apply.Look;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.Heads;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.Parked;
import dev.lightup.ledger.RawEvent;
import dev.lightup.ledger.Run;
import dev.lightup.ledger.StateItem;
import dev.lightup.ledger.UnitKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// Rule 8, part by part.
class SweepingTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private Ground ground = Ground.on(dynamo.plainClient(), "");
    private final List<UnitKey> published = new ArrayList<>();

    @BeforeEach
    void onThisTable() {
        ground = Ground.on(dynamo.plainClient(), dynamo.table());
    }

    /// A sweep of a process that remembers nothing.
    private Report sweep(DynamoDbClient client) {
        return sweeping(client).run(() -> true);
    }

    private Sweeping sweeping(DynamoDbClient client) {
        published.clear();
        var ledger = new dev.lightup.ledger.Ledger(client, ground.table());
        return new Sweeping(ledger, ground.applying(client), new Look(ledger, ground.formats()), published::addAll,
                ground.clock());
    }

    private Report sweep() {
        return sweep(dynamo.client());
    }

    private Applying applying() {
        return ground.applying(dynamo.plainClient());
    }

    private static RawEvent created(String id, String account, long minute) {
        return event(id, "subscription.created", "subscription/" + id,
                "{\"sku\":\"sku1\",\"quantity\":10,\"account\":\"" + account + "\"}", minute);
    }

    private Optional<Instant> cursor(RawEvent raw) {
        return ground.ledger().sweeps().cursor(raw.key().shard());
    }

    private List<Parked> parked() {
        return Stream.iterate(0, shard -> shard < 8, shard -> shard + 1)
                .flatMap(shard -> ground.ledger().sweeps().parked(shard).stream())
                .toList();
    }

    private UnitKey unit(RawEvent raw) {
        StateItem state = Objects.requireNonNull(ground.items().get("nordvik subscription/" + raw.id()));
        return state.units().first();
    }

    private void publish(UnitKey unit) {
        Heads heads = ground.ledger().heads();
        Run run = heads.raise(unit, ground.clock().instant(), LIMIT);
        heads.commit(run, Optional.empty(), LIMIT, Map.of());
    }

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
        Report report = sweep();
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
    void poisonIsParkedWithBackoffAndHoldsNoCursor() {
        RawEvent poison = Ground.raw("nordvik", "/nordvik/erp", "p1", "no-such-format", "{}", minute(0));
        ground.receive(List.of(poison));
        ground.now(minute(20));
        assertThat(sweep().parked()).isEqualTo(1);
        assertThat(cursor(poison)).contains(minute(5));
        assertThat(parked()).extracting(Parked::attempts).containsExactly(1);
        assertThat(sweep().parked()).isZero();
        ground.now(minute(21));
        assertThat(sweep().parked()).isEqualTo(1);
        assertThat(parked()).extracting(Parked::attempts, Parked::next)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, minute(23)));
        ground.now(minute(22));
        assertThat(sweep().parked()).isZero();
    }

    @Test
    void aParkedEventThatCanBeAppliedAfterAllIsTakenOut() {
        RawEvent raw = created("e1", "a1", 0);
        ground.receive(List.of(raw));
        ground.ledger().sweeps().park(Parked.first(raw.key(), minute(0), "not-read"));
        ground.now(minute(1));
        assertThat(sweep().unparked()).isEqualTo(1);
        assertThat(parked()).isEmpty();
        assertThat(ground.states()).isEqualTo(ground.expected(List.of(raw)));
        assertThat(published).containsExactly(unit(raw));
    }

    @Test
    void theUnitsOfAParkedEventAreDrivenUntilTheyArePublishedThoughItsMinuteHasPassed() {
        RawEvent raw = created("e1", "a1", 0);
        ground.receive(List.of(raw));
        ground.ledger().sweeps().park(new Parked(raw.key(), 3, minute(0), minute(50), "not-read"));
        ground.now(minute(40));
        sweep();
        assertThat(cursor(raw)).contains(minute(25));
        ground.now(minute(50));
        var ledger = ground.ledger();
        Sweeping nobodyPublishes = new Sweeping(ledger, applying(), new Look(ledger, ground.formats()), _ -> {
            throw new IllegalStateException("nobody answers");
        }, ground.clock());
        assertThatThrownBy(() -> nobodyPublishes.run(() -> true)).hasMessage("nobody answers");
        assertThat(parked()).isEmpty();
        ground.now(minute(51));
        sweep();
        assertThat(published).containsExactly(unit(raw));
    }

    @Test
    void whatAParkedEventDidReachIsPublished() {
        RawEvent subject = event("e1", "subscription.created", "subscription/e1",
                "{\"sku\":\"s\",\"quantity\":1,\"customer\":\"c1\"}", 0);
        applying().apply(List.of(subject));
        RawEvent map = event("m1", "customer.reseller_link.accepted", "customer/c1", "{\"account\":\"a1\"}", 1);
        ground.receive(List.of(map));
        ground.now(minute(3));
        dynamo.faults().follow(call -> {
            if (call.request() instanceof PutItemRequest put && put.item().toString().contains("#S#customer/c1")
                    && put.item().containsKey("v")) {
                throw DynamoDbException.builder()
                        .awsErrorDetails(AwsErrorDetails.builder().errorCode("ValidationException").build())
                        .build();
            }
            return FaultyDynamo.Fault.NONE;
        });
        assertThat(sweep().parked()).isEqualTo(1);
        assertThat(published).contains(unit(subject));
        ground.now(minute(4));
        assertThat(sweep().parked()).isEqualTo(1);
        assertThat(published).contains(unit(subject));
        ground.now(minute(5));
        publish(unit(subject));
        ground.now(minute(6));
        assertThat(sweep().parked()).isEqualTo(1);
        assertThat(published).doesNotContain(unit(subject));
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
        Report report = sweep();
        assertThat(List.of(report.driven(), report.waiting())).containsExactly(2, 1);
        assertThat(cursor(fails).orElse(Instant.MIN)).isBeforeOrEqualTo(minute(0));
        dynamo.faults().heal();
        sweep();
        assertThat(ground.states()).isEqualTo(ground.expected(events));
        assertThat(cursor(fails)).contains(minute(45));
    }

    @Test
    void aUnitIsDrivenUntilACommittedReadBeganAfterTheWrite() {
        RawEvent raw = created("e1", "a1", 0);
        ground.receive(List.of(raw));
        ground.now(minute(1));
        applying().apply(List.of(raw));
        ground.now(minute(1).plusSeconds(20));
        publish(unit(raw));
        ground.now(minute(3));
        sweep();
        // the write may have ended up to its timeout later than it began
        assertThat(published).containsExactly(unit(raw));
        publish(unit(raw));
        ground.now(minute(4));
        sweep();
        assertThat(published).isEmpty();
    }

    @Test
    void aRunThatIsOpenIsNoCommittedRead() {
        RawEvent raw = created("e1", "a1", 0);
        ground.receive(List.of(raw));
        applying().apply(List.of(raw));
        ground.now(minute(2));
        ground.ledger().heads().raise(unit(raw), minute(2), LIMIT);
        sweep();
        assertThat(published).containsExactly(unit(raw));
    }

    @Test
    void aUnitIsDrivenWhenItIsDue() {
        UnitKey unit = UnitKey.distributor("nordvik");
        ground.ledger().heads().lowerDue(unit, minute(5));
        ground.now(minute(4));
        sweep();
        assertThat(published).isEmpty();
        ground.now(minute(5));
        sweep();
        assertThat(published).containsExactly(unit);
    }

    @Test
    void aUnitThatIsNotPublishedWhenItsMinutePassesStaysDue() {
        RawEvent raw = created("e1", "a1", 0);
        ground.receive(List.of(raw));
        applying().apply(List.of(raw));
        ground.now(minute(30));
        sweep();
        ground.now(minute(31));
        Report report = sweep();
        assertThat(report.looked()).isZero();
        assertThat(published).containsExactly(unit(raw));
    }

    @Test
    void whoeverHeldASubjectOnceIsToldToo() {
        RawEvent raw = created("e1", "a1", 0);
        RawEvent corrected = event("k1", "system.corrected", "subscription/e1",
                "{\"event\":\"e1\",\"type\":\"subscription.created\",\"data\":{\"sku\":\"sku1\",\"quantity\":10,"
                        + "\"account\":\"a2\"}}",
                3);
        ground.receive(List.of(raw, corrected));
        applying().apply(List.of(raw));
        UnitKey wrong = unit(raw);
        applying().apply(List.of(corrected));
        ground.now(minute(6));
        sweep();
        assertThat(published).hasSize(2).contains(wrong, unit(raw));
    }

    @Test
    void whatIsUnplacedStandsOnTheDistributorsHome() {
        RawEvent raw = event("e1", "subscription.created", "subscription/e1", "{\"sku\":\"s\",\"quantity\":1}", 0);
        ground.receive(List.of(raw));
        ground.now(minute(2));
        sweep();
        assertThat(published).containsExactly(UnitKey.distributor("nordvik"));
    }

    @Test
    void theUnitsOfSubjectsThatAMapPlacedAreDrivenToo() {
        RawEvent subject = event("e1", "subscription.created", "subscription/e1",
                "{\"sku\":\"s\",\"quantity\":1,\"customer\":\"c1\"}", 0);
        applying().apply(List.of(subject));
        RawEvent map = event("m1", "customer.reseller_link.accepted", "customer/c1", "{\"account\":\"a1\"}", 1);
        ground.receive(List.of(map));
        ground.now(minute(3));
        sweep();
        assertThat(published).contains(unit(subject));
    }

    @Test
    void aProcessThatRemembersReadsNothingTwice() {
        RawEvent raw = created("e1", "a1", 0);
        ground.receive(List.of(raw));
        applying().apply(List.of(raw));
        ground.now(minute(2));
        publish(unit(raw));
        Sweeping sweeping = sweeping(dynamo.client());
        sweeping.run(() -> true);
        dynamo.faults().meter().reset();
        ground.now(minute(3));
        sweeping.run(() -> true);
        // a cursor a shard, and no event
        assertThat(dynamo.faults().meter().calls("getItem")).isEqualTo(8);
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
        Report report = sweep();
        assertThat(report.shards()).isEqualTo(1);
        assertThat(report.driven()).isPositive();
        dynamo.faults().heal();
        sweep();
        assertThat(ground.states()).isEqualTo(ground.expected(events));
    }
}
