package dev.lightup.domain.seats;

import static dev.lightup.domain.reading.ASubscription.subscription;
import static dev.lightup.domain.reading.Given.at;
import static dev.lightup.domain.reading.Given.reading;
import static dev.lightup.domain.reading.Usage.usage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.reading.Given;
import dev.lightup.domain.state.SubscriptionState.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeatLedgerTest {
    @Test
    void whatOneCustomerUsesBeyondItsSaleHidesNoIdleSeatOfAnother() {
        AccountReading reading = reading(subscription("a").of("COP-M", 30).held(),
                usage("lumen", "COP-M").counts("all", 30, 10).held(),
                subscription("b").of("COP-M", 10).by("fjell").held(),
                usage("fjell", "COP-M").counts("all", 30, 30).held());
        assertThat(reading.seats().total().ledger()).isEqualTo(
                new SeatLedger(Optional.of(20L), Optional.of(20L), 0, 20, 0, 0, 0, 20, 0, Optional.of(20L)));
        assertThat(reading.seats().total().activePercent()).as("20 of 40, the 20 beyond netted nowhere").contains(50L);
        assertThat(AccountSummary.of("a/1", reading).atStake()).isEqualTo(20);
    }

    @Test
    void useAfterAConversionIsApartFromTheSoldSeatsInUse() {
        Seats seats = reading(subscription("old").of("E3", 10).is(Status.CANCELLED).held(),
                usage("lumen", "E3").counts("all", 7, 7).held(), subscription("new").of("COP-M", 10).held(),
                usage("lumen", "COP-M").counts("all", 8, 8).held()).seats().total();
        assertThat(seats.sold()).contains(10L);
        assertThat(seats.ledger())
                .isEqualTo(new SeatLedger(Optional.of(8L), Optional.of(2L), 0, 0, 0, 7, 0, 0, 2, Optional.of(7L)));
        assertThat(seats.activePercent()).contains(80L);
    }

    @Test
    void useBeyondTheSaleIsOnTrialUpToTheTrialsSeats() {
        Seats seats = reading(subscription("s").of("COP-M", 10).held(),
                subscription("t").of("COP-M", 5).trial("2026-12-01").held(),
                usage("lumen", "COP-M").counts("all", 18, 18).held()).seats().total();
        assertThat(seats.ledger())
                .isEqualTo(new SeatLedger(Optional.of(10L), Optional.of(0L), 0, 3, 5, 0, 0, 0, 0, Optional.of(8L)));
    }

    @Test
    void soldSeatsOfWhichNobodyReportsTheUseAreAPartOfTheirOwn() {
        Seats seats = reading(subscription("a").held(), subscription("b").of("E3", 50).held(),
                usage("lumen", "COP-M").counts("all", 80, 60).held()).seats().total();
        assertThat(seats.ledger())
                .isEqualTo(new SeatLedger(Optional.of(60L), Optional.of(40L), 50, 0, 0, 0, 0, 20, 20));
    }

    @Test
    void idleSeatsOfWhichNobodyToldWhetherTheyAreAssignedAreNeither() {
        SeatLedger ledger = reading(subscription("a").of("COP-M", 30).held(),
                usage("lumen", "COP-M").counts("all", Optional.empty(), Optional.empty(), Optional.of(10L)).held(),
                subscription("b").of("COP-M", 10).by("fjell").held(),
                usage("fjell", "COP-M").counts("all", 7, 4).held()).seats().total().ledger();
        assertThat(ledger.idle()).as("20 and 6").contains(26L);
        assertThat(List.of(ledger.idleAssigned(), ledger.idleUnassigned(), ledger.idleUntold()))
                .as("of fjell's six three are assigned; of lumen's twenty nobody told")
                .containsExactly(3L, 3L, 20L);
    }

    /// By hand, sold 100 = 50 in use + 50 idle, 60 of the sold ones are assigned, 40 are not:
    ///
    /// | SKU | sold | assigned | active | in use | idle, assigned | idle, not assigned | assigned beyond |
    /// | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
    /// | COP-M | 100 | 60 | 50 | 50 | 10 | 40 | 0 |
    /// | E3, cancelled | 0 | 20 | 0 | 0 | 0 | 0 | 20 |
    @Test
    void seatsOfACancelledSubscriptionThatAreStillAssignedAreNoPartOfTheSoldOnesThatAre() {
        Seats seats = reading(subscription("s").held(), usage("lumen", "COP-M").counts("all", 60, 50).held(),
                subscription("dead").of("E3", 20).is(Status.CANCELLED).held(),
                usage("lumen", "E3").counts("all", 20, 0).held()).seats().total();
        assertThat(seats.sold()).contains(100L);
        assertThat(seats.assigned()).contains(80L);
        assertThat(seats.ledger()).isEqualTo(
                new SeatLedger(Optional.of(50L), Optional.of(50L), 0, 0, 0, 0, 0, 10, 40, Optional.of(20L)));
        assertThat(seats.assigned().get() - seats.ledger().assignedBeyond().orElseThrow())
                .isEqualTo(seats.sold().get() - seats.ledger().idleUnassigned());
    }

    @Test
    void theAsOfOfASoldFigureThatASnapshotTellsCounts() {
        Seats seats = reading(subscription("s").withoutEvents()
                .listed("2026-07-03T00:00:00Z", Status.ACTIVE, 40, "2026-07-03T00:00:00Z")
                .held(), usage("lumen", "COP-M").counts("all", 30, 20).held()).seats().total();
        assertThat(seats.asOf()).contains(at("2026-07-03T00:00:00Z"));
    }

    @Test
    void aRowOfWhichNothingIsSoldAnyMoreDoesNotAgeTheSum() {
        Seats seats = reading(subscription("s").held(), usage("lumen", "COP-M").counts("all", 80, 60).held(),
                subscription("dead").of("E3", 10).is(Status.CANCELLED).held(),
                usage("lumen", "E3").asOf("2026-09-30T00:00:00Z").counts("all", 0, 0).held()).seats().total();
        assertThat(seats.asOf()).contains(at("2026-11-20T00:00:00Z"));
    }

    @Test
    void seatsOfASubscriptionThatWentToAnotherAccountAreNotSoldHereByItsReport() {
        Seats seats = reading(Given.ended(subscription("s").of("COP-M", 10).held()),
                usage("lumen", "COP-M").counts("all", Optional.of(10L), Optional.of(9L), Optional.of(7L)).held())
                .seats()
                .total();
        assertThat(seats.sold()).contains(0L);
        assertThat(seats.ledger().unsold()).isEqualTo(7);
    }
}
