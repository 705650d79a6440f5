package dev.lightup.domain.order;

import static dev.lightup.domain.reading.APartner.partner;
import static dev.lightup.domain.reading.AnOrder.order;
import static dev.lightup.domain.reading.Given.at;
import static dev.lightup.domain.reading.Given.day;
import static dev.lightup.domain.reading.Given.reading;
import static dev.lightup.domain.reading.Usage.usage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.order.OrderReading.Phase;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.reading.AnOrder;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.state.OrderState.Status;
import dev.lightup.domain.state.PartnerRequirement;
import dev.lightup.domain.state.RequirementTrack;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.domain.waiting.Deadline.Urgency;
import dev.lightup.domain.waiting.Move;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderReaderTest {
    private static OrderReading only(AccountReading reading) {
        return reading.orders().all().getFirst();
    }

    private static OrderReading read(AnOrder order) {
        return only(reading(order.held()));
    }

    private static OrderReading read(AnOrder order, String at) {
        return only(reading(at(at), List.of(order.held())));
    }

    private static Move move(AnOrder order) {
        return read(order).move().orElseThrow();
    }

    @Test
    void aMachinesOrderIsOpenForFourHoursThenStuckThenLate() {
        AnOrder order = order("7Q").stands(Status.PROVISIONING, "2026-11-23T06:00:00Z");
        assertThat(read(order, "2026-11-23T09:59:59.999Z").phase()).isEqualTo(Phase.OPEN);
        OrderReading stuck = read(order, "2026-11-23T10:00:00Z");
        assertThat(stuck.phase()).isEqualTo(Phase.STUCK);
        assertThat(stuck.move().orElseThrow().deadline().urgency()).isEqualTo(Urgency.DUE);
        Move late = read(order, "2026-11-25T06:00:00Z").move().orElseThrow();
        assertThat(late.deadline().urgency()).isEqualTo(Urgency.LATE);
        assertThat(late.why().side()).isEqualTo(Side.VENDOR);
    }

    @Test
    void whatPeopleProvisionHasThreeBusinessDays() {
        Deadline deadline = move(order("7Q").manual().stands(Status.ACCEPTED, "2026-11-20T09:00:00Z")).deadline();
        assertThat(deadline.warnAt()).contains(at("2026-11-23T16:00:00Z"));
        assertThat(deadline.breachAt()).contains(at("2026-11-25T16:00:00Z"));
        assertThat(deadline.due()).isEqualTo("2026-11-25");
        assertThat(deadline.businessDays()).isEqualTo(2);
        assertThat(deadline.waitingDays()).isOne();
        assertThat(deadline.urgency()).isEqualTo(Urgency.ON_TIME);
    }

    @Test
    void lateDaysAreCountedFromTheDueDay() {
        Deadline deadline = move(order("7Q").because("po upload")
                .stands(Status.ACTION_REQUIRED,
                        "2026-11-16T09:00:00Z"))
                .deadline();
        assertThat(deadline.due()).isEqualTo("2026-11-19");
        assertThat(deadline.urgency()).isEqualTo(Urgency.LATE);
        assertThat(deadline.businessDays()).isEqualTo(2);
        assertThat(deadline.waitingDays()).isEqualTo(5);
    }

    @Test
    void itIsDueOnItsDueDayFromTheDaysStart() {
        // breach at 17:00 on Wednesday; the warning passed on Monday evening anyway, so a promise shows the day alone
        AnOrder order = order("7Q").manual().promised("2026-11-24").stands(Status.ACCEPTED, "2026-11-23T09:00:00Z");
        assertThat(read(order, "2026-11-23T22:59:59Z").move().orElseThrow().deadline().urgency())
                .isEqualTo(Urgency.ON_TIME);
        assertThat(read(order, "2026-11-23T23:00:00Z").move().orElseThrow().deadline().urgency())
                .isEqualTo(Urgency.DUE);
    }

    @Test
    void aPromisedDayTakesThePlaceOfTheDueDayAndAPastOneIsLate() {
        AnOrder order = order("7Q").because("credit")
                .promised("2026-11-26")
                .stands(Status.ON_HOLD,
                        "2026-11-18T09:00:00Z");
        Move promised = move(order);
        assertThat(promised.deadline().due()).isEqualTo("2026-11-26");
        assertThat(promised.deadline().promised()).contains(day("2026-11-26"));
        assertThat(promised.deadline().urgency()).isEqualTo(Urgency.DUE);
        assertThat(promised.stuck()).as("a promise does not take it off the stuck count").isTrue();
        assertThat(read(order, "2026-11-26T16:00:00Z").move().orElseThrow().deadline().urgency())
                .isEqualTo(Urgency.LATE);
    }

    /// N4: whatever happened since, the state knows when it was promised.
    @Test
    void aPromiseForAnEarlierWaitNoLongerCounts() {
        AnOrder order = order("7Q").stands(Status.PROVISIONING, "2026-11-23T06:00:00Z");
        assertThat(move(order.promised("2026-11-25", "2026-11-18T06:00:00Z")).deadline().promised()).isEmpty();
        assertThat(move(order.promised("2026-11-25", "2026-11-23T07:00:00Z")).deadline().promised()).isPresent();
    }

    @Test
    void aPromiseForADayBeforeTheWaitBeganDoesNotCount() {
        AnOrder order = order("7Q").stands(Status.PROVISIONING, "2026-11-23T06:00:00Z");
        Move move = move(order.promised("2026-11-20", "2026-11-23T07:00:00Z"));
        assertThat(move.deadline().promised()).isEmpty();
        assertThat(move.deadline().urgency()).isNotEqualTo(Urgency.LATE);
    }

    @Test
    void aPromiseMovesTheDeadlineAndNotTheWarning() {
        AnOrder order = order("7Q").manual().stands(Status.ACCEPTED, "2026-11-23T09:00:00Z");
        Instant warn = move(order).deadline().warnAt().orElseThrow();
        assertThat(move(order.promised("2026-11-23")).deadline().warnAt()).contains(warn);
    }

    /// N15: the clock runs from when the wait for that side began.
    @Test
    void anotherCauseOfTheSameSideDoesNotRestartTheClock() {
        AnOrder order = order("7Q").because("compliance")
                .stands(Status.ACTION_REQUIRED, "2026-11-20T09:00:00Z")
                .stood(Status.PROVISIONING, "", "2026-11-03T09:00:00Z")
                .stood(Status.ON_HOLD, "credit", "2026-11-09T09:00:00Z")
                .stood(Status.ON_HOLD, "payment", "2026-11-16T09:00:00Z")
                .stood(Status.ACTION_REQUIRED, "compliance", "2026-11-20T09:00:00Z");
        assertThat(move(order).deadline().since()).isEqualTo(at("2026-11-09T09:00:00Z"));
        assertThat(read(order).told().since()).as("it stands there since").contains(at("2026-11-20T09:00:00Z"));
    }

    @Test
    void anotherSidesCauseRestartsTheClockAlsoWhereTheStatusStaysTheSame() {
        AnOrder order = order("7Q").because("manual")
                .stands(Status.ON_HOLD, "2026-11-02T09:00:00Z")
                .stood(Status.ON_HOLD, "credit", "2026-11-02T09:00:00Z")
                .stood(Status.ON_HOLD, "manual", "2026-11-23T08:00:00Z");
        Move move = move(order);
        assertThat(move.why().side()).isEqualTo(Side.DISTRIBUTOR);
        assertThat(move.deadline().since()).isEqualTo(at("2026-11-23T08:00:00Z"));
        assertThat(move.deadline().urgency()).isNotEqualTo(Urgency.LATE);
    }

    @Test
    void creditIsTheDistributorsFromTheDayOnWhichItWasAskedFor() {
        HeldSlice order = order("7Q").because("credit")
                .stands(Status.ON_HOLD, "2026-11-02T09:00:00Z")
                .stood(Status.ON_HOLD, "credit", "2026-11-02T09:00:00Z")
                .held();
        HeldSlice asked = partner()
                .track(PartnerRequirement.CREDIT, RequirementTrack.Status.IN_PROGRESS, "2026-11-20T09:00:00Z")
                .held();
        Move move = reading(order, asked).orders().all().getFirst().move().orElseThrow();
        assertThat(move.why().cause()).isEqualTo(Cause.CREDIT_DECISION);
        assertThat(move.deadline().since()).isEqualTo(at("2026-11-20T09:00:00Z"));
    }

    @Test
    void aScheduledOrderIsNeverStuckAndItsClockStartsOnItsDay() {
        AnOrder order = order("7Q").scheduled("2026-12-01").stands(Status.ACCEPTED, "2026-11-02T09:00:00Z");
        OrderReading before = read(order);
        assertThat(before.phase()).isEqualTo(Phase.SCHEDULED);
        assertThat(before.move()).isEmpty();
        OrderReading after = read(order, "2026-11-30T23:00:00Z");
        assertThat(after.phase()).isEqualTo(Phase.OPEN);
        assertThat(after.move().orElseThrow().deadline().since()).isEqualTo("2026-11-30T23:00:00Z");
        assertThat(reading(at("2026-11-28T00:00:00Z"), List.of(order.held())).basis().nextFlip())
                .contains(at("2026-11-30T23:00:00Z"));
    }

    @Test
    void aReasonThatSaysScheduledIsNeverStuckEither() {
        assertThat(read(order("7Q").because("future effective date").stands(Status.ON_HOLD, "2026-01-01T00:00:00Z"))
                .phase()).isEqualTo(Phase.SCHEDULED);
    }

    @Test
    void everyPhaseIsCountedOnce() {
        OrderCount count = reading(order("a").held(),
                order("b").stands(Status.PROVISIONING, "2026-11-01T06:00:00Z").held(),
                order("c").scheduled("2027-01-01").held(), order("d").fulfilled("2026-11-01T06:00:00Z").held(),
                order("e").stands(Status.FAILED, "2026-11-01T06:00:00Z").held(),
                order("f").stands(Status.CANCELLED, "2026-11-01T06:00:00Z").held(),
                order("g").by("fjell").stands(Status.ON_HOLD, "2026-11-01T06:00:00Z").held(),
                usage("fjell", "COP-M").counts("all", 1, 1).held()).orders().count();
        assertThat(count).isEqualTo(new OrderCount(3, 1, 1, 1, 1, 1, 1));
        assertThat(count.total()).isEqualTo(7);
    }

    @Test
    void aFailedOrderIsToBeResubmittedWithinTwoBusinessHours() {
        Move move = move(order("7Q").stands(Status.FAILED, "2026-11-20T15:00:00Z"));
        assertThat(move.why().cause()).isEqualTo(Cause.PROVISIONING_FAILED);
        assertThat(move.why().side()).isEqualTo(Side.DISTRIBUTOR);
        assertThat(move.deadline().breachAt()).contains(at("2026-11-23T08:00:00Z"));
        assertThat(move.stuck()).isFalse();
    }

    @Test
    void aHoldThatNobodyExplainedIsTheDistributors() {
        Move move = move(order("7Q").stands(Status.ON_HOLD, "2026-11-20T15:00:00Z"));
        assertThat(move.why().cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(move.why().side()).isEqualTo(Side.DISTRIBUTOR);
    }

    @Test
    void anUnknownReasonIsShownAsUnmapped() {
        AccountReading reading = reading(order("7Q").because("Flux 7").unmapped("odd").held());
        assertThat(reading.quality().unmapped()).containsExactly("Flux 7", "odd");
        assertThat(reading.agenda().moves().getFirst().why().cause()).isEqualTo(Cause.UNKNOWN);
    }

    @Test
    void anOrderHeldByCreditIsThePartnersUntilItAskedForMore() {
        HeldSlice held = order("7Q").because("credit").stands(Status.ON_HOLD, "2026-11-20T15:00:00Z").held();
        assertThat(reading(held).agenda().moves().getFirst().why().side()).isEqualTo(Side.PARTNER);
        AccountReading asked = reading(held,
                partner().track(PartnerRequirement.CREDIT, RequirementTrack.Status.IN_PROGRESS, "2026-11-20T15:00:00Z")
                        .held());
        assertThat(asked.agenda().moves()).extracting(m -> m.why().cause()).containsOnly(Cause.CREDIT_DECISION);
        assertThat(asked.agenda().moves()).extracting(m -> m.why().side()).containsOnly(Side.DISTRIBUTOR);
    }

    @Test
    void anOrderThatOnlyAnExportTellsOfStandsWhereTheExportSays() {
        AnOrder listed = order("7Q").listed("2026-11-22T00:00:00Z", "Processing", Status.PROVISIONING,
                "2026-11-20T00:00:00Z").withoutEvents();
        OrderReading read = read(listed);
        assertThat(read.told().status()).isEqualTo(Status.PROVISIONING);
        assertThat(read.told().since()).contains(at("2026-11-20T00:00:00Z"));
        assertThat(read.told().lines()).hasSize(1);
        assertThat(read.phase()).isEqualTo(Phase.STUCK);
    }

    @Test
    void anOpenOrderThatLeftTheExportIsNobodyKnowsWhere() {
        HeldSlice listed = order("7Q").listed("2026-11-20T00:00:00Z", "Processing", Status.PROVISIONING,
                "2026-11-19T00:00:00Z").withoutEvents().held();
        OrderReading read = only(reading(listed, partner().feed("orders", "2026-11-22T00:00:00Z").held()));
        assertThat(read.told().gone()).isTrue();
        assertThat(read.told().status()).isEqualTo(Status.UNKNOWN);
        assertThat(read.move().orElseThrow().why().cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(read.move().orElseThrow().deadline().since()).isEqualTo("2026-11-20T00:00:00Z");
    }

    @Test
    void aFulfilledOrderMayLeaveTheExport() {
        HeldSlice listed = order("7Q").listed("2026-11-20T00:00:00Z", "Completed", Status.FULFILLED,
                "2026-11-19T00:00:00Z").withoutEvents().held();
        assertThat(only(reading(listed, partner().feed("orders", "2026-11-22T00:00:00Z").held())).phase())
                .isEqualTo(Phase.FULFILLED);
    }

    @Test
    void anOrderOfSeveralOffersHasNoOffersNameButItsSeats() {
        Move move = move(
                order("7Q").of(new OrderLine("COP-M", 3, Optional.empty()), new OrderLine("E3", 4, Optional.empty())));
        assertThat(move.stake().offer()).isEmpty();
        assertThat(move.stake().seats()).contains(7L);
        assertThat(move(order("8Q").of(new OrderLine("COP-M", 3, Optional.empty()),
                new OrderLine("COP-Y", 4, Optional.empty()))).stake().offer()).contains("Copilot");
    }

    @Test
    void movesAreSortedLateFirstThenByDeadlineThenBySubject() {
        AccountReading reading = reading(order("on time").held(),
                order("late").stands(Status.PROVISIONING, "2026-11-18T06:00:00Z").held(),
                order("later").stands(Status.PROVISIONING, "2026-11-19T06:00:00Z").held(),
                order("also on time").held());
        assertThat(reading.agenda().moves()).extracting(Move::title)
                .containsExactly("late", "later", "also on time", "on time");
    }

    @Test
    void ordersAreSortedNewestFirst() {
        AccountReading reading = reading(order("a").submitted("2026-11-01T00:00:00Z").held(),
                order("b").submitted("2026-11-03T00:00:00Z").held(),
                order("c").submitted("2026-11-02T00:00:00Z").held());
        assertThat(reading.orders().all()).extracting(o -> o.subject().id()).containsExactly("b", "c", "a");
    }

    @Test
    void anOrderOfWhichNothingIsToldStillCountsAsOpen() {
        HeldSlice bare = order("7Q").withoutEvents().held();
        OrderReading read = only(reading(bare));
        assertThat(read.phase()).isEqualTo(Phase.OPEN);
        assertThat(read.told().since()).as("when it was heard of").contains(Instant.parse("2026-11-23T06:00:00Z"));
    }
}
