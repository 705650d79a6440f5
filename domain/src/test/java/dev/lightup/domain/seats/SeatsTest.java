package dev.lightup.domain.seats;

import static dev.lightup.domain.reading.APartner.partner;
import static dev.lightup.domain.reading.ASubscription.subscription;
import static dev.lightup.domain.reading.Given.at;
import static dev.lightup.domain.reading.Given.reading;
import static dev.lightup.domain.reading.Usage.usage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.reading.ASubscription;
import dev.lightup.domain.reading.Given;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.reading.Usage;
import dev.lightup.domain.state.SubscriptionState.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeatsTest {
    @ParameterizedTest
    @EnumSource(Status.class)
    void onlyActiveAndSuspendedSubscriptionsAreSold(Status status) {
        Seats seats = reading(subscription("s").is(status).held()).seats().total();
        switch (status) {
            case ACTIVE, SUSPENDED -> assertThat(seats.sold()).contains(100L);
            case UNKNOWN -> assertThat(seats.sold()).as("unknown is not zero").isEmpty();
            case PENDING, EXPIRED, DISABLED, CANCELLED, DELETED, FAILED -> assertThat(seats.sold()).contains(0L);
        }
    }

    @Test
    void trialsStandApart() {
        Seats seats = reading(subscription("s").held(), subscription("t").of("COP-Y", 5).trial("2026-12-01").held())
                .seats()
                .total();
        assertThat(seats.sold()).contains(100L);
        assertThat(seats.trial()).isEqualTo(5);
    }

    @Test
    void soldAddsUpOverSubscriptionsOfOneSku() {
        assertThat(reading(subscription("a").held(), subscription("b").of("COP-M", 20).held()).seats().total().sold())
                .contains(120L);
    }

    @Test
    void whereNoEventTellsTheSnapshotOfTheSubscriptionCounts() {
        HeldSlice listed = subscription("s").withoutEvents()
                .listed("2026-11-20T00:00:00Z", Status.ACTIVE, 40, "2026-11-19T00:00:00Z")
                .held();
        assertThat(reading(listed).seats().total().sold()).contains(40L);
        assertThat(reading(listed).customers().getFirst().holdings().subscriptions().getFirst().told().status())
                .isEqualTo(Status.ACTIVE);
    }

    /// exports.md: a row that says no status is sold. So are its subscription, the sum and the end of its term.
    @Test
    void whatAFileListsWithoutAStatusIsSoldEverywhere() {
        AccountReading reading = reading(subscription("s").listedWithoutAStatus(45, "2027-01-31", false).held());
        SubscriptionReading told = reading.customers().getFirst().holdings().subscriptions().getFirst();
        assertThat(reading.seats().total().sold()).contains(45L);
        assertThat(told.told().sold()).contains(45L);
        assertThat(reading.agenda().renewals()).singleElement().satisfies(one -> {
            assertThat(one.renewal().on()).isEqualTo("2027-01-31");
            assertThat(one.renewal().seats()).contains(45L);
        });
        assertThat(reading.verdict().renewal()).isPresent();
    }

    @Test
    void whatAFileListsAsATrialWithoutAStatusIsOnTrialEverywhere() {
        AccountReading reading = reading(subscription("s").listedWithoutAStatus(45, "2027-01-31", true).held());
        assertThat(reading.seats().total().sold()).contains(0L);
        assertThat(reading.seats().total().trial()).isEqualTo(45);
        assertThat(reading.customers().getFirst().holdings().subscriptions().getFirst().told().sold()).isEmpty();
        assertThat(reading.agenda().renewals()).singleElement()
                .satisfies(one -> assertThat(one.renewal().trial()).isTrue());
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void whatAnExportAloneTellsOfSeatsIsAsOfTheExportUnlessTheyHaveEnded(Status status) {
        HeldSlice listed = subscription("s").withoutEvents()
                .listed("2026-11-20T00:00:00Z", status, 40, "2026-11-19T00:00:00Z")
                .held();
        Optional<Instant> asOf = switch (status) {
            case ACTIVE, SUSPENDED, PENDING, UNKNOWN -> Optional.of(at("2026-11-20T00:00:00Z"));
            case EXPIRED, DISABLED, CANCELLED, DELETED, FAILED -> Optional.empty();
        };
        assertThat(reading(listed).seats().total().asOf()).isEqualTo(asOf);
    }

    @Test
    void seatsBeingProvisionedAgeASumAndEndedOnesDoNot() {
        HeldSlice old = usage("fjell", "COP-M").asOf("2026-10-01T00:00:00Z").counts("mail", 8, 6).held();
        HeldSlice sold = usage("lumen", "COP-M").asOf("2026-11-20T00:00:00Z").counts("mail", 8, 6).held();
        ASubscription fjells = subscription("f").by("fjell");
        assertThat(
                reading(sold, subscription("s").held(), old, fjells.is(Status.EXPIRED).held()).seats().total().asOf())
                .contains(at("2026-11-20T00:00:00Z"));
        assertThat(
                reading(sold, subscription("s").held(), old, fjells.is(Status.PENDING).held()).seats().total().asOf())
                .contains(at("2026-10-01T00:00:00Z"));
    }

    @Test
    void whatALaterFileNoLongerListsIsGoneFromTheSnapshotsTruth() {
        HeldSlice listed = subscription("s").withoutEvents()
                .listed("2026-11-20T00:00:00Z", Status.ACTIVE, 40, "2026-11-19T00:00:00Z")
                .held();
        AccountReading same = reading(listed, partner().feed("seats", "2026-11-20T00:00:00Z").held());
        AccountReading later = reading(listed, partner().feed("seats", "2026-11-21T00:00:00Z").held());
        assertThat(same.seats().total().sold()).contains(40L);
        assertThat(later.seats().total().sold()).contains(0L);
        assertThat(later.customers().getFirst().holdings().subscriptions().getFirst().told().gone()).isTrue();
    }

    @Test
    void whereNoSubscriptionIsKnownTheSeatReportsSoldCounts() {
        HeldSlice report = usage("lumen", "COP-M").counts("teams", Optional.of(30L), Optional.of(20L), Optional.of(6L))
                .held();
        assertThat(reading(report).seats().total().sold()).contains(30L);
        assertThat(reading(report, subscription("s").held()).seats().total().sold()).contains(100L);
    }

    @Test
    void anUnknownQuantityIsNotZero() {
        assertThat(reading(subscription("s").withoutQuantity().held()).seats().total().sold()).isEmpty();
    }

    @Test
    void assignedAndActiveAreTheGreatestOverWorkloads() {
        AccountReading reading = reading(subscription("s").held(),
                usage("lumen", "COP-M").counts("exchange", 70, 40).counts("teams", 60, 55).held());
        assertThat(reading.seats().total().assigned()).contains(70L);
        assertThat(reading.seats().total().active()).contains(55L);
        assertThat(reading.seats().offers().getFirst().workload()).isEqualTo("teams");
        assertThat(reading.seats().total().windowDays()).contains(28);
        assertThat(reading.seats().total().asOf()).contains(at("2026-11-20T00:00:00Z"));
    }

    @Test
    void seatEventsCountWhereNoReportSaysAssigned() {
        assertThat(reading(usage("lumen", "COP-M").firstAssigned("2026-11-10T00:00:00Z").byEvents("all", 7).held())
                .seats()
                .total()
                .assigned()).contains(7L);
        assertThat(reading(usage("lumen", "COP-M").byEvents("all", 0).held()).seats().total().assigned())
                .as("nobody said that none is assigned")
                .isEmpty();
        assertThat(reading(usage("lumen", "COP-M").firstAssigned("2026-11-10T00:00:00Z").byEvents("all", -2).held())
                .seats()
                .total()
                .assigned()).as("fewer than none tells of a gap").isEmpty();
    }

    @Test
    void nothingIsClamped() {
        AccountReading reading = reading(subscription("s").held(),
                usage("lumen", "COP-M").counts("all", 130, 120).held());
        assertThat(reading.seats().total().idle()).contains(0L);
        assertThat(reading.seats().total().inUse()).contains(100L);
        assertThat(reading.seats().total().ledger().over()).isEqualTo(20);
        assertThat(reading.seats().total().activePercent()).contains(120L);
    }

    @Test
    void seatsOfWhichNobodyReportsTheUseAreUnmeasuredNotIdle() {
        Seats seats = reading(subscription("a").held(), subscription("b").of("E3", 50).held(),
                usage("lumen", "COP-M").counts("all", 80, 60).held()).seats().total();
        assertThat(seats.sold()).contains(150L);
        assertThat(seats.idle()).contains(40L);
        assertThat(seats.unmeasured()).isEqualTo(50);
        assertThat(seats.activePercent()).as("60 of the 100 that are measured").contains(60L);
    }

    @Test
    void withoutAnyWordEverythingStaysUnknown() {
        Seats seats = reading().seats().total();
        assertThat(seats.sold()).isEmpty();
        assertThat(seats.active()).isEmpty();
        assertThat(seats.activePercent()).isEmpty();
    }

    @Test
    void aReportThatNoLongerListsASkuSaysNothingOfItAnyMore() {
        Seats seats = reading(subscription("s").held(), usage("lumen", "COP-M").counts("all", 80, 60).held(),
                partner().feed("usage", "2026-11-22T00:00:00Z").held()).seats().total();
        assertThat(seats.active()).isEmpty();
        assertThat(seats.unmeasured()).isEqualTo(100);
    }

    @Test
    void countsThatAnotherFeedToldEarlierKeepTheirOwnAsOf() {
        HeldSlice report = usage("lumen", "COP-M").counted("active", "2026-11-01T00:00:00Z")
                .counts("all", 80, 60)
                .held();
        assertThat(reading(report).seats().total().asOf()).contains(at("2026-11-01T00:00:00Z"));
        Seats later = reading(report, partner().feed("usage", "2026-11-22T00:00:00Z").held()).seats().total();
        assertThat(later.assigned()).as("its feed no longer lists it").isEmpty();
        assertThat(later.active()).as("told by another").contains(60L);
    }

    @Test
    void differentWindowsAreNotShownAsOneAndTheOldestAsOfStands() {
        Seats seats = reading(usage("lumen", "COP-M").counts("all", 8, 6).held(),
                usage("fjell", "COP-M").asOf("2026-11-01T00:00:00Z").window(30).counts("all", 8, 6).held()).seats()
                .total();
        assertThat(seats.windowDays()).isEmpty();
        assertThat(seats.asOf()).contains(at("2026-11-01T00:00:00Z"));
        assertThat(seats.active()).contains(12L);
    }

    @Test
    void skusOfOneOfferAreOneRowAndUnknownSkusKeepTheirOwnName() {
        List<OfferSeats> offers = reading(subscription("a").held(), subscription("b").of("COP-Y", 20).held(),
                subscription("c").of("X-9", 5).held(), usage("lumen", "X-9").counts("all", 1, 1).held()).seats()
                .offers();
        assertThat(offers).extracting(OfferSeats::name).containsExactly("X-9", "Copilot");
        assertThat(offers).extracting(OfferSeats::mapped).containsExactly(false, true);
        assertThat(offers.getLast().seats().sold()).contains(120L);
    }

    /// Two workloads said 25 sold, one of them after the plan had changed.
    @Test
    void whatAReportOfBeforeThePlanChangedCallsSoldIsNotAndWhatALaterOneDoesIs() {
        HeldSlice changed = subscription("s").of("COP-Y", 25).left("COP-M", "2026-10-15T18:00:00Z").held();
        Optional<Long> sold = Optional.of(25L);
        Usage before = usage("lumen", "COP-M").asOf("2026-09-28T00:00:00Z")
                .counts("files", sold, Optional.empty(), Optional.empty());
        assertThat(reading(changed, before.held()).seats().total().sold()).contains(25L);
        Usage after = before.asOf("2026-10-29T00:00:00Z").counts("mail", sold, Optional.empty(), Optional.empty());
        assertThat(reading(changed, after.held()).seats().total().sold()).contains(50L);
    }

    @Test
    void whatWasTransferredAwayCountsWhereItWent() {
        assertThat(reading(Given.ended(subscription("s").held())).customers()).isEmpty();
    }

    @Test
    void sharesAreRoundedHalfUp() {
        assertThat(seats(8, 1).activePercent()).contains(13L);
        assertThat(seats(1000, 4).activePercent()).contains(0L);
        assertThat(seats(0, 4).activePercent()).isEmpty();
    }

    private static Seats seats(long sold, long active) {
        return new Seats(Optional.of(sold), 0, Optional.empty(), Optional.of(active), Optional.empty(),
                Optional.empty());
    }
}
