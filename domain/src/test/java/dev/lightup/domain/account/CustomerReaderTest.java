package dev.lightup.domain.account;

import static dev.lightup.domain.reading.ASubscription.subscription;
import static dev.lightup.domain.reading.AnOrder.order;
import static dev.lightup.domain.reading.Given.at;
import static dev.lightup.domain.reading.Given.day;
import static dev.lightup.domain.reading.Given.reading;
import static dev.lightup.domain.reading.Usage.usage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.account.CustomerReading.Standing;
import dev.lightup.domain.reading.ASubscription;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.seats.CustomerRenewal;
import dev.lightup.domain.seats.Renewal;
import dev.lightup.domain.seats.Renewal.Outcome;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.SubscriptionState.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CustomerReaderTest {
    private static CustomerReading only(HeldSlice... held) {
        return reading(held).customers().getFirst();
    }

    /// Of an offer without milestones.
    private static ASubscription e3(String id, long seats) {
        return subscription(id).of("E3", seats);
    }

    private static HeldSlice used(long assigned, long active) {
        return usage("lumen", "E3").counts("all", assigned, active).held();
    }

    @Test
    void standingSaysWhatPressesMost() {
        HeldSlice late = order("7Q").stands(OrderState.Status.PROVISIONING, "2026-11-01T09:00:00Z").held();
        HeldSlice stuck = order("7Q").stands(OrderState.Status.PROVISIONING, "2026-11-22T09:00:00Z").held();
        HeldSlice open = order("7Q").held();
        assertThat(only(late).standing()).isEqualTo(Standing.ORDER_LATE);
        assertThat(only(stuck).standing()).isEqualTo(Standing.ORDER_STUCK);
        assertThat(only(subscription("s").held(), usage("lumen", "COP-M").counts("all", 0, 0).held()).standing())
                .isEqualTo(Standing.MILESTONE_LATE);
        assertThat(only(open).standing()).isEqualTo(Standing.UNKNOWN);
        assertThat(only(e3("s", 10).held()).standing()).isEqualTo(Standing.UNKNOWN);
        assertThat(only(e3("s", 10).is(Status.CANCELLED).held()).standing()).isEqualTo(Standing.NO_SEATS);
        assertThat(only(e3("s", 10).held(), used(0, 0)).standing()).isEqualTo(Standing.NOTHING_ASSIGNED);
        assertThat(only(e3("s", 10).held(), used(5, 0)).standing()).isEqualTo(Standing.NOTHING_IN_USE);
        assertThat(only(e3("s", 10).held(), used(5, 3)).standing()).isEqualTo(Standing.PARTLY_IN_USE);
        assertThat(only(e3("s", 10).held(), used(5, 4)).standing()).isEqualTo(Standing.IN_ACTIVE_USE);
    }

    @Test
    void aTrialsSeatsStandForSoldOnesWhereOnlyTrialsRun() {
        assertThat(only(e3("s", 10).trial("2026-12-01").held(), used(5, 4)).standing())
                .isEqualTo(Standing.IN_ACTIVE_USE);
        assertThat(only(e3("s", 10).trial("2026-12-01").held(), used(5, 3)).standing())
                .isEqualTo(Standing.PARTLY_IN_USE);
    }

    @Test
    void theNextRenewalShowsTheSeatsThatStandIdle() {
        Renewal renewal = only(e3("a", 60).ends("2026-12-04").renews(true).held(),
                e3("b", 40).ends("2027-03-01").held(), used(50, 30)).renewal().orElseThrow();
        assertThat(renewal).isEqualTo(new Renewal(day("2026-12-04"), Outcome.RENEWS, false, Optional.of(60L),
                Optional.of(60L), 0));
    }

    @Test
    void endsOfTermsStandByCustomerAndDayTheNextFirstOfADayTheMostIdleFirst() {
        List<CustomerRenewal> ends = reading(
                e3("a", 60).ends("2027-03-01").renews(true).held(),
                e3("b", 40).ends("2026-12-04").renews(false).held(),
                e3("c", 7).by("maru").ends("2026-12-04").held(),
                e3("over", 5).by("maru").ends("2026-11-20").held(),
                e3("t", 9).by("zed").trial("2026-12-04").held(), used(50, 30)).agenda().renewals();
        assertThat(ends).containsExactly(
                new CustomerRenewal(Optional.of("lumen"), new Renewal(day("2026-12-04"), Outcome.ENDS, false,
                        Optional.of(40L), Optional.of(40L), 0)),
                new CustomerRenewal(Optional.of("maru"), new Renewal(day("2026-12-04"), Outcome.NOT_TOLD, false,
                        Optional.of(7L), Optional.empty(), 7)),
                new CustomerRenewal(Optional.of("zed"), new Renewal(day("2026-12-04"), Outcome.NOT_TOLD, true,
                        Optional.of(9L), Optional.empty(), 0)),
                new CustomerRenewal(Optional.of("lumen"), new Renewal(day("2027-03-01"), Outcome.RENEWS, false,
                        Optional.of(60L), Optional.of(60L), 0)));
    }

    @Test
    void noMoreSeatsThanIdleAreIdleAtTheEndOfATermAndNoneBelowZero() {
        assertThat(only(e3("a", 60).ends("2026-12-04").held(), used(50, 55)).renewal().orElseThrow().idle())
                .contains(5L);
        assertThat(only(e3("a", 60).ends("2026-12-04").held(), used(50, 65)).renewal().orElseThrow().idle())
                .contains(0L);
    }

    @Test
    void seatsOfWhichNobodyReportsTheUseAreNamedAsSuch() {
        Renewal renewal = only(e3("a", 60).ends("2026-12-04").held()).renewal().orElseThrow();
        assertThat(renewal.idle()).isEmpty();
        assertThat(renewal.unmeasured()).isEqualTo(60);
    }

    @Test
    void theEndOfATrialIsMarked() {
        Renewal renewal = only(e3("a", 60).trial("2026-11-30").held()).renewal().orElseThrow();
        assertThat(renewal.trial()).isTrue();
        assertThat(renewal.on()).isEqualTo("2026-11-30");
        assertThat(renewal.outcome()).isEqualTo(Outcome.NOT_TOLD);
        assertThat(renewal.idle()).isEmpty();
        assertThat(renewal.unmeasured()).isZero();
    }

    @Test
    void whatHappensOnTheLastDayIsNeverMadeUp() {
        assertThat(outcome(e3("a", 60).ends("2026-12-04").renews(true).held())).isEqualTo(Outcome.RENEWS);
        assertThat(outcome(e3("a", 60).ends("2026-12-04").renews(false).held())).isEqualTo(Outcome.ENDS);
        assertThat(outcome(e3("a", 60).ends("2026-12-04").held())).isEqualTo(Outcome.NOT_TOLD);
        assertThat(outcome(e3("a", 60).ends("2026-12-04").renews(true).held(),
                e3("b", 60).ends("2026-12-04").held())).isEqualTo(Outcome.MIXED);
        assertThat(outcome(bridged("a").ends("2026-12-04").renews(false).held())).isEqualTo(Outcome.BRIDGE);
        assertThat(outcome(bridged("a").ends("2026-11-30").renews(false).held()))
                .as("a day before the vendor's rule")
                .isEqualTo(Outcome.ENDS);
        assertThat(outcome(bridged("a").trial("2026-12-04").renews(false).held())).isEqualTo(Outcome.ENDS);
    }

    private static ASubscription bridged(String id) {
        return subscription(id).of("BRIDGED", 60);
    }

    private static Outcome outcome(HeldSlice... held) {
        return only(held).renewal().orElseThrow().outcome();
    }

    @Test
    void aTermsLastDayCountsUntilItIsOver() {
        List<HeldSlice> held = List.of(e3("a", 60).ends("2026-11-23").held());
        assertThat(reading(at("2026-11-23T22:59:59Z"), held).customers().getFirst().renewal()).isPresent();
        assertThat(reading(at("2026-11-23T23:00:00Z"), held).customers().getFirst().renewal()).isEmpty();
    }

    /// N8: the nearest end of a paid term, told idle or not.
    @Test
    void theVerdictNamesTheFirstDayOnWhichAPaidTermEndsThatIsNotSetToEnd() {
        Verdict verdict = reading(e3("ends", 10).by("fjell").ends("2026-11-30").renews(false).held(),
                e3("unmeasured", 30).by("nobody").ends("2026-12-03").held(),
                e3("idle", 20).by("harbour").ends("2026-12-03").renews(true).held(),
                e3("later", 20).by("fjell").ends("2027-06-16").renews(true).held(),
                usage("fjell", "E3").counts("all", 0, 0).held(),
                usage("harbour", "E3").counts("all", 9, 7).held()).verdict();
        assertThat(verdict.renewal()).contains(new Renewal(day("2026-12-03"), Outcome.MIXED, false, Optional.of(50L),
                Optional.of(13L), 30));
    }

    @Test
    void customersAreSortedByIdleSeatsAndThoseUnknownStandLast() {
        assertThat(reading(e3("a", 10).by("little").held(), e3("b", 90).by("much").held(),
                e3("c", 500).by("unknown").held(), e3("d", 10).by("also little").held(),
                usage("little", "E3").counts("all", 5, 5).held(), usage("much", "E3").counts("all", 5, 5).held(),
                usage("also little", "E3").counts("all", 5, 5).held()).customers())
                .extracting(CustomerReading::id)
                .containsExactly("much", "also little", "little", "unknown");
    }

    @Test
    void aCustomersPageHoldsItsOwnAlone() {
        AccountReading reading = reading(subscription("a").held(), subscription("b").by("fjell").held(),
                order("1").held(), order("2").by("fjell").held());
        CustomerReading fjell = reading.customers()
                .stream()
                .filter(c -> c.id().equals("fjell"))
                .findFirst()
                .orElseThrow();
        assertThat(fjell.holdings().orders()).extracting(o -> o.subject().id()).containsExactly("2");
        assertThat(fjell.holdings().subscriptions()).extracting(s -> s.subject().id()).containsExactly("b");
        assertThat(fjell.holdings().paths()).extracting(p -> p.subscription().id()).containsExactly("b");
    }

    @Test
    void monthsAreThoseOfTheWorkloadThatIsUsedMost() {
        HeldSlice used = usage("lumen", "E3").counts("exchange", 9, 4)
                .months("exchange", 1, 2, 3)
                .counts("teams", 9, 7)
                .months("teams", 5, 6)
                .held();
        assertThat(only(used).months()).singleElement().satisfies(m -> {
            assertThat(m.workload()).isEqualTo("teams");
            assertThat(m.months()).extracting(p -> p.active().orElse(0L)).containsExactly(5L, 6L);
        });
        HeldSlice unused = usage("lumen", "E3").counts("exchange", Optional.empty(), Optional.of(9L), Optional.empty())
                .months("exchange", 1, 2, 3)
                .held();
        assertThat(only(unused).months()).singleElement().satisfies(m -> assertThat(m.months()).hasSize(3));
        assertThat(only(usage("lumen", "E3").counts("exchange", 9, 4).months("exchange", 1).held()).months())
                .as("one month is no course")
                .isEmpty();
    }

    @Test
    void aCustomersIdMayHoldASlash() {
        CustomerReading customer = only(usage("nordvik/lumen", "E3").counts("all", 5, 4).held());
        assertThat(customer.id()).isEqualTo("nordvik/lumen");
        assertThat(customer.seats().offers().getFirst().key()).isEqualTo("e3");
    }
}
