package dev.lightup.functions.sweep;

import static dev.lightup.functions.apply.Ground.event;
import static dev.lightup.functions.apply.Ground.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.publication.PublishLease;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Rule 8: which units a sweep has published.
class DrivenUnitsTest extends SweptTable {
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
        Unit unit = Unit.distributor("nordvik");
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
        SweepReport report = sweep();
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
        Unit wrong = unit(raw);
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
        assertThat(published).containsExactly(Unit.distributor("nordvik"));
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
    void ofAnAccountInLevelsTheGroupIsDrivenThatMayNotHaveSeenItsCustomersState() {
        RawEvent raw = event("e1", "subscription.created", "subscription/e1",
                "{\"sku\":\"s\",\"quantity\":1,\"account\":\"a1\",\"customer\":\"c1\"}", 0);
        ground.receive(List.of(raw));
        applying().apply(List.of(raw));
        Unit account = unit(raw);
        Unit group = ground.ledger().units().memberships(account).getFirst().unit();
        ground.ledger().heads().note(account, PublishLease.LEVELS, Optional.of("yes"));
        ground.now(minute(2));
        publish(account);
        sweep();
        assertThat(published).as("the account reads no state of a customer").containsExactly(group);
        publish(group);
        ground.now(minute(3));
        sweep();
        assertThat(published).isEmpty();
    }

    @Test
    void whatNamesNoCustomerStandsOnTheAccountsOwnPagesInLevelsToo() {
        RawEvent raw = created("e1", "a1", 0);
        ground.receive(List.of(raw));
        applying().apply(List.of(raw));
        ground.ledger().heads().note(unit(raw), PublishLease.LEVELS, Optional.of("yes"));
        ground.now(minute(2));
        sweep();
        assertThat(published).containsExactly(unit(raw));
    }
}
