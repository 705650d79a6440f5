package dev.lightup.domain.programme;

/// Why something waits, and who moves next. Source: the channel's own failure reports (docs/metrics).
public enum Cause {
    VENDOR_PROCESSING(Side.VENDOR),
    PROVISIONING_FAILED(Side.DISTRIBUTOR),
    INVALID_DATA(Side.PARTNER),
    CUSTOMER_ACTION(
            Side.CUSTOMER),
    PARTNER_ACTION(
            Side.PARTNER),
    COMPLIANCE(Side.PARTNER),
    DEAL_REVIEW(Side.VENDOR),
    CREDIT(
            Side.PARTNER),
    CREDIT_DECISION(Side.DISTRIBUTOR),
    PAYMENT(
            Side.PARTNER),
    DEPENDENCY(Side.DISTRIBUTOR),
    MANUAL_TASK(Side.DISTRIBUTOR),
    MAPPING(
            Side.DISTRIBUTOR),
    OUTAGE(
            Side.VENDOR),
    NOT_CLOSED(Side.DISTRIBUTOR),
    VERIFICATION(
            Side.VENDOR),
    MILESTONE(
            Side.PARTNER),
    UNKNOWN(
            Side.DISTRIBUTOR),
    NO_REPORT(
            Side.DISTRIBUTOR);

    private final Side side;

    Cause(Side side) {
        this.side = side;
    }

    /// Whose move it is by default.
    public Side side() {
        return side;
    }
}
