package dev.lightup.ledger.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.ledger.Given;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.Weight;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What a head keeps of runs that ended otherwise than by their commit, and what it makes of items that it cannot read.
class LeasesTest {
    /// A thousand in the long form.
    private static final int RUNS = Integer.getInteger("lightup.runs", 150);
    private static final Unit UNIT = Unit.account(Given.TENANT, "abcdefghij234567");
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Instant NOW = Given.NOON;

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private PublishLeases heads;

    @BeforeEach
    void open() {
        heads = dynamo.ledger().heads();
    }

    private PublishRun raise(Instant now) {
        return heads.raise(UNIT, now, LIMIT).orElseThrow();
    }

    private void commit(PublishRun run) {
        assertThat(heads.commit(run, Optional.empty(), LIMIT, Map.of()).committed()).isTrue();
    }

    @Test
    void hundredsOfFailedRunsLeaveASmallHeadWithOneMark() {
        for (int i = 0; i < RUNS; i++) {
            heads.abandon(raise(NOW.plusSeconds(i)), NOW.plusSeconds(i));
        }
        PublishLease head = heads.head(UNIT);
        assertThat(head.open()).isEmpty();
        assertThat(head.repairSince()).contains(1L);
        assertThat(Weight.of(item())).isLessThanOrEqualTo(2048);
        PublishRun repair = raise(NOW.plusSeconds(RUNS));
        assertThat(repair.repairs()).isTrue();
        commit(repair);
        assertThat(heads.head(UNIT).repairSince()).isEmpty();
    }

    @Test
    void hundredsOfRunsThatDiedWithoutAWordLeaveASmallHeadToo() {
        for (int i = 0; i < RUNS; i++) {
            raise(NOW.plus(LIMIT.multipliedBy(i)));
        }
        assertThat(heads.head(UNIT).open()).hasSize(1);
        assertThat(Weight.of(item())).isLessThanOrEqualTo(2048);
    }

    @Test
    void aNinthLivingRunIsRefusedAndTheUnitIsDue() {
        for (int i = 0; i < OpenRuns.MOST; i++) {
            raise(NOW.plusSeconds(i));
        }
        Instant ninth = NOW.plusSeconds(20);
        assertThat(heads.raise(UNIT, ninth, LIMIT)).isEmpty();
        assertThat(heads.raise(UNIT, ninth.plusSeconds(1), LIMIT)).isEmpty();
        PublishLease head = heads.head(UNIT);
        assertThat(head.rev()).isEqualTo(OpenRuns.MOST);
        assertThat(head.dueAt()).contains(ninth);
        assertThat(heads.raise(UNIT, NOW.plus(LIMIT), LIMIT)).as("when the first can be told dead").isPresent();
    }

    @Test
    void whatFailsBesideARepairIsNotMadeGoodByIt() {
        heads.abandon(raise(NOW), NOW);
        PublishRun failing = raise(NOW);
        PublishRun repair = raise(NOW);
        heads.abandon(failing, NOW.plusSeconds(60));
        commit(repair);
        assertThat(heads.head(UNIT).repairSince()).contains(1L);
        assertThat(heads.head(UNIT).dueAt()).contains(NOW);
        commit(raise(NOW.plusSeconds(1)));
        assertThat(heads.head(UNIT).repairSince()).isEmpty();
    }

    @Test
    void aRunThatDidNotSeeTheMarkDoesNotClearIt() {
        PublishRun failing = raise(NOW);
        PublishRun blind = raise(NOW);
        heads.abandon(failing, NOW.plusSeconds(60));
        assertThat(blind.repairs()).isFalse();
        commit(blind);
        assertThat(heads.head(UNIT).repairSince()).contains(1L);
    }

    @Test
    void aRunThatIsDroppedLeavesNothingToRepair() {
        PublishRun run = raise(NOW);
        heads.drop(run, NOW.plusSeconds(60));
        assertThat(heads.head(UNIT).repairSince()).isEmpty();
        assertThat(heads.head(UNIT).dueAt()).contains(NOW.plusSeconds(60));
    }

    @Test
    void somebodyMayAskForARepair() {
        commit(raise(NOW));
        heads.repair(UNIT, NOW);
        assertThat(heads.head(UNIT).dueAt()).contains(NOW);
        PublishRun repair = raise(NOW);
        assertThat(repair.repairs()).isTrue();
        commit(repair);
        assertThat(heads.head(UNIT).repairSince()).isEmpty();
    }

    @Test
    void aHeadGoesOnAboveARevisionThatItNeverHad() {
        PublishRun stopped = raise(NOW);
        PublishRun above = heads.above(stopped, 77, NOW, LIMIT).orElseThrow();
        assertThat(above.rev()).isEqualTo(78);
        assertThat(above.repairs()).isTrue();
        commit(above);
        assertThat(raise(NOW).rev()).isEqualTo(79);
    }

    @Test
    void aHeadOfAnEarlierReleaseWithTwelveThousandOpenRunsIsFoldedAtTheNextRaise() {
        commit(raise(NOW));
        String runs = IntStream.rangeClosed(2, 12_001)
                .mapToObj(rev -> "\"" + rev + "\":\"2026-03-02T11:" + (10 + rev % 40) + ":00.000Z\"")
                .collect(Collectors.joining(","));
        damage("o", AttributeValue.fromS("{\"runs\":{" + runs + "}}"));
        assertThat(Weight.of(item())).isGreaterThan(300_000);
        PublishRun run = raise(NOW.plus(LIMIT));
        assertThat(run.head().repairSince()).contains(2L);
        assertThat(run.head().open()).hasSize(1);
        assertThat(Weight.of(item())).isLessThanOrEqualTo(2048);
    }

    @Test
    void anEarlierReleaseTakesTheMarkForADeadRun() {
        heads.abandon(raise(NOW), NOW);
        assertThat(item().toString()).contains("\"1\":\"1970-01-01T00:00:00.000Z\"");
    }

    @Test
    void anEarlierReleasesGivenUpRunIsAMark() {
        commit(raise(NOW));
        damage("o", AttributeValue.fromS("{\"runs\":{\"1\":\"1970-01-01T00:00:00.000Z\"}}"));
        assertThat(heads.head(UNIT).repairSince()).contains(1L);
        commit(raise(NOW));
        assertThat(heads.head(UNIT).repairSince()).isEmpty();
    }

    @Test
    void openRunsThatCannotBeReadAreRepairedSinceNobodyKnows() {
        commit(raise(NOW));
        for (String odd : new String[]{"{\"runs\":[]}", "nonsense",
            "{\"runs\":{\"x\":\"2026-03-02T11:00:00.000Z\"}}"}) {
            damage("o", AttributeValue.fromS(odd));
            assertThat(heads.head(UNIT).repairSince()).as(odd).contains(0L);
            commit(raise(NOW));
            assertThat(heads.head(UNIT).repairSince()).as(odd).isEmpty();
        }
        damage("o", AttributeValue.fromN("7"));
        assertThat(raise(NOW).repairs()).isTrue();
    }

    @Test
    void aCommittedRunThatCannotBeReadIsNone() {
        commit(raise(NOW));
        damage("c", AttributeValue.fromS("{\"revision\":1}"));
        assertThat(heads.head(UNIT).committed()).isEmpty();
        commit(raise(NOW));
        assertThat(heads.head(UNIT).committed()).isPresent();
    }

    @Test
    void notesThatCannotBeReadAreKeptAndAFreezeAmongThemHolds() {
        commit(raise(NOW));
        damage("n", AttributeValue.fromS("{\"notes\":{\"frozen\":{\"why\":\"ticket 7\"},\"release\":\"r1\"}}"));
        assertThat(heads.head(UNIT).notes()).containsEntry("frozen", "{\"why\":\"ticket 7\"}")
                .containsEntry("release", "r1");
        damage("n", AttributeValue.fromS("frozen: ticket 7"));
        assertThat(heads.head(UNIT).notes()).containsEntry("unread", "frozen: ticket 7").containsKey("frozen");
        commit(raise(NOW));
        assertThat(heads.head(UNIT).notes()).containsEntry("unread", "frozen: ticket 7").containsKey("frozen");
        heads.note(UNIT, "frozen", Optional.empty());
        assertThat(heads.head(UNIT).notes()).doesNotContainKey("frozen");
    }

    private Map<String, AttributeValue> item() {
        return dynamo.plainClient()
                .getItem(r -> r.tableName(dynamo.table()).key(key()).consistentRead(true))
                .item();
    }

    private static Map<String, AttributeValue> key() {
        return Map.of("pk", AttributeValue.fromS(ItemKeys.unit(UNIT)), "sk", AttributeValue.fromS(ItemKeys.HEAD));
    }

    private void damage(String attribute, AttributeValue value) {
        dynamo.plainClient()
                .updateItem(r -> r.tableName(dynamo.table())
                        .key(key())
                        .updateExpression("SET #a = :v")
                        .expressionAttributeNames(Map.of("#a", attribute))
                        .expressionAttributeValues(Map.of(":v", value)));
    }
}
