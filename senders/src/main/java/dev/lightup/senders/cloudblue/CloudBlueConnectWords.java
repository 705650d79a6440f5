package dev.lightup.senders.cloudblue;

import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.senders.format.SenderWords;

/// Words of CloudBlue Connect, as the vendor documents them.
public final class CloudBlueConnectWords implements SenderWords {
    @Override
    public String title() {
        return "CloudBlue Connect";
    }

    @Override
    public void statuses(StatusWords.Draft tables) {
        tables.order()
                .row(OrderState.Status.ACTION_REQUIRED, 1, "inquiring")
                .row(OrderState.Status.ACTION_REQUIRED, 2, "tiers setup")
                .row(OrderState.Status.FULFILLED, 1, "approved")
                .row(OrderState.Status.CANCELLED, 2, "revoked");
        tables.subscription()
                .row(SubscriptionState.Status.CANCELLED, 1, "terminated");
    }

    @Override
    public void reasons(ReasonCodes.Draft tables) {
        tables.cause()
                .row(Cause.INVALID_DATA, 1, "value error")
                .row(Cause.CUSTOMER_ACTION, 1, "inquiring")
                .row(Cause.PARTNER_ACTION, 1, "tiers setup");
    }
}
