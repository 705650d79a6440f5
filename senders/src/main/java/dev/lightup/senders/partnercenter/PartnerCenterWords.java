package dev.lightup.senders.partnercenter;

import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.PartnerRequirement;
import dev.lightup.domain.state.RequirementTrack;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.senders.format.SenderWords;

/// Words of Microsoft Partner Center, as the vendor documents them.
public final class PartnerCenterWords implements SenderWords {
    @Override
    public String title() {
        return "Microsoft Partner Center";
    }

    @Override
    public void statuses(StatusWords.Draft tables) {
        tables.order()
                .row(OrderState.Status.REVIEW_REQUIRED, 1, "pending review", "po upload complete")
                .row(OrderState.Status.ACTION_REQUIRED, 1, "pending po upload")
                .row(OrderState.Status.PROVISIONING, 1, "prefulfillment pending")
                .row(OrderState.Status.PARTIALLY_FULFILLED, 1, "partial success")
                .row(OrderState.Status.FAILED, 1, "po review rejected", "unfulfilled");
        tables.subscription()
                .row(SubscriptionState.Status.PENDING, 1, "none")
                .row(SubscriptionState.Status.DELETED, 2, "deprovisioned");
        tables.verification()
                .row(RequirementTrack.Status.SATISFIED, 2, "authorized")
                .row(RequirementTrack.Status.BLOCKED, 1, "challenged");
        tables.agreement()
                .row(PartnerRequirement.MPA, 1, "mpa")
                .row(PartnerRequirement.MPA, 2, "microsoft partner agreement");
    }

    @Override
    public void reasons(ReasonCodes.Draft tables) {
        tables.cause()
                .row(Cause.VENDOR_PROCESSING, 1, "prefulfillment pending")
                .row(Cause.PROVISIONING_FAILED, 1, "partial success", "unfulfilled")
                .row(Cause.PARTNER_ACTION, 1, "pending po upload", "po upload", "po review rejected")
                .row(Cause.COMPLIANCE, 1, "900400")
                .row(Cause.DEAL_REVIEW, 1, "pending review", "po upload complete", "po review")
                .row(Cause.VERIFICATION, 1, "challenged");
    }
}
