package dev.lightup.domain.programme;

import dev.lightup.domain.event.Reason;
import dev.lightup.domain.state.OrderState;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What senders' reason codes mean. Codes compare without case, spaces and punctuation; a code that no sender is known to
/// use is never guessed.
public final class Causes {
    /// The codes by cause: first our own words, then the senders'. CloudBlue Commerce: NP WP WZ LO PF HL; CloudBlue
    /// Connect: inquiring, tiers_setup; Pax8: PendingManual, PendingAutomated, PendingActivation, PendingCancel,
    /// WaitingForDetails; ArrowSphere: numbers; Ingram: order_hold, order_backordered, mpa_*; Partner Center: pending
    /// review, po upload, error codes of the partner of record.
    private static final Map<Cause, List<String>> CODES = new EnumMap<>(Map.ofEntries(
            Map.entry(Cause.VENDOR_PROCESSING,
                    List.of("vendor processing", "LO", "long running operation", "processing",
                            "provisioning", "pending", "in progress", "pending automated", "pending activation",
                            "pending cancel", "prefulfillment pending", "order backordered", "backordered", "40", "42",
                            "44",
                            "62", "72")),
            Map.entry(Cause.PROVISIONING_FAILED, List.of("provisioning failed", "PF", "error", "failed", "fail",
                    "partial success", "unfulfilled", "activation failed", "vendor error", "transmission failure", "43",
                    "85")),
            Map.entry(Cause.INVALID_DATA, List.of("invalid data", "invalid address", "invalid postcode",
                    "invalid postal code", "invalid domain", "domain taken", "domain prefix", "missing contact",
                    "name too long", "quantity above limit", "quantity below limit", "quantity out of range",
                    "invalid quantity", "value error")),
            Map.entry(Cause.CUSTOMER_ACTION, List.of("customer action", "customer", "inquiring", "waiting for details",
                    "mca", "mca not accepted", "customer agreement", "agreement not accepted", "gdap", "gdap pending",
                    "gdap expired", "approval pending", "customer form", "reseller link pending")),
            Map.entry(Cause.PARTNER_ACTION, List.of("partner action", "tiers setup", "mpa", "mpa not signed",
                    "mpa missing", "pending po upload", "po upload", "po missing", "po review rejected",
                    "reseller form",
                    "reseller agreement")),
            Map.entry(Cause.COMPLIANCE, List.of("compliance", "por invalid", "por", "partner suspended", "wrong region",
                    "mpa wrong region", "mpa other region", "suspended", "not authorized", "900400")),
            Map.entry(Cause.DEAL_REVIEW, List.of("deal review", "pending review", "review required",
                    "po upload complete", "po review", "fraud review")),
            Map.entry(Cause.CREDIT, List.of("credit", "credit limit", "credit exceeded", "credit hold", "no credit",
                    "overdue", "overdue invoices")),
            Map.entry(Cause.CREDIT_DECISION, List.of("credit decision", "credit review", "credit check",
                    "credit pending", "credit requested", "credit approval")),
            Map.entry(Cause.PAYMENT, List.of("payment", "NP", "no payment method", "WP", "waiting for payment", "WZ",
                    "waiting for payment after provisioning", "payment failed", "payment pending")),
            Map.entry(Cause.DEPENDENCY, List.of("dependency", "parent", "waiting for parent", "parent pending",
                    "earlier change", "blocked by change", "previous change failed")),
            Map.entry(Cause.MANUAL_TASK, List.of("manual task", "manual", "pending manual", "manual provisioning", "HL",
                    "hold", "on hold", "order hold")),
            Map.entry(Cause.MAPPING, List.of("mapping", "tenant mapping", "sku mapping", "missing mapping",
                    "wrong tenant", "unknown sku", "expired credentials")),
            Map.entry(Cause.OUTAGE, List.of("outage", "vendor outage", "api outage", "service unavailable")),
            Map.entry(Cause.NOT_CLOSED, List.of("not closed")),
            Map.entry(Cause.VERIFICATION, List.of("verification", "verification pending", "vetting", "challenged")),
            Map.entry(Cause.MILESTONE, List.of("milestone")), Map.entry(Cause.UNKNOWN, List.of("unknown")),
            Map.entry(Cause.NO_REPORT, List.of("no report"))));

    private static final List<String> SCHEDULED = List.of("scheduled", "futuredate", "future effective date",
            "schedule", "future start");

    private static final Map<String, Cause> BY_CODE = byCode();
    private static final List<String> NEVER_STUCK = SCHEDULED.stream().map(Causes::squeeze).toList();

    private Causes() {}

    /// A cause, and the sender's code when no rule knows it.
    public record Named(Cause cause, Optional<String> unmapped) {}

    /// The cause that a sender's code names.
    public static Optional<Cause> named(String code) {
        return Optional.ofNullable(BY_CODE.get(squeeze(code)));
    }

    /// Whether a code says that a future day was asked for: never stuck.
    public static boolean isScheduled(String code) {
        return NEVER_STUCK.contains(squeeze(code));
    }

    /// Why an order waits: by the sender's reason; by the order's status when none was given; {@link Cause#UNKNOWN} and the
    /// code itself when no rule knows it.
    ///
    /// @param manual whether people provision it
    public static Named of(OrderState.Status status, boolean manual, Optional<Reason> reason) {
        return reason.map(r -> of(r.code(), Cause.UNKNOWN, byStatus(status, manual)))
                .orElseGet(() -> new Named(byStatus(status, manual), Optional.empty()));
    }

    /// The cause that a reason names; another when no rule knows its code.
    ///
    /// @param otherwise the cause without a reason, or with an unknown one
    public static Named of(Optional<Reason> reason, Cause otherwise) {
        return reason.map(r -> of(r.code(), otherwise, otherwise))
                .orElseGet(() -> new Named(otherwise, Optional.empty()));
    }

    private static Named of(String code, Cause unknown, Cause blank) {
        if (squeeze(code).isEmpty() || isScheduled(code)) {
            return new Named(blank, Optional.empty());
        }
        return named(code).map(c -> new Named(c, Optional.empty()))
                .orElseGet(() -> new Named(unknown, Optional.of(code)));
    }

    /// The cause of an order's wait that nobody gave a reason for. A hold without a reason stays unknown: whoever holds it
    /// must say why.
    private static Cause byStatus(OrderState.Status status, boolean manual) {
        return switch (status) {
            case SUBMITTED, ACCEPTED, PROVISIONING, PARTIALLY_FULFILLED, FULFILLED, CANCELLED ->
                manual ? Cause.MANUAL_TASK : Cause.VENDOR_PROCESSING;
            case REVIEW_REQUIRED -> Cause.DEAL_REVIEW;
            case ACTION_REQUIRED -> Cause.PARTNER_ACTION;
            case FAILED -> Cause.PROVISIONING_FAILED;
            case ON_HOLD, UNKNOWN -> Cause.UNKNOWN;
        };
    }

    private static Map<String, Cause> byCode() {
        Map<String, Cause> result = new HashMap<>();
        CODES.forEach((cause, codes) -> codes.forEach(code -> {
            Cause other = result.put(squeeze(code), cause);
            if (other != null) {
                throw new IllegalStateException(code + " names both " + other + " and " + cause);
            }
        }));
        return Map.copyOf(result);
    }

    private static String squeeze(String code) {
        String word = code.startsWith("im::") || code.startsWith("IM::") ? code.substring(4) : code;
        return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
