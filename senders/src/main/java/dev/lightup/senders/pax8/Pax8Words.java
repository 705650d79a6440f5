package dev.lightup.senders.pax8;

import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.senders.format.SenderWords;

/// Words of Pax8, as the vendor documents them.
public final class Pax8Words implements SenderWords {
    @Override
    public String title() {
        return "Pax8";
    }

    @Override
    public void statuses(StatusWords.Draft tables) {
        tables.order()
                .row(OrderState.Status.FULFILLED, 2, "success")
                .row(OrderState.Status.FAILED, 2, "fail");
        tables.subscription()
                .row(SubscriptionState.Status.PENDING, 1, "pending automated", "pending manual")
                .row(SubscriptionState.Status.PENDING, 2, "pending activation", "waiting for details")
                .row(SubscriptionState.Status.ACTIVE, 1, "activated");
    }

    @Override
    public void reasons(ReasonCodes.Draft tables) {
        tables.cause()
                .row(Cause.VENDOR_PROCESSING, 1, "pending automated", "pending activation", "pending cancel")
                .row(Cause.CUSTOMER_ACTION, 1, "waiting for details")
                .row(Cause.MANUAL_TASK, 1, "pending manual");
    }
}
