package dev.lightup.domain.account;

import static dev.lightup.domain.reading.APartner.partner;
import static dev.lightup.domain.reading.ASubscription.subscription;
import static dev.lightup.domain.reading.AnOrder.order;
import static dev.lightup.domain.reading.Given.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.reading.AnOrder;
import dev.lightup.domain.reading.DisputedValue;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.SubscriptionState.Status;
import org.junit.jupiter.api.Test;

class DisputeFinderTest {
    private static final String FILE = "2026-11-20T00:00:00Z";
    private static final String SINCE = "2026-11-19T00:00:00Z";

    @Test
    void seatsThatDifferAreShownSideBySide() {
        AccountReading reading = reading(subscription("s").listed(FILE, Status.ACTIVE, 40, SINCE).held());
        DisputedValue dispute = reading.quality().disputes().getFirst();
        assertThat(dispute.what()).isEqualTo("seats");
        assertThat(dispute.events()).isEqualTo("100");
        assertThat(dispute.snapshot()).isEqualTo("40");
        assertThat(dispute.since()).isEqualTo(SINCE);
        assertThat(reading.seats().total().sold()).as("sold counts by events").contains(100L);
        assertThat(reading.customers().getFirst().holdings().subscriptions().getFirst().dispute()).contains(dispute);
    }

    @Test
    void equalValuesAreNoDispute() {
        assertThat(reading(subscription("s").listed(FILE, Status.ACTIVE, 100, SINCE).held()).quality().disputes())
                .isEmpty();
    }

    @Test
    void aSnapshotOlderThanTheChangeIsNoDispute() {
        assertThat(reading(subscription("s").listed(FILE, Status.ACTIVE, 40, SINCE)
                .counted("2026-11-21T00:00:00Z")
                .held()).quality().disputes()).isEmpty();
        assertThat(reading(subscription("s").listed(FILE, Status.ACTIVE, 40, SINCE)
                .counted("2026-11-18T00:00:00Z")
                .held()).quality().disputes()).hasSize(1);
        assertThat(reading(subscription("s").activated("2026-11-21T00:00:00Z")
                .listed(FILE, Status.PENDING, 100, SINCE)
                .held()).quality().disputes()).isEmpty();
    }

    @Test
    void statusThatDiffersIsADisputeToo() {
        AccountReading reading = reading(subscription("s").listed(FILE, Status.SUSPENDED, 90, SINCE).held());
        assertThat(reading.quality().disputes()).extracting(DisputedValue::what).containsExactly("seats", "status");
        assertThat(reading.quality().disputes().getLast().snapshot()).isEqualTo("suspended");
        assertThat(reading.quality().disputed()).as("it is one subscription").isOne();
        assertThat(AccountSummary.of("a/x", reading).disputes()).isOne();
    }

    @Test
    void anUnmappedWordDisputesNothing() {
        assertThat(reading(subscription("s").listed(FILE, Status.UNKNOWN, 100, SINCE).held()).quality().disputes())
                .isEmpty();
    }

    @Test
    void whatTheFileNoLongerListsIsDisputedWhileItIsPaid() {
        HeldSlice feeds = partner().feed("seats", "2026-11-22T00:00:00Z").held();
        AccountReading reading = reading(subscription("s").listed(FILE, Status.ACTIVE, 100, SINCE).held(), feeds);
        assertThat(reading.quality().disputes().getFirst().snapshot()).isEqualTo("not listed");
        assertThat(reading.seats().total().sold()).contains(100L);
        assertThat(reading(subscription("s").is(Status.CANCELLED).listed(FILE, Status.ACTIVE, 100, SINCE).held(),
                feeds).quality().disputes()).isEmpty();
    }

    @Test
    void ordersDisputeTheirOutcomeOnly() {
        AnOrder order = order("7Q").stands(OrderState.Status.ACCEPTED, "2026-11-18T00:00:00Z");
        assertThat(reading(order.listed(FILE, "Completed", OrderState.Status.FULFILLED, SINCE).held()).quality()
                .disputes())
                .extracting(DisputedValue::snapshot)
                .containsExactly("Completed");
        assertThat(reading(order.listed(FILE, "Processing", OrderState.Status.PROVISIONING, SINCE).held()).quality()
                .disputes())
                .isEmpty();
    }
}
