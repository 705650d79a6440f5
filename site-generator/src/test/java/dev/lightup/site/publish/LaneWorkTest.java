package dev.lightup.site.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.lane.TenantLanes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Units that nobody waits for are made in their tenant's lanes.
final class LaneWorkTest {
    @RegisterExtension
    final LocalDynamo dynamo = LocalDynamo.streaming();

    private House house;

    @BeforeEach
    void threeAccountsOfTwoDistributors() {
        house = new House(dynamo);
        order("nordvik", "P-1");
        order("nordvik", "P-2");
        order("meridian", "M-1");
        house.batch();
    }

    private void order(String tenant, String account) {
        house.tell(tenant, new Subject(Subject.Kind.ORDER, "o-" + account), account, "", new OrderFact.Accepted(),
                house.clock.instant());
    }

    private String ask(Unit unit) {
        return house.call("{\"units\":[\"" + unit + "\"],\"inLane\":true}");
    }

    private boolean isMade(Unit unit) {
        return house.ledger.heads().head(unit).committed().isPresent();
    }

    @Test
    void whoIsInALaneGoesOnWithWhatIsDueOfTheTenantAndOfNobodyElse() {
        Unit asked = House.account("P-1");
        Unit due = House.account("P-2");
        Unit others = House.account("meridian", "M-1");
        house.ledger.heads().lowerDue(due, house.clock.instant());
        house.ledger.heads().lowerDue(others, house.clock.instant());

        assertThat(ask(asked)).contains("\"unit\":\"" + asked + "\",\"outcome\":\"published\"")
                .doesNotContain(due.id());

        assertThat(isMade(asked)).isTrue();
        assertThat(isMade(due)).isTrue();
        assertThat(isMade(others)).isFalse();
    }

    @Test
    void whereAllLanesAreTakenTheUnitIsDueAndNothingIsWritten() {
        Unit asked = House.account("P-1");
        for (int lane = 0; lane < TenantLanes.UNITS; lane++) {
            assertThat(house.ledger.unitLanes().enter("nordvik", "somebody" + lane, house.clock.instant())).isPresent();
        }

        assertThat(ask(asked)).contains("\"outcome\":\"unfinished\"");
        assertThat(ask(House.account("meridian", "M-1"))).contains("\"outcome\":\"published\"");

        assertThat(isMade(asked)).isFalse();
        assertThat(house.ledger.heads().head(asked).dueAt()).contains(house.clock.instant());
        house.clock.advance(TenantLanes.HOLD.plusSeconds(1));
        assertThat(ask(asked)).contains("\"outcome\":\"published\"");
    }

    @Test
    void whoHasEndedIsInNoLane() {
        for (String account : List.of("P-1", "P-2", "P-1", "P-2")) {
            assertThat(ask(House.account(account))).contains("\"outcome\":\"published\"");
        }
        assertThat(house.ledger.fileLanes().enter("nordvik", "a file", house.clock.instant())).isPresent();
    }

    /// Somebody else's run is open and may live for minutes: the lane does not ask again and again.
    @Test
    void whatSomebodyElseIsAtIsLeftToThem() {
        Unit open = House.account("P-2");
        house.ledger.heads().raise(open, house.clock.instant(), Publisher.LIMIT);
        house.ledger.heads().lowerDue(open, house.clock.instant());

        assertThat(ask(House.account("P-1"))).contains("\"outcome\":\"published\"");

        assertThat(house.ledger.heads().head(open).open()).hasSize(1);
        assertThat(isMade(open)).isFalse();
    }

    @Test
    void withoutTimeWhatWasAskedForIsDue() {
        Unit asked = House.account("P-1");
        String answer = house.call(
                ("{\"units\":[\"" + asked + "\"],\"inLane\":true}").getBytes(java.nio.charset.StandardCharsets.UTF_8),
                new TestContext(15_000));
        assertThat(answer).contains("\"outcome\":\"unfinished\"");
        assertThat(Set.of(asked)).allMatch(unit -> house.ledger.heads().head(unit).dueAt().isPresent());
    }
}
