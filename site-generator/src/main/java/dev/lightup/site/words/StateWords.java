package dev.lightup.site.words;

import dev.lightup.domain.account.CustomerReading.Standing;
import dev.lightup.domain.order.OrderReading.Phase;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.RequirementTrack;
import dev.lightup.domain.state.SubscriptionState;
import java.time.Instant;

/// The words, shapes and colours of states.
public final class StateWords {
    private StateWords() {}

    public static StateTag standing(Standing standing) {
        return switch (standing) {
            case ORDER_LATE -> StateTag.late("order late");
            case ORDER_STUCK -> StateTag.pressing("order stuck");
            case MILESTONE_LATE -> StateTag.pressing("milestone late");
            case NOTHING_ASSIGNED -> StateTag.plain("○", "nothing assigned");
            case NOTHING_IN_USE -> StateTag.plain("○", "nothing in use");
            case PARTLY_IN_USE -> StateTag.plain("◐", "partly in use");
            case IN_ACTIVE_USE -> StateTag.good("in active use");
            case NO_SEATS -> StateTag.plain("–", "no seats");
            case UNKNOWN -> StateTag.plain("?", EnglishText.NOT_TOLD);
        };
    }

    static String sentence(Standing standing) {
        return switch (standing) {
            case ORDER_LATE -> "An order is late.";
            case ORDER_STUCK -> "An order is stuck.";
            case MILESTONE_LATE -> "A milestone is late.";
            case NOTHING_ASSIGNED -> "No seat is assigned yet.";
            case NOTHING_IN_USE -> "No seat is in use yet.";
            case PARTLY_IN_USE -> "Part of the seats is in use.";
            case IN_ACTIVE_USE -> "In active use.";
            case NO_SEATS -> "No seats are sold.";
            case UNKNOWN -> "How the seats are used was not told.";
        };
    }

    public static StateTag phase(Phase phase) {
        return switch (phase) {
            case SCHEDULED -> StateTag.plain("◷", "scheduled");
            case OPEN -> StateTag.plain("○", "open");
            case STUCK -> StateTag.pressing("stuck");
            case IN_USE_NOT_CLOSED -> StateTag.plain("◐", "in use, not closed");
            case FULFILLED -> StateTag.good("fulfilled");
            case FAILED -> StateTag.late("failed");
            case CANCELLED -> StateTag.plain("–", "cancelled");
        };
    }

    public static String status(OrderState.Status status) {
        return switch (status) {
            case UNKNOWN -> "state " + EnglishText.NOT_TOLD;
            case REVIEW_REQUIRED -> "under review";
            case ON_HOLD -> "on hold";
            case ACTION_REQUIRED -> "action required";
            case SUBMITTED, ACCEPTED, PROVISIONING, PARTIALLY_FULFILLED, FULFILLED, FAILED, CANCELLED ->
                EnglishText.plain(status.name());
        };
    }

    /// Of a subject whose sender began its sequence again.
    public static String fell(Instant upTo, DisplayDays days) {
        return "the sender’s sequence fell: what it told up to " + days.text(upTo)
                + " counts in the order of its sequence, not in that of its times";
    }

    public static StateTag status(SubscriptionState.Status status) {
        return switch (status) {
            case ACTIVE -> StateTag.good("active");
            case SUSPENDED -> StateTag.pressing("suspended, still billed");
            case FAILED -> StateTag.late("failed");
            case UNKNOWN -> StateTag.plain("?", "state " + EnglishText.NOT_TOLD);
            case PENDING -> StateTag.plain("○", "pending");
            case EXPIRED, DISABLED, CANCELLED, DELETED -> StateTag.plain("–", EnglishText.plain(status.name()));
        };
    }

    public static StateTag track(RequirementTrack.Status status) {
        return switch (status) {
            case NOT_STARTED -> StateTag.plain("○", "not started");
            case IN_PROGRESS -> StateTag.plain("◐", "in progress");
            case BLOCKED -> StateTag.late("blocked");
            case SATISFIED -> StateTag.good("settled");
            case REJECTED -> StateTag.late("rejected");
            case EXPIRED -> StateTag.late("expired");
            case WAIVED -> StateTag.good("waived");
        };
    }

    static String word(Side side) {
        return EnglishText.plain(side.name());
    }

    /// A requirement within a sentence: `the credit line`.
    public static String noun(String word) {
        String name = requirement(word);
        return "the " + name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
    }

    /// A requirement's word as people say it.
    public static String requirement(String word) {
        return switch (word) {
            case "application" -> "Application";
            case "reseller_agreement" -> "Reseller agreement";
            case "credit" -> "Credit line";
            case "verification" -> "Verification by the vendor";
            case "mpa" -> "Vendor’s partner agreement";
            case "relationship" -> "Reseller relationship";
            case "por" -> "Partner of record";
            case "access" -> "Access to the portal";
            default -> EnglishText.sentence(EnglishText.plain(word));
        };
    }
}
