package dev.lightup.senders.arrowsphere;

import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.senders.format.SenderWords;

/// Words of ArrowSphere, as the vendor documents them.
public final class ArrowSphereWords implements SenderWords {
    @Override
    public String title() {
        return "ArrowSphere";
    }

    @Override
    public void statuses(StatusWords.Draft tables) {
        tables.subscription()
                .row(SubscriptionState.Status.PENDING, 1, "42", "62", "72")
                .row(SubscriptionState.Status.PENDING, 2, "40", "44")
                .row(SubscriptionState.Status.ACTIVE, 1, "86")
                .row(SubscriptionState.Status.SUSPENDED, 1, "87")
                .row(SubscriptionState.Status.EXPIRED, 1, "88")
                .row(SubscriptionState.Status.CANCELLED, 1, "89")
                .row(SubscriptionState.Status.FAILED, 1, "43", "85");
    }

    @Override
    public void reasons(ReasonCodes.Draft tables) {
        tables.cause()
                .row(Cause.VENDOR_PROCESSING, 1, "40", "42", "44", "62", "72")
                .row(Cause.PROVISIONING_FAILED, 1, "transmission failure", "43", "85");
    }
}
