package dev.lightup.domain.words;

import static dev.lightup.domain.words.WordSource.APPDIRECT;
import static dev.lightup.domain.words.WordSource.ARROWSPHERE;
import static dev.lightup.domain.words.WordSource.CLOUDBLUE_COMMERCE;
import static dev.lightup.domain.words.WordSource.CLOUDBLUE_CONNECT;
import static dev.lightup.domain.words.WordSource.INGRAM;
import static dev.lightup.domain.words.WordSource.ION;
import static dev.lightup.domain.words.WordSource.LIGHTUP;
import static dev.lightup.domain.words.WordSource.MARKETPLACE;
import static dev.lightup.domain.words.WordSource.PARTNER_CENTER;
import static dev.lightup.domain.words.WordSource.PAX8;

import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.PartnerRequirement;
import dev.lightup.domain.state.RequirementTrack;
import dev.lightup.domain.state.SubscriptionState;

/// Senders' words for where something stands, as the vendors document them. The page docs/senders/words.md is made of these tables.
public final class StatusWords {
    /// Where an order stands, or one line of it: in `order.line_updated`, in rows of orders, one or several an order.
    public static final WordTable<OrderState.Status> ORDER = WordTable.<OrderState.Status>named(
            "Orders and their lines")
            .row(OrderState.Status.SUBMITTED, LIGHTUP, 1, "submitted")
            .row(OrderState.Status.ACCEPTED, LIGHTUP, 1, "accepted")
            .row(OrderState.Status.REVIEW_REQUIRED, LIGHTUP, 1, "review required")
            .row(OrderState.Status.REVIEW_REQUIRED, PARTNER_CENTER, 1, "pending review", "po upload complete")
            .row(OrderState.Status.ON_HOLD, LIGHTUP, 1, "on hold", "suspended")
            .row(OrderState.Status.ON_HOLD, LIGHTUP, 2, "hold")
            .row(OrderState.Status.ON_HOLD, CLOUDBLUE_COMMERCE, 1, "HL")
            .row(OrderState.Status.ON_HOLD, INGRAM, 2, "order hold")
            .row(OrderState.Status.ACTION_REQUIRED, LIGHTUP, 1, "action required")
            .row(OrderState.Status.ACTION_REQUIRED, PARTNER_CENTER, 1, "pending po upload")
            .row(OrderState.Status.ACTION_REQUIRED, CLOUDBLUE_COMMERCE, 1, "NP", "WP", "WZ")
            .row(OrderState.Status.ACTION_REQUIRED, CLOUDBLUE_CONNECT, 1, "inquiring")
            .row(OrderState.Status.ACTION_REQUIRED, CLOUDBLUE_CONNECT, 2, "tiers setup")
            .row(OrderState.Status.PROVISIONING, LIGHTUP, 1, "provisioning", "pending", "processing", "in progress")
            .row(OrderState.Status.PROVISIONING, PARTNER_CENTER, 1, "prefulfillment pending")
            .row(OrderState.Status.PROVISIONING, CLOUDBLUE_COMMERCE, 1, "LO")
            .row(OrderState.Status.PROVISIONING, INGRAM, 2, "backordered", "order backordered")
            .row(OrderState.Status.PARTIALLY_FULFILLED, LIGHTUP, 1, "partially fulfilled")
            .row(OrderState.Status.PARTIALLY_FULFILLED, PARTNER_CENTER, 1, "partial success")
            .row(OrderState.Status.FULFILLED, LIGHTUP, 1, "fulfilled", "completed")
            .row(OrderState.Status.FULFILLED, LIGHTUP, 2, "complete", "delivered", "provisioned", "done")
            .row(OrderState.Status.FULFILLED, CLOUDBLUE_CONNECT, 1, "approved")
            .row(OrderState.Status.FULFILLED, PAX8, 2, "success")
            .row(OrderState.Status.FULFILLED, INGRAM, 2, "shipped", "order shipped")
            .row(OrderState.Status.FULFILLED, MARKETPLACE, 2, "succeeded")
            .row(OrderState.Status.FAILED, LIGHTUP, 1, "failed", "error")
            .row(OrderState.Status.FAILED, LIGHTUP, 2, "rejected")
            .row(OrderState.Status.FAILED, PARTNER_CENTER, 1, "po review rejected", "unfulfilled")
            .row(OrderState.Status.FAILED, CLOUDBLUE_COMMERCE, 1, "PF")
            .row(OrderState.Status.FAILED, PAX8, 2, "fail")
            .row(OrderState.Status.CANCELLED, LIGHTUP, 1, "cancelled")
            .row(OrderState.Status.CANCELLED, CLOUDBLUE_CONNECT, 2, "revoked")
            .row(OrderState.Status.CANCELLED, INGRAM, 2, "voided", "order voided")
            .table();

    /// Where a subscription stands, in `subscription.snapshot` and in rows of seats.
    public static final WordTable<SubscriptionState.Status> SUBSCRIPTION = WordTable.<SubscriptionState.Status>named(
            "Subscriptions")
            .row(SubscriptionState.Status.PENDING, LIGHTUP, 1, "pending", "processing")
            .row(SubscriptionState.Status.PENDING, LIGHTUP, 2, "in progress", "provisioning")
            .row(SubscriptionState.Status.PENDING, PARTNER_CENTER, 1, "none")
            .row(SubscriptionState.Status.PENDING, PAX8, 1, "pending automated", "pending manual")
            .row(SubscriptionState.Status.PENDING, PAX8, 2, "pending activation", "waiting for details")
            .row(SubscriptionState.Status.PENDING, APPDIRECT, 2, "initialized")
            .row(SubscriptionState.Status.PENDING, ARROWSPHERE, 1, "42", "62", "72")
            .row(SubscriptionState.Status.PENDING, ARROWSPHERE, 2, "40", "44")
            .row(SubscriptionState.Status.PENDING, ION, 2, "accepted", "confirmed", "initiated")
            .row(SubscriptionState.Status.PENDING, MARKETPLACE, 1, "pending fulfillment start")
            .row(SubscriptionState.Status.ACTIVE, LIGHTUP, 1, "active")
            .row(SubscriptionState.Status.ACTIVE, PAX8, 1, "activated")
            .row(SubscriptionState.Status.ACTIVE, ARROWSPHERE, 1, "86")
            .row(SubscriptionState.Status.ACTIVE, ION, 2, "enabled", "running")
            .row(SubscriptionState.Status.ACTIVE, MARKETPLACE, 1, "subscribed")
            .row(SubscriptionState.Status.SUSPENDED, LIGHTUP, 1, "suspended")
            .row(SubscriptionState.Status.SUSPENDED, LIGHTUP, 2, "on hold")
            .row(SubscriptionState.Status.SUSPENDED, CLOUDBLUE_COMMERCE, 1, "hold")
            .row(SubscriptionState.Status.SUSPENDED, ARROWSPHERE, 1, "87")
            .row(SubscriptionState.Status.SUSPENDED, ION, 2, "paused")
            .row(SubscriptionState.Status.EXPIRED, LIGHTUP, 1, "expired")
            .row(SubscriptionState.Status.EXPIRED, ARROWSPHERE, 1, "88")
            .row(SubscriptionState.Status.DISABLED, LIGHTUP, 1, "disabled")
            .row(SubscriptionState.Status.DELETED, LIGHTUP, 1, "deleted")
            .row(SubscriptionState.Status.DELETED, PARTNER_CENTER, 2, "deprovisioned")
            .row(SubscriptionState.Status.DELETED, CLOUDBLUE_COMMERCE, 2, "removed")
            .row(SubscriptionState.Status.CANCELLED, LIGHTUP, 1, "cancelled")
            .row(SubscriptionState.Status.CANCELLED, CLOUDBLUE_CONNECT, 1, "terminated")
            .row(SubscriptionState.Status.CANCELLED, ARROWSPHERE, 1, "89")
            .row(SubscriptionState.Status.CANCELLED, MARKETPLACE, 1, "unsubscribed")
            .row(SubscriptionState.Status.FAILED, LIGHTUP, 1, "failed", "rejected")
            .row(SubscriptionState.Status.FAILED, LIGHTUP, 2, "error")
            .row(SubscriptionState.Status.FAILED, ARROWSPHERE, 1, "43", "85")
            .table();

    /// How far the vendor's check of a partner came, in `partner.verification.updated`.
    public static final WordTable<RequirementTrack.Status> VERIFICATION = WordTable.<RequirementTrack.Status>named(
            "Verification of a partner")
            .row(RequirementTrack.Status.IN_PROGRESS, LIGHTUP, 1, "pending")
            .row(RequirementTrack.Status.IN_PROGRESS, LIGHTUP, 2, "in progress")
            .row(RequirementTrack.Status.SATISFIED, LIGHTUP, 1, "accepted", "passed")
            .row(RequirementTrack.Status.SATISFIED, LIGHTUP, 2, "approved", "verified")
            .row(RequirementTrack.Status.SATISFIED, PARTNER_CENTER, 2, "authorized")
            .row(RequirementTrack.Status.REJECTED, LIGHTUP, 1, "rejected")
            .row(RequirementTrack.Status.REJECTED, LIGHTUP, 2, "declined", "failed")
            .row(RequirementTrack.Status.BLOCKED, PARTNER_CENTER, 1, "challenged")
            .table();

    /// Which agreement, in `partner.agreement.*`.
    public static final WordTable<PartnerRequirement> AGREEMENT = WordTable
            .<PartnerRequirement>named("Kinds of agreement")
            .row(PartnerRequirement.RESELLER_AGREEMENT, LIGHTUP, 1, "reseller")
            .row(PartnerRequirement.RESELLER_AGREEMENT, LIGHTUP, 2, "reseller agreement")
            .row(PartnerRequirement.MPA, PARTNER_CENTER, 1, "mpa")
            .row(PartnerRequirement.MPA, PARTNER_CENTER, 2, "microsoft partner agreement")
            .table();

    private StatusWords() {}
}
