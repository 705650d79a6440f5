package dev.lightup.domain.metric;

import java.time.LocalDate;

/// What the seat numbers mean.
final class SeatDefinitions {
    private static final String SUBSCRIPTIONS = "subscription events; for subscriptions that only a snapshot tells of, "
            + "the newest snapshot; for a SKU without any subscription that says where it stands, the seat report's own sold count";
    private static final String REPORTS = "seat reports (usage.snapshot) and seat events, once for each customer, SKU and workload";
    private static final String REPORT_LAG = "that of the report: usually 3 to 5 days, for use up to a month; the as-of stands beside it";

    static final Definition SOLD = Definition.count("seats-sold", "Seats sold",
            "sum of the paid quantity of active and suspended subscriptions that are no trials", SUBSCRIPTIONS,
            "none for events; that of the snapshot otherwise",
            "Seats that are being provisioned (created and not yet active), and those of unknown status (the sender's word is in no "
                    + "table, or its events told none), stand apart, each by its name. A SKU of which only seats being provisioned, trials or "
                    + "ended subscriptions are known has 0 sold seats; where some are of unknown status and none is sold by a known word, "
                    + "seats sold are not told. Where the subscription went to another account, what a report calls sold is not sold here any "
                    + "more; where it went to another plan, what a report of before does. Expired, disabled, cancelled and deleted subscriptions do not count; suspended ones do, they are still billed.")
            .second();
    static final Definition SOLD_TOGETHER = Definition.count("seats-sold-together", "Seats sold over distributors",
            "sum over the linked accounts that are opened to the partner of the seats sold of each",
            "the accounts' own seats sold", "that of the account whose data is oldest",
            "Stands on a partner's home only. Sold adds up: no two distributors sell one seat. Seats in use do not: a report counts the people "
                    + "of a customer's tenant, and where the customer has seats from two distributors, each of them reports the "
                    + "same people. So in use and idle stand beside each distributor and have no sum.");
    static final Definition TRIAL = Definition.count("seats-trial", "Trial seats",
            "sum of the quantity of active and suspended trial subscriptions",
            "subscription events; for subscriptions that only a snapshot tells of, the newest snapshot",
            "as seats sold",
            "Never part of seats sold; their use may be part of seats in use, since reports do not tell them apart.")
            .second();
    static final Definition ASSIGNED = Definition.count("seats-assigned", "Seats assigned",
            "sum over customers and SKUs of the greatest count of assigned seats over the workloads",
            REPORTS + "; where no report of the SKU says, seats assigned less unassigned by seat events", REPORT_LAG,
            "Taken once for each customer and SKU, never added over orders. Not told is shown as not told, never as zero."
                    + " Seats that are assigned beyond the sold ones of their SKU, or where none is sold (any more), "
                    + "are a part of this number and of no sum of sold seats: in tables \"60 + 20\" is 60 sold seats that are "
                    + "assigned and 20 apart from them.")
            .second();
    static final Definition ACTIVE = Definition.count("seats-in-use", "Seats in use, at least",
            "sum over customers and SKUs of the greatest count of active seats over the workloads", REPORTS, REPORT_LAG,
            "Active means one task within the window (28 or 30 days) that stands beside the number. "
                    + "People active in different workloads only are not added, so the true number may be higher. \"N of M sold "
                    + "seats\" counts of each customer's SKU at most what is sold of it; more in use than sold, use on trial and "
                    + "use where none is sold (ended, converted, never licensed) stand apart, each by its name. Use beyond the "
                    + "sold seats of a SKU counts as on trial up to its trial seats. In tables \"800 + 10\" is 800 sold seats in "
                    + "use and 10 apart from them. A report that names no account stands with the account "
                    + "of its customer's newest link: of a customer whom two accounts serve, each row should name its own.")
            .second();
    static final Definition IDLE = Definition.count("seats-idle", "Idle seats",
            "sum over customers and SKUs with both told of sold - sold seats in use, where a customer's sold seats of a SKU in "
                    + "use are the lesser of its active and its sold seats",
            "seats sold and seats in use", REPORT_LAG,
            "At every level sold = in use + idle + not measured. Nothing is netted: what one customer uses beyond its "
                    + "sale hides no idle seat of another. Idle seats are assigned (of each SKU the assigned ones beyond those in "
                    + "use), not assigned, or nobody told which.")
            .second();
    static final Definition UNMEASURED = Definition.count("seats-unmeasured", "Unmeasured seats",
            "sum over customers and SKUs of the sold seats of which nobody reports the use",
            "seats sold, where no seat report counts active seats", "as seats sold",
            "Neither in use nor idle: nobody knows. At every level sold = in use + idle + not measured.");
    static final Definition ACTIVE_SHARE = Definition.count("active-share", "In use of sold, %",
            "100 x sold seats in use / (sold seats in use + idle), rounded half up; where nothing is idle, use beyond the "
                    + "sold seats of SKUs of which some are sold is added",
            "seats in use and seats sold", REPORT_LAG,
            "Above 100 where nothing is idle and more are in use than sold (turnover, grace periods); never cut. Use on trial "
                    + "and use where none is sold are in no part of it.")
            .share("sold seats in use", "sold seats of which the use is reported")
            .second();
    static final Definition BY_MONTH = Definition.count("use-by-month", "Seats in use by month",
            "sum over customers and SKUs of the active seats in the last report of the month; of one that has none, in the last report of "
                    + "the month before",
            REPORTS, REPORT_LAG,
            "Of each SKU the workload where active is greatest now. A month in which nobody reported is hatched, never zero. The broken "
                    + "line is 40 % of what the last month's reports call sold; it is left out where one of them does not say. The last 13 "
                    + "months that were reported are told.");
    static final Definition ORDER_IN_USE = Definition.count("order-seats-in-use",
            "Seats of an order in use, attributed",
            "seats in use of the customer's SKU, given to what was bought of it in the order of time, each up to its "
                    + "quantity: lines of orders that are neither cancelled, failed nor scheduled, from the order's submission; "
                    + "active and suspended subscriptions, trials too, from their creation, with the seats beyond those of "
                    + "the lines that they come from. An open order of which no subscription is known gets at most the "
                    + "seats sold and on trial that no other order's subscription has and no older lot needs",
            "seats in use, order lines, subscriptions", REPORT_LAG,
            "Attributed, not observed: no source says which order a used seat came from. First in, first out. A subscription "
                    + "comes from the line of its SKU of the order that it names, of several such each from a line of its own "
                    + "in the order of their ids, or from the line that names it if the order is not younger; a line whose "
                    + "subscription has ended gets nothing, and one whose subscription has fewer seats at most those. Use of what "
                    + "is not sold (any more), such as the seats of a cancelled subscription, closes no order; where nobody "
                    + "told what is sold, nothing bounds it.")
            .thirdOn(LocalDate.of(2026, 11, 30));
    static final Definition RENEWAL_IDLE = Definition.count("idle-at-renewal", "Idle seats at the end of a term",
            "on the first day from today on which a paid term ends that is not set to end: sum over customers and SKUs of the "
                    + "lesser of idle seats and seats whose term ends that day, none below zero; likewise of seats not measured",
            "subscription terms, seats sold, seats in use", REPORT_LAG,
            "Which of the idle seats come to their end first is not told where terms of one SKU differ; the lesser number is shown. "
                    + "What happens on that day if nobody acts: it renews (told), it is set not to renew (told), it goes on as a paid "
                    + "bridge (set not to renew, and a rule of the vendor for the offer and the day), or it was not told.")
            .second();
    static final Definition AT_STAKE = Definition.count("seats-at-stake", "Seats at stake",
            "idle seats and the seats of open and failed orders that wait",
            "seats sold, seats in use, orders", REPORT_LAG,
            "Orders accounts by weight; orders whose seats are in use already do not add to it. Idle seats are those of the "
                    + "definition: what another customer uses beyond its sale takes nothing away.")
            .second();
    static final Definition IN_ACTIVE_USE = Definition.count("in-active-use", "Customer in active use",
            "in use of sold >= 40 %", "seats in use and seats sold", REPORT_LAG,
            "The vendor's own mark of a deployment that counts. Where only trials run, their seats stand for the sold ones.");

    private SeatDefinitions() {}
}
