package dev.lightup.demo.channel;

import dev.lightup.demo.sending.ScenarioIndex;

/// What the story has in it for a page to show. {@link ScenarioIndex} says where to look for each.
public enum ScenarioKind {
    /// Onboarding cannot go on until credit is granted.
    ONBOARDING_STUCK_ON_CREDIT,
    /// The vendor refuses the partner of record.
    ONBOARDING_STUCK_ON_POR,
    /// The vendor's agreement is signed, but for another region.
    AGREEMENT_IN_ANOTHER_REGION,
    /// The vendor is still verifying the partner.
    VERIFICATION_PENDING,
    /// A partner is suspended by the distributor.
    PARTNER_SUSPENDED,
    /// An offer was announced and could be ordered only much later.
    OFFER_LIT_UP_LATE,
    /// An offer was announced and cannot be ordered to this day.
    OFFER_NEVER_LIT_UP,
    /// An open order whose next move is the partner's.
    ORDER_WAITS_FOR_PARTNER,
    /// An open order whose next move is the distributor's.
    ORDER_WAITS_FOR_DISTRIBUTOR,
    /// An open order whose next move is the vendor's.
    ORDER_WAITS_FOR_VENDOR,
    /// An open order whose next move is the customer's.
    ORDER_WAITS_FOR_CUSTOMER,
    /// An order that waits for the day it was ordered for.
    ORDER_SCHEDULED,
    /// An order that failed and was not sent again.
    ORDER_FAILED,
    /// An order that failed, was sent again and went through.
    ORDER_RESUBMITTED,
    /// Some lines are fulfilled, others are not.
    ORDER_PARTLY_FULFILLED,
    /// Somebody said by when the order will be done.
    ORDER_PROMISED,
    /// An order still open although its seats have been in use for weeks.
    ORDER_IN_USE_NOT_CLOSED,
    /// Paid seats that nobody was given.
    SEATS_NOT_ASSIGNED,
    /// Seats that were given out and took off.
    WORKLOAD_TAKES_OFF,
    /// Seats that were given out and are hardly used.
    WORKLOAD_DOES_NOT_TAKE_OFF,
    /// More active people than paid seats.
    OVER_USE,
    /// No report ever spoke of these seats.
    NO_USAGE_DATA,
    /// A step ticked by somebody's word.
    MILESTONE_BY_HAND,
    /// A step that was due and did not happen.
    MILESTONE_MISSED,
    /// A step that something keeps from happening.
    MILESTONE_BLOCKED,
    /// An escalation nobody has answered yet.
    ESCALATION_OPEN,
    /// An escalation that was raised to a higher level.
    ESCALATION_RAISED,
    /// An escalation somebody works on.
    ESCALATION_ASSIGNED,
    /// An escalation that was resolved and came back.
    ESCALATION_REOPENED,
    /// An escalation that is over.
    ESCALATION_CLOSED,
    /// A renewal within weeks while many seats are idle.
    RENEWAL_WITH_IDLE_SEATS,
    /// A subscription that is suspended now.
    SUBSCRIPTION_SUSPENDED,
    /// A subscription that was suspended and came back.
    SUBSCRIPTION_RESUMED,
    /// A subscription that ended.
    SUBSCRIPTION_CHURNED,
    /// A trial that runs.
    TRIAL_RUNNING,
    /// A trial that became a paid subscription.
    TRIAL_CONVERTED,
    /// A trial that ended without one.
    TRIAL_ENDED,
    /// Events and the newest snapshot give different quantities.
    QUANTITY_DISPUTED,
    /// A customer that moved to another account.
    CUSTOMER_TRANSFERRED,
    /// An account of which nothing has been heard for weeks.
    FEED_SILENT,
    /// An event sent long after it happened.
    LATE_EVENT,
    /// The same event sent again.
    DUPLICATE,
    /// The same id with another content.
    CONFLICT,
    /// An event that a later one corrects.
    CORRECTED,
    /// An event that a later one takes back.
    RETRACTED,
    /// A word of the vendor's that no rule knows.
    UNKNOWN_WORD,
    /// An event type that the catalogue does not have.
    UNKNOWN_TYPE,
    /// A body that cannot be read, or data that is not what its type asks for.
    MALFORMED,
    /// An event that claims to come from another distributor.
    FOREIGN_SOURCE,
    /// Events that found their account only when the customer's link was told.
    PLACED_LATER,
    /// Events whose account nobody has told to this day.
    UNPLACED,
    /// A thin event: something changed at the vendor, details were not received.
    THIN_TOUCH,
    /// A subscription that the newest export no longer lists.
    GONE_FROM_EXPORT,
    /// Rows of an export that cannot be read.
    UNREADABLE_ROWS
}
