package dev.lightup.domain.metric;

/// Every number that pages show. The definitions page and `docs/metrics` say the same.
public enum Metric {
    SEATS_SOLD,
    SEATS_SOLD_TOGETHER,
    SEATS_TRIAL,
    SEATS_ASSIGNED,
    SEATS_IN_USE,
    SEATS_IDLE,
    SEATS_UNMEASURED,
    ACTIVE_SHARE,
    USE_BY_MONTH,
    IN_ACTIVE_USE,
    ORDER_SEATS_IN_USE,
    IDLE_AT_RENEWAL,
    SEATS_AT_STAKE,
    ORDERS_OPEN,
    ORDERS_STUCK,
    ORDERS_SCHEDULED,
    ORDERS_IN_USE_NOT_CLOSED,
    ORDERS_FULFILLED,
    ORDERS_FAILED,
    ORDERS_CANCELLED,
    MOVES,
    DEADLINE,
    BUSINESS_DAYS,
    ONBOARDING_STAGE,
    MILESTONE_DUE,
    MILESTONE_TOOK,
    VERDICT,
    DISPUTED,
    AS_OF,
    GRADE,
    SILENT,
    UNMAPPED,
    UNPLACED,
    QUARANTINED,
    LIGHT_UP_LAG;

    /// What it means.
    public Definition definition() {
        return switch (this) {
            case SEATS_SOLD -> SeatDefinitions.SOLD;
            case SEATS_SOLD_TOGETHER -> SeatDefinitions.SOLD_TOGETHER;
            case SEATS_TRIAL -> SeatDefinitions.TRIAL;
            case SEATS_ASSIGNED -> SeatDefinitions.ASSIGNED;
            case SEATS_IN_USE -> SeatDefinitions.ACTIVE;
            case SEATS_IDLE -> SeatDefinitions.IDLE;
            case SEATS_UNMEASURED -> SeatDefinitions.UNMEASURED;
            case ACTIVE_SHARE -> SeatDefinitions.ACTIVE_SHARE;
            case USE_BY_MONTH -> SeatDefinitions.BY_MONTH;
            case IN_ACTIVE_USE -> SeatDefinitions.IN_ACTIVE_USE;
            case ORDER_SEATS_IN_USE -> SeatDefinitions.ORDER_IN_USE;
            case IDLE_AT_RENEWAL -> SeatDefinitions.RENEWAL_IDLE;
            case SEATS_AT_STAKE -> SeatDefinitions.AT_STAKE;
            case ORDERS_OPEN -> OrderDefinitions.OPEN;
            case ORDERS_STUCK -> OrderDefinitions.STUCK;
            case ORDERS_SCHEDULED -> OrderDefinitions.SCHEDULED;
            case ORDERS_IN_USE_NOT_CLOSED -> OrderDefinitions.NOT_CLOSED;
            case ORDERS_FULFILLED -> OrderDefinitions.FULFILLED;
            case ORDERS_FAILED -> OrderDefinitions.FAILED;
            case ORDERS_CANCELLED -> OrderDefinitions.CANCELLED;
            case MOVES -> OrderDefinitions.MOVES;
            case DEADLINE -> OrderDefinitions.DEADLINE;
            case BUSINESS_DAYS -> OrderDefinitions.AGE;
            case ONBOARDING_STAGE -> OrderDefinitions.STAGE;
            case MILESTONE_DUE -> OrderDefinitions.MILESTONE;
            case MILESTONE_TOOK -> OrderDefinitions.TOOK;
            case VERDICT -> FeedDefinitions.VERDICT;
            case DISPUTED -> FeedDefinitions.DISPUTED;
            case AS_OF -> FeedDefinitions.AS_OF;
            case GRADE -> FeedDefinitions.GRADE;
            case SILENT -> FeedDefinitions.SILENT;
            case UNMAPPED -> FeedDefinitions.UNMAPPED;
            case UNPLACED -> FeedDefinitions.UNPLACED;
            case QUARANTINED -> FeedDefinitions.QUARANTINED;
            case LIGHT_UP_LAG -> FeedDefinitions.LIGHT_UP_LAG;
        };
    }

    /// The word in links: `about/metrics/#<id>`.
    public String id() {
        return definition().id();
    }
}
