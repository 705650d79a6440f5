package dev.lightup.domain.programme;

import dev.lightup.domain.words.OwnStatusWords;
import dev.lightup.domain.words.WordTable;

/// Lightup's own reason codes, which every table begins with.
public final class OwnReasonCodes {
    private OwnReasonCodes() {}

    /// Tables that hold our own codes, to go on with.
    public static ReasonCodes.Draft draft() {
        return new ReasonCodes.Draft(cause(), later());
    }

    private static WordTable.Draft<Cause> cause() {
        return WordTable.<Cause>named("Reason codes", OwnStatusWords.LIGHTUP)
                .row(Cause.VENDOR_PROCESSING, 1, "vendor processing", "processing", "provisioning", "pending",
                        "in progress", "backordered")
                .row(Cause.PROVISIONING_FAILED, 1, "provisioning failed", "error", "failed", "fail",
                        "activation failed", "vendor error")
                .row(Cause.INVALID_DATA, 1, "invalid data", "invalid address", "invalid postcode",
                        "invalid postal code", "invalid domain", "domain taken", "domain prefix", "missing contact",
                        "name too long", "quantity above limit", "quantity below limit", "quantity out of range",
                        "invalid quantity")
                .row(Cause.CUSTOMER_ACTION, 1, "customer action", "customer", "mca", "mca not accepted",
                        "customer agreement", "agreement not accepted", "gdap", "gdap pending", "gdap expired",
                        "approval pending", "customer form", "reseller link pending")
                .row(Cause.PARTNER_ACTION, 1, "partner action", "mpa", "mpa not signed", "mpa missing", "po missing",
                        "reseller form", "reseller agreement")
                .row(Cause.COMPLIANCE, 1, "compliance", "por invalid", "por", "partner suspended", "wrong region",
                        "suspended", "not authorized")
                .row(Cause.DEAL_REVIEW, 1, "deal review", "review required", "fraud review")
                .row(Cause.CREDIT, 1, "credit", "credit limit", "credit exceeded", "credit hold", "no credit",
                        "overdue", "overdue invoices")
                .row(Cause.CREDIT_DECISION, 1, "credit decision", "credit review", "credit check", "credit pending",
                        "credit requested", "credit approval")
                .row(Cause.PAYMENT, 1, "payment", "no payment method", "waiting for payment",
                        "waiting for payment after provisioning", "payment failed", "payment pending")
                .row(Cause.DEPENDENCY, 1, "dependency", "parent", "waiting for parent", "parent pending",
                        "earlier change", "blocked by change", "previous change failed")
                .row(Cause.MANUAL_TASK, 1, "manual task", "manual", "manual provisioning", "hold", "on hold")
                .row(Cause.MAPPING, 1, "mapping", "tenant mapping", "sku mapping", "missing mapping", "wrong tenant",
                        "unknown sku", "expired credentials")
                .row(Cause.OUTAGE, 1, "outage", "vendor outage", "api outage", "service unavailable")
                .row(Cause.NOT_CLOSED, 1, "not closed")
                .row(Cause.VERIFICATION, 1, "verification", "verification pending", "vetting")
                .row(Cause.MILESTONE, 1, "milestone")
                .row(Cause.UNKNOWN, 1, "unknown")
                .row(Cause.NO_REPORT, 2, "no report");
    }

    private static WordTable.Draft<ReasonCodes.Later> later() {
        return WordTable.<ReasonCodes.Later>named("Codes of a later start", OwnStatusWords.LIGHTUP)
                .row(ReasonCodes.Later.SCHEDULED, 1, "scheduled", "futuredate", "future effective date", "schedule",
                        "future start");
    }
}
