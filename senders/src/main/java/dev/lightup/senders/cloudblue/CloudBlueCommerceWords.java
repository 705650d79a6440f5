package dev.lightup.senders.cloudblue;

import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.senders.format.SenderWords;

/// Words of CloudBlue Commerce, as the vendor documents them.
public final class CloudBlueCommerceWords implements SenderWords {
    @Override
    public String title() {
        return "CloudBlue Commerce";
    }

    @Override
    public void statuses(StatusWords.Draft tables) {
        tables.order()
                .row(OrderState.Status.ON_HOLD, 1, "HL")
                .row(OrderState.Status.ACTION_REQUIRED, 1, "NP", "WP", "WZ")
                .row(OrderState.Status.PROVISIONING, 1, "LO")
                .row(OrderState.Status.FAILED, 1, "PF");
        tables.subscription()
                .row(SubscriptionState.Status.SUSPENDED, 1, "hold")
                .row(SubscriptionState.Status.DELETED, 2, "removed");
    }

    @Override
    public void reasons(ReasonCodes.Draft tables) {
        tables.cause()
                .row(Cause.VENDOR_PROCESSING, 1, "LO", "long running operation")
                .row(Cause.PROVISIONING_FAILED, 1, "PF")
                .row(Cause.PAYMENT, 1, "NP", "WP", "WZ")
                .row(Cause.MANUAL_TASK, 1, "HL");
    }
}
