package dev.lightup.domain.reading;

/// Every number that pages show. The definitions page and `docs/metrics` say the same.
public enum Metric {
    SEATS_SOLD, SEATS_TRIAL, SEATS_ASSIGNED, SEATS_IN_USE, SEATS_IDLE, SEATS_UNMEASURED, ASSIGNED_SHARE, ACTIVE_SHARE, ORDER_SEATS_IN_USE, IDLE_AT_RENEWAL, SEATS_AT_STAKE, IN_ACTIVE_USE;

    /// What it means.
    public Definition definition() {
        return switch (this) {
            case SEATS_SOLD -> SeatDefinitions.SOLD;
            case SEATS_TRIAL -> SeatDefinitions.TRIAL;
            case SEATS_ASSIGNED -> SeatDefinitions.ASSIGNED;
            case SEATS_IN_USE -> SeatDefinitions.ACTIVE;
            case SEATS_IDLE -> SeatDefinitions.IDLE;
            case SEATS_UNMEASURED -> SeatDefinitions.UNMEASURED;
            case ASSIGNED_SHARE -> SeatDefinitions.ASSIGNED_SHARE;
            case ACTIVE_SHARE -> SeatDefinitions.ACTIVE_SHARE;
            case ORDER_SEATS_IN_USE -> SeatDefinitions.ORDER_IN_USE;
            case IDLE_AT_RENEWAL -> SeatDefinitions.RENEWAL_IDLE;
            case SEATS_AT_STAKE -> SeatDefinitions.AT_STAKE;
            case IN_ACTIVE_USE -> SeatDefinitions.IN_ACTIVE_USE;
        };
    }

    /// The word in links: `about/metrics/#<id>`.
    public String id() {
        return definition().id();
    }
}
