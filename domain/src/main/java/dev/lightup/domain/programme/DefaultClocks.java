package dev.lightup.domain.programme;

import dev.lightup.domain.programme.ClockSpan.Unit;

/// The clocks that hold where the programme sets none. Source: the channel's own practice (docs/metrics): what machines do
/// takes hours, what people do takes business days, a failed order is resubmitted within two business hours.
public final class DefaultClocks {
    private DefaultClocks() {}

    /// The clock of a cause.
    public static StuckClock of(Cause cause) {
        return switch (cause) {
            case VENDOR_PROCESSING, OUTAGE -> automatic(cause);
            case INVALID_DATA, CUSTOMER_ACTION, PARTNER_ACTION, COMPLIANCE, DEAL_REVIEW, CREDIT, CREDIT_DECISION,
                    PAYMENT, DEPENDENCY, MANUAL_TASK, MAPPING, NOT_CLOSED, UNKNOWN ->
                manual(cause);
            case VERIFICATION ->
                new StuckClock(cause, new ClockSpan(3, Unit.BUSINESS_DAYS), new ClockSpan(5, Unit.BUSINESS_DAYS));
            case PROVISIONING_FAILED ->
                new StuckClock(cause, new ClockSpan(1, Unit.BUSINESS_HOURS), new ClockSpan(2, Unit.BUSINESS_HOURS));
            // a report comes within days, one of use within a month at the latest
            case NO_REPORT ->
                new StuckClock(cause, new ClockSpan(5, Unit.BUSINESS_DAYS), new ClockSpan(10, Unit.BUSINESS_DAYS));
            // a step's own due day decides; this clock serves only steps without one
            case MILESTONE ->
                new StuckClock(cause, new ClockSpan(5, Unit.BUSINESS_DAYS), new ClockSpan(10, Unit.BUSINESS_DAYS));
        };
    }

    private static StuckClock automatic(Cause cause) {
        return new StuckClock(cause, new ClockSpan(4, Unit.HOURS), new ClockSpan(48, Unit.HOURS));
    }

    private static StuckClock manual(Cause cause) {
        return new StuckClock(cause, new ClockSpan(1, Unit.BUSINESS_DAYS), new ClockSpan(3, Unit.BUSINESS_DAYS));
    }
}
