package dev.lightup.domain.programme;

import static dev.lightup.domain.words.WordSource.ARROWSPHERE;
import static dev.lightup.domain.words.WordSource.CLOUDBLUE_COMMERCE;
import static dev.lightup.domain.words.WordSource.CLOUDBLUE_CONNECT;
import static dev.lightup.domain.words.WordSource.INGRAM;
import static dev.lightup.domain.words.WordSource.LIGHTUP;
import static dev.lightup.domain.words.WordSource.PARTNER_CENTER;
import static dev.lightup.domain.words.WordSource.PAX8;

import dev.lightup.domain.words.WordTable;

/// Senders' reason codes: why something waits or failed, and so whose move it is.
public final class ReasonCodes {
    /// The cause that a code names.
    public static final WordTable<Cause> TABLE = WordTable.<Cause>named("Reason codes")
            .row(Cause.VENDOR_PROCESSING, LIGHTUP, 1, "vendor processing", "processing", "provisioning", "pending",
                    "in progress", "backordered")
            .row(Cause.VENDOR_PROCESSING, CLOUDBLUE_COMMERCE, 1, "LO", "long running operation")
            .row(Cause.VENDOR_PROCESSING, PARTNER_CENTER, 1, "prefulfillment pending")
            .row(Cause.VENDOR_PROCESSING, PAX8, 1, "pending automated", "pending activation", "pending cancel")
            .row(Cause.VENDOR_PROCESSING, INGRAM, 1, "order backordered")
            .row(Cause.VENDOR_PROCESSING, ARROWSPHERE, 1, "40", "42", "44", "62", "72")
            .row(Cause.PROVISIONING_FAILED, LIGHTUP, 1, "provisioning failed", "error", "failed", "fail",
                    "activation failed", "vendor error")
            .row(Cause.PROVISIONING_FAILED, CLOUDBLUE_COMMERCE, 1, "PF")
            .row(Cause.PROVISIONING_FAILED, PARTNER_CENTER, 1, "partial success", "unfulfilled")
            .row(Cause.PROVISIONING_FAILED, ARROWSPHERE, 1, "transmission failure", "43", "85")
            .row(Cause.INVALID_DATA, LIGHTUP, 1, "invalid data", "invalid address", "invalid postcode",
                    "invalid postal code", "invalid domain", "domain taken", "domain prefix", "missing contact",
                    "name too long", "quantity above limit", "quantity below limit", "quantity out of range",
                    "invalid quantity")
            .row(Cause.INVALID_DATA, CLOUDBLUE_CONNECT, 1, "value error")
            .row(Cause.CUSTOMER_ACTION, LIGHTUP, 1, "customer action", "customer", "mca", "mca not accepted",
                    "customer agreement", "agreement not accepted", "gdap", "gdap pending", "gdap expired",
                    "approval pending", "customer form", "reseller link pending")
            .row(Cause.CUSTOMER_ACTION, CLOUDBLUE_CONNECT, 1, "inquiring")
            .row(Cause.CUSTOMER_ACTION, PAX8, 1, "waiting for details")
            .row(Cause.PARTNER_ACTION, LIGHTUP, 1, "partner action", "mpa", "mpa not signed", "mpa missing",
                    "po missing",
                    "reseller form", "reseller agreement")
            .row(Cause.PARTNER_ACTION, CLOUDBLUE_CONNECT, 1, "tiers setup")
            .row(Cause.PARTNER_ACTION, PARTNER_CENTER, 1, "pending po upload", "po upload", "po review rejected")
            .row(Cause.COMPLIANCE, LIGHTUP, 1, "compliance", "por invalid", "por", "partner suspended", "wrong region",
                    "suspended", "not authorized")
            .row(Cause.COMPLIANCE, INGRAM, 1, "mpa wrong region", "mpa other region")
            .row(Cause.COMPLIANCE, PARTNER_CENTER, 1, "900400")
            .row(Cause.DEAL_REVIEW, LIGHTUP, 1, "deal review", "review required", "fraud review")
            .row(Cause.DEAL_REVIEW, PARTNER_CENTER, 1, "pending review", "po upload complete", "po review")
            .row(Cause.CREDIT, LIGHTUP, 1, "credit", "credit limit", "credit exceeded", "credit hold", "no credit",
                    "overdue", "overdue invoices")
            .row(Cause.CREDIT_DECISION, LIGHTUP, 1, "credit decision", "credit review", "credit check",
                    "credit pending", "credit requested", "credit approval")
            .row(Cause.PAYMENT, LIGHTUP, 1, "payment", "no payment method", "waiting for payment",
                    "waiting for payment after provisioning", "payment failed", "payment pending")
            .row(Cause.PAYMENT, CLOUDBLUE_COMMERCE, 1, "NP", "WP", "WZ")
            .row(Cause.DEPENDENCY, LIGHTUP, 1, "dependency", "parent", "waiting for parent", "parent pending",
                    "earlier change", "blocked by change", "previous change failed")
            .row(Cause.MANUAL_TASK, LIGHTUP, 1, "manual task", "manual", "manual provisioning", "hold", "on hold")
            .row(Cause.MANUAL_TASK, CLOUDBLUE_COMMERCE, 1, "HL")
            .row(Cause.MANUAL_TASK, PAX8, 1, "pending manual")
            .row(Cause.MANUAL_TASK, INGRAM, 1, "order hold")
            .row(Cause.MAPPING, LIGHTUP, 1, "mapping", "tenant mapping", "sku mapping", "missing mapping",
                    "wrong tenant", "unknown sku", "expired credentials")
            .row(Cause.OUTAGE, LIGHTUP, 1, "outage", "vendor outage", "api outage", "service unavailable")
            .row(Cause.NOT_CLOSED, LIGHTUP, 1, "not closed")
            .row(Cause.VERIFICATION, LIGHTUP, 1, "verification", "verification pending", "vetting")
            .row(Cause.VERIFICATION, PARTNER_CENTER, 1, "challenged")
            .row(Cause.MILESTONE, LIGHTUP, 1, "milestone")
            .row(Cause.UNKNOWN, LIGHTUP, 1, "unknown")
            .row(Cause.NO_REPORT, LIGHTUP, 2, "no report")
            .table();

    /// Codes that give a day of the future as the reason: what waits for its day waits for nobody.
    public static final WordTable<Later> LATER = WordTable.<Later>named("Codes of a later start")
            .row(Later.SCHEDULED, LIGHTUP, 1, "scheduled", "futuredate", "future effective date", "schedule",
                    "future start")
            .table();

    /// What such a code says.
    public enum Later {
        /// A later start was asked for.
        SCHEDULED
    }

    private ReasonCodes() {}
}
