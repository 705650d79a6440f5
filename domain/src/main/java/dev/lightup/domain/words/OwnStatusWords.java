package dev.lightup.domain.words;

import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.PartnerRequirement;
import dev.lightup.domain.state.RequirementTrack;
import dev.lightup.domain.state.SubscriptionState;

/// Lightup's own words for where something stands, which every table begins with.
public final class OwnStatusWords {
    /// Whose words they are.
    public static final String LIGHTUP = "Lightup's own";

    private OwnStatusWords() {}

    /// Tables that hold our own words, to go on with.
    public static StatusWords.Draft draft() {
        return new StatusWords.Draft(order(), subscription(), verification(), agreement());
    }

    private static WordTable.Draft<OrderState.Status> order() {
        return WordTable.<OrderState.Status>named("Orders and their lines", LIGHTUP)
                .row(OrderState.Status.SUBMITTED, 1, "submitted")
                .row(OrderState.Status.ACCEPTED, 1, "accepted")
                .row(OrderState.Status.REVIEW_REQUIRED, 1, "review required")
                .row(OrderState.Status.ON_HOLD, 1, "on hold", "suspended")
                .row(OrderState.Status.ON_HOLD, 2, "hold")
                .row(OrderState.Status.ACTION_REQUIRED, 1, "action required")
                .row(OrderState.Status.PROVISIONING, 1, "provisioning", "pending", "processing", "in progress")
                .row(OrderState.Status.PARTIALLY_FULFILLED, 1, "partially fulfilled")
                .row(OrderState.Status.FULFILLED, 1, "fulfilled", "completed")
                .row(OrderState.Status.FULFILLED, 2, "complete", "delivered", "provisioned", "done")
                .row(OrderState.Status.FAILED, 1, "failed", "error")
                .row(OrderState.Status.FAILED, 2, "rejected")
                .row(OrderState.Status.CANCELLED, 1, "cancelled");
    }

    private static WordTable.Draft<SubscriptionState.Status> subscription() {
        return WordTable.<SubscriptionState.Status>named("Subscriptions", LIGHTUP)
                .row(SubscriptionState.Status.PENDING, 1, "pending", "processing")
                .row(SubscriptionState.Status.PENDING, 2, "in progress", "provisioning")
                .row(SubscriptionState.Status.ACTIVE, 1, "active")
                .row(SubscriptionState.Status.SUSPENDED, 1, "suspended")
                .row(SubscriptionState.Status.SUSPENDED, 2, "on hold")
                .row(SubscriptionState.Status.EXPIRED, 1, "expired")
                .row(SubscriptionState.Status.DISABLED, 1, "disabled")
                .row(SubscriptionState.Status.DELETED, 1, "deleted")
                .row(SubscriptionState.Status.CANCELLED, 1, "cancelled")
                .row(SubscriptionState.Status.FAILED, 1, "failed", "rejected")
                .row(SubscriptionState.Status.FAILED, 2, "error");
    }

    private static WordTable.Draft<RequirementTrack.Status> verification() {
        return WordTable.<RequirementTrack.Status>named("Verification of a partner", LIGHTUP)
                .row(RequirementTrack.Status.IN_PROGRESS, 1, "pending")
                .row(RequirementTrack.Status.IN_PROGRESS, 2, "in progress")
                .row(RequirementTrack.Status.SATISFIED, 1, "accepted", "passed")
                .row(RequirementTrack.Status.SATISFIED, 2, "approved", "verified")
                .row(RequirementTrack.Status.REJECTED, 1, "rejected")
                .row(RequirementTrack.Status.REJECTED, 2, "declined", "failed");
    }

    private static WordTable.Draft<PartnerRequirement> agreement() {
        return WordTable.<PartnerRequirement>named("Kinds of agreement", LIGHTUP)
                .row(PartnerRequirement.RESELLER_AGREEMENT, 1, "reseller")
                .row(PartnerRequirement.RESELLER_AGREEMENT, 2, "reseller agreement");
    }
}
