package dev.lightup.domain.metric;

/// What the order and onboarding numbers mean.
final class OrderDefinitions {
    private static final String ORDERS = "order events; for orders that only an export tells of, the newest export";

    static final Definition OPEN = Definition.count("orders-open", "Open orders",
            "orders that are neither scheduled, fulfilled, failed nor cancelled", ORDERS, "none for events",
            "Stuck orders and those in use but not closed are open ones. An order with a status that no rule knows is open: "
                    + "unknown is not done.");
    static final Definition STUCK = Definition.count("orders-stuck", "Stuck orders",
            "open orders whose seats are not in use and that wait for the same side for longer than the warning of their cause's "
                    + "clock",
            ORDERS + "; the programme's clocks, by default: machines 4 h / 48 h, people 1 / 3 business days, "
                    + "verification 3 / 5 business days, resubmission 1 / 2 business hours (warning / breach)",
            "none for events",
            "A promised day moves the deadline, not the warning: a promised order still counts as stuck. The wait began when it "
                    + "became this side's: another status or cause of the same side does not restart it.")
            .second();
    static final Definition SCHEDULED = Definition.count("orders-scheduled", "Scheduled orders",
            "orders that wait for the day from which they may be worked on", ORDERS, "none for events",
            "Never stuck, and not part of open orders; the clock starts on their day.");
    static final Definition NOT_CLOSED = Definition.count("orders-in-use-not-closed", "In use, not closed",
            "open orders of which seats are in use, by attribution", ORDERS + ", seat reports",
            "that of the seat report",
            "Part of open orders, never of stuck ones. The distributor's move: somebody lost the message that closes it.");
    static final Definition FULFILLED = Definition.count("orders-fulfilled", "Fulfilled orders",
            "orders whose status is fulfilled", ORDERS, "none for events", "Fulfilled is provisioned, not yet used.");
    static final Definition FAILED = Definition.count("orders-failed", "Failed orders",
            "orders whose status is failed", ORDERS, "none for events",
            "Until they are resubmitted or cancelled they wait for somebody, with a clock of their own; they do not count as stuck.");
    static final Definition CANCELLED = Definition.count("orders-cancelled", "Cancelled orders",
            "orders whose status is cancelled", ORDERS, "none for events",
            "Cancelled by whomever; the reason stands beside it.");
    static final Definition MOVES = Definition.count("moves", "Things that wait",
            "open orders that are not scheduled, failed orders, onboarding requirements in progress, blocked, rejected or "
                    + "expired unless the partner is offboarded, of each milestone path the step that comes next and blocked "
                    + "ones, once they are due, open escalations, a seat report where due steps cannot be seen without one",
            "order, partner, milestone and escalation events, seat reports", "none for events",
            "A step that waits for the one above it is not late by itself. Whose move it is follows from the cause, not from a guess: a hold that nobody explained is the distributor's. "
                    + "Steps that come next or are blocked and are not due are listed as coming, in no count; of one path, steps that wait for the same "
                    + "side are one thing, the most pressing. Headline, list, files and the level above hold exactly these, by "
                    + "side. A distributor's list holds them all, up to 2,000 of an account, and says so where an account has more: a list a side, its "
                    + "own first, in a side late things first, then business days late x seats (a thing without seats counts as one, a day begun "
                    + "as one), what is not late by its day; its counts have no bound.")
            .third();
    static final Definition DEADLINE = Definition.count("deadline", "Deadline",
            "when the wait for that side began + the breach of its cause's clock, by the distributor's calendar; the closing hour "
                    + "of the promised day when one was promised in this wait for a day that ends after it began, of the due day "
                    + "for milestones",
            "the programme's clocks and calendar, promises", "none",
            "Late from that instant on, also when a promise was not kept. A changed cause or status of the same side restarts "
                    + "nothing, another side's does; acknowledging an escalation restarts nothing. What waits for a seat report "
                    + "began with the newest one.")
            .second();
    static final Definition AGE = Definition.count("business-days", "Business days",
            "business days after the one day up to and with the other", "the distributor's workdays, holidays and zone",
            "flips at the distributor's day start",
            "Hours do not count: what began last evening is one business day old today.");
    static final Definition STAGE = Definition.count("onboarding-stage", "Onboarding stage",
            "the furthest of: applied (only the application was told, not settled), qualifying (another requirement, or the "
                    + "application settled), ready (all mandatory requirements settled for a region), transacting (an order "
                    + "fulfilled, wholly or in part, or an active or suspended subscription that is no trial), active use (a "
                    + "seat in use); suspended and offboarded override",
            "partner, order, subscription events, seat reports", "none for events",
            "Mandatory are all requirements but portal access; settled is satisfied or waived, by the word of the region or, "
                    + "without one, of none. What stands today counts: onboarding moves in both directions.")
            .second();
    static final Definition MILESTONE = Definition.count("milestone-due", "Milestone due",
            "the day of provisioning + the step's business days, unless another day was planned",
            "the order fulfilled, else the subscription activated or created, else the first fulfilled order of the customer's SKU, "
                    + "else the earliest file that lists it or seat that was seen; the offer's milestone template; milestone events",
            "none for events; that of the seat report for ticks",
            "Active and suspended subscriptions of an offer with a template have paths, trials too. Where the day of "
                    + "provisioning is no business day, none from it is the next one. Seats tick what they prove: first assigned, first active, a share in active use, of the sold seats that the page shows. "
                    + "They are counted for a customer's SKU, so the subscription of a SKU that was provisioned first has the path; a later one where "
                    + "people speak of it. A step that only a report could prove is not late while none of the instant of its due "
                    + "day's end or later has come: it cannot be seen. A day to come on which a step is said to be reached reaches "
                    + "it on that day. A row that waits says what the step asks for (a share of the sold seats, rounded up), how many "
                    + "there are now, and since when: the day of the first report with as many, where none ever told more.")
            .second();
    static final Definition TOOK = Definition.count("milestone-took", "Took",
            "business days from the step before, or from provisioning, to the day the step was reached; for provisioning "
                    + "itself from the order's submission",
            "as milestone due", "that of the seat report",
            "Told only where the step was reached on the day of the one above it or later.").second();

    private OrderDefinitions() {}
}
