package dev.lightup.domain.metric;

/// What the numbers about sources and feeds mean.
final class FeedDefinitions {
    static final Definition VERDICT = Definition.count("verdict", "Verdict",
            "late: something is past its deadline; action: something waits for the partner or the distributor, or the "
                    + "partner is suspended; waiting: something waits for the vendor or the customer; clear: nothing waits; "
                    + "no data: nothing was ever told",
            "things that wait", "none for events",
            "The headline says, for each side, how many of its things are late, or how many wait: customers' and the vendor's are counted by themselves; a "
                    + "customer's steps are the partner's to lead, the vendor's the distributor's to chase. Clear speaks of what was told; see silent. A distributor's verdict is read by the same rule from its accounts' counts.");
    static final Definition DISPUTED = Definition.count("disputed", "Disputed",
            "subscriptions whose seats or status, and orders whose outcome, differ between events and the newest snapshot "
                    + "that is not older than the last change by events",
            "events and snapshots, side by side", "that of the snapshot",
            "Sold counts by events. A subscription that a later file no longer lists is disputed while events say it is paid. One that differs in "
                    + "seats and in status is one. Seats are compared while events say that they are paid. The last change of "
                    + "the status is the last event that moved it; of the seats it is that one or the last event that told a "
                    + "quantity or, at the moment at which it was said, a retraction or the correction of a quantity.")
            .second();
    static final Definition AS_OF = Definition.count("as-of", "As of",
            "the moment whose truth a number holds; of several sources the oldest of those that still count: something is sold, on "
                    + "trial, being provisioned or of unknown status there, or in use where nobody told the sale",
            "reports and snapshots",
            "none",
            "Not when the page was made. Of several workloads of a SKU those count whose numbers are the greatest, of equal ones the "
                    + "first by name. Where only events tell, seats have none of their own: what events tell holds until the next one, and the page says "
                    + "when the newest was received. Where nothing counts any more, the oldest of all.")
            .third();
    static final Definition GRADE = Definition.count("grade", "Integrity grade",
            "the weakest among a source's newest events: A body signed, B sender proven, C static secret, D nothing",
            "the senders' authentication", "none", "How far a source is vouched for, not how right it is.");
    static final Definition SILENT = Definition.count("silent", "Silent",
            "more whole business days without anything received than the distributor's limit",
            "when events were received",
            "flips at the distributor's day start",
            "An account may be silent because nothing happens; a feed that gives heartbeats is silent without one.");
    static final Definition UNMAPPED = Definition.count("unmapped", "Unmapped words",
            "senders' words for statuses, reasons and steps that no rule knows, each once", "all events of the account",
            "none", "Kept as sent, never guessed; what carries one counts as unknown.");
    static final Definition UNPLACED = Definition.count("unplaced", "Unplaced",
            "subjects that no account holds, with the key that is missing", "all events of the distributor", "none",
            "They count in no account until their customer is linked or an event names the account.");
    static final Definition QUARANTINED = Definition.count("quarantined", "Quarantined",
            "requests and rows of an endpoint that were authenticated and could not be understood", "the endpoint",
            "none", "Stored with a receipt and a reason, in no other number until repaired and sent again.");
    static final Definition LIGHT_UP_LAG = Definition.count("light-up-lag", "Light-up lag",
            "calendar days from the offer's announcement to the first day on which it can be ordered at the distributor; to "
                    + "today while it cannot",
            "the programme's announcements, else the distributor's own; offer events",
            "flips at the distributor's day start",
            "An offer not lit up yet counts as open, it is not left out. Negative where it could be ordered before.");

    private FeedDefinitions() {}
}
