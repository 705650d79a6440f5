package dev.lightup.domain.order;

import static dev.lightup.domain.reading.ASubscription.subscription;
import static dev.lightup.domain.reading.AnOrder.order;
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
import dev.lightup.domain.state.SubscriptionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which of the seats in use are an order's.
class SeatAttributionTest {
    private static OrderReading only(AccountReading reading) {
        return reading.orders().all().getFirst();
    }

    @Test
    void anOpenOrderWhoseSeatsAreInUseIsNotClosed() {
        AnOrder order = order("7Q").stands(Status.PROVISIONING, "2026-10-01T06:00:00Z")
                .submitted("2026-09-30T06:00:00Z");
        AccountReading reading = reading(order.held(), usage("lumen", "COP-M").counts("all", 8, 4).held());
        OrderReading read = only(reading);
        assertThat(read.phase()).isEqualTo(Phase.IN_USE_NOT_CLOSED);
        assertThat(read.inUse()).contains(4L);
        assertThat(read.move().orElseThrow().why().side()).isEqualTo(Side.DISTRIBUTOR);
        assertThat(read.move().orElseThrow().why().cause()).isEqualTo(Cause.NOT_CLOSED);
        assertThat(reading.orders().count()).isEqualTo(new OrderCount(1, 0, 0, 1, 0, 0, 0));
    }

    @Test
    void seatsInUseGoToWhatWasBoughtFirst() {
        HeldSlice old = order("1").submitted("2026-09-01T06:00:00Z").fulfilled("2026-09-02T06:00:00Z").held();
        HeldSlice younger = order("2").submitted("2026-10-01T06:00:00Z").of("COP-M", 10).held();
        HeldSlice report = usage("lumen", "COP-M").counts("all", 12, 8).held();
        AccountReading reading = reading(younger, old, report);
        assertThat(reading.orders().all()).extracting(OrderReading::inUse)
                .containsExactly(Optional.of(0L), Optional.of(8L));
        assertThat(reading.orders().all().getFirst().phase()).isEqualTo(Phase.OPEN);
    }

    @Test
    void seatsThatNoKnownOrderBoughtAreUsedBeforeAYoungerOrdersSeats() {
        HeldSlice addition = order("2").of(new OrderLine("COP-M", 20, Optional.of("s"))).held();
        AccountReading reading = reading(subscription("s").held(), addition,
                usage("lumen", "COP-M").counts("all", 95, 90).held());
        assertThat(only(reading).phase()).isEqualTo(Phase.OPEN);
        assertThat(only(reading).inUse()).contains(0L);
    }

    @Test
    void theSubscriptionThatAnOrderMadeIsTheOrdersOwn() {
        HeldSlice order = order("2").of("COP-M", 100).submitted("2026-11-01T06:00:00Z").held();
        AccountReading reading = reading(subscription("s").fromOrder("2").held(), order,
                usage("lumen", "COP-M").counts("all", 95, 90).held());
        assertThat(only(reading).inUse()).contains(90L);
        AccountReading ended = reading(
                subscription("s").fromOrder("2").is(SubscriptionState.Status.CANCELLED).held(), order,
                usage("lumen", "COP-M").counts("all", 95, 90).held());
        assertThat(only(ended).inUse()).as("what has ended is not used any more").isEmpty();
    }

    /// Each row: the subscriptions beside an open order of ten seats of 1 November, how many seats are in use, how many of them are the order's.
    @Test
    void seatsThatAreInUseWithoutBeingSoldCloseNoOpenOrder() {
        HeldSlice ended = subscription("s1").of("COP-M", 10).is(SubscriptionState.Status.CANCELLED).held();
        HeldSlice others = subscription("s2").of("COP-M", 10).fromOrder("9").held();
        HeldSlice nobodys = subscription("s4").of("COP-M", 10).held();
        assertThat(ofTheOpenOrder(8, ended)).as("of a cancelled subscription").contains(0L);
        assertThat(ofTheOpenOrder(18, ended, others)).as("of another order's subscription").contains(0L);
        assertThat(ofTheOpenOrder(18, ended, nobodys)).as("of a younger subscription that may be its own")
                .contains(10L);
        assertThat(ofTheOpenOrder(8, subscription("s3").of("COP-M", 4)
                .is(SubscriptionState.Status.PENDING)
                .fromOrder("2")
                .held())).as("of its own, which has four").contains(4L);
        assertThat(ofTheOpenOrder(8)).as("nobody told what is sold").contains(8L);
    }

    private static Optional<Long> ofTheOpenOrder(long active, HeldSlice... subscriptions) {
        List<HeldSlice> all = new ArrayList<>(List.of(subscriptions));
        all.add(order("2").of("COP-M", 10).submitted("2026-11-01T06:00:00Z").held());
        all.add(order("9").of("COP-M", 10)
                .submitted("2026-11-02T06:00:00Z")
                .fulfilled("2026-11-02T07:00:00Z")
                .by(subscriptions.length == 2 ? "lumen" : "fjell")
                .held());
        all.add(usage("lumen", "COP-M").counts("all", active, active).held());
        OrderReading open = reading(all.toArray(HeldSlice[]::new)).orders()
                .all()
                .stream()
                .filter(order -> order.subject().id().equals("2"))
                .findFirst()
                .orElseThrow();
        assertThat(open.phase() == Phase.IN_USE_NOT_CLOSED).isEqualTo(open.inUse().orElseThrow() > 0);
        return open.inUse();
    }

    /// Ten of the twelve seats in use are of the older order's two subscriptions, which are all that is sold: two more close nothing.
    @Test
    void twoSubscriptionsOfOneOrderAndSkuClaimNoSeatTwice() {
        HeldSlice old = order("1").submitted("2026-11-01T06:00:00Z")
                .of(new OrderLine("COP-M", 4, Optional.empty()), new OrderLine("COP-M", 6, Optional.empty()))
                .fulfilled("2026-11-02T06:00:00Z")
                .held();
        HeldSlice younger = order("2").submitted("2026-11-03T06:00:00Z").of("COP-M", 10).held();
        AccountReading reading = reading(old, younger, subscription("s1").fromOrder("1").of("COP-M", 4).held(),
                subscription("s2").fromOrder("1").of("COP-M", 6).held(),
                usage("lumen", "COP-M").counts("all", 14, 12).held());
        assertThat(reading.orders().all()).extracting(OrderReading::inUse)
                .containsExactly(Optional.of(0L), Optional.of(10L));
        AccountReading more = reading(old, younger, subscription("s1").fromOrder("1").of("COP-M", 4).held(),
                subscription("s2").fromOrder("1").of("COP-M", 6).held(),
                subscription("s3").of("COP-M", 2).activated("2026-11-04T06:00:00Z").held(),
                usage("lumen", "COP-M").counts("all", 14, 12).held());
        assertThat(more.orders().all()).as("two more are sold, of nobody's order")
                .extracting(OrderReading::inUse)
                .containsExactly(Optional.of(2L), Optional.of(10L));
    }
}
