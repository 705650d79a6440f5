package dev.lightup.site.view;

import dev.lightup.domain.programme.Side;
import dev.lightup.domain.reading.CustomerReading.Standing;
import dev.lightup.domain.reading.OrderReading.Phase;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.state.Track;
import java.time.Instant;

/// The words, shapes and colours of states.
final class Wording {
    private Wording() {}

    static Tag standing(Standing standing) {
        return switch (standing) {
            case ORDER_LATE -> Tag.late("order late");
            case ORDER_STUCK -> Tag.pressing("order stuck");
            case MILESTONE_LATE -> Tag.pressing("milestone late");
            case NOTHING_ASSIGNED -> Tag.plain("○", "nothing assigned");
            case NOTHING_IN_USE -> Tag.plain("○", "nothing in use");
            case PARTLY_IN_USE -> Tag.plain("◐", "partly in use");
            case IN_ACTIVE_USE -> Tag.good("in active use");
            case NO_SEATS -> Tag.plain("–", "no seats");
            case UNKNOWN -> Tag.plain("?", Words.NOT_TOLD);
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

    static Tag phase(Phase phase) {
        return switch (phase) {
            case SCHEDULED -> Tag.plain("◷", "scheduled");
            case OPEN -> Tag.plain("○", "open");
            case STUCK -> Tag.pressing("stuck");
            case IN_USE_NOT_CLOSED -> Tag.plain("◐", "in use, not closed");
            case FULFILLED -> Tag.good("fulfilled");
            case FAILED -> Tag.late("failed");
            case CANCELLED -> Tag.plain("–", "cancelled");
        };
    }

    static String status(OrderState.Status status) {
        return switch (status) {
            case UNKNOWN -> "state " + Words.NOT_TOLD;
            case REVIEW_REQUIRED -> "under review";
            case ON_HOLD -> "on hold";
            case ACTION_REQUIRED -> "action required";
            case SUBMITTED, ACCEPTED, PROVISIONING, PARTIALLY_FULFILLED, FULFILLED, FAILED, CANCELLED ->
                Words.plain(status.name());
        };
    }

    /// Of a subject whose sender began its sequence again.
    static String fell(Instant upTo, Days days) {
        return "the sender’s sequence fell: what it told up to " + days.text(upTo)
                + " counts in the order of its sequence, not in that of its times";
    }

    static Tag status(SubscriptionState.Status status) {
        return switch (status) {
            case ACTIVE -> Tag.good("active");
            case SUSPENDED -> Tag.pressing("suspended, still billed");
            case FAILED -> Tag.late("failed");
            case UNKNOWN -> Tag.plain("?", "state " + Words.NOT_TOLD);
            case PENDING -> Tag.plain("○", "pending");
            case EXPIRED, DISABLED, CANCELLED, DELETED -> Tag.plain("–", Words.plain(status.name()));
        };
    }

    static Tag track(Track.Status status) {
        return switch (status) {
            case NOT_STARTED -> Tag.plain("○", "not started");
            case IN_PROGRESS -> Tag.plain("◐", "in progress");
            case BLOCKED -> Tag.late("blocked");
            case SATISFIED -> Tag.good("settled");
            case REJECTED -> Tag.late("rejected");
            case EXPIRED -> Tag.late("expired");
            case WAIVED -> Tag.good("waived");
        };
    }

    static String word(Side side) {
        return Words.plain(side.name());
    }

    /// A requirement within a sentence: `the credit line`.
    static String noun(String word) {
        String name = requirement(word);
        return "the " + name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
    }

    /// A requirement's word as people say it.
    static String requirement(String word) {
        return switch (word) {
            case "application" -> "Application";
            case "reseller_agreement" -> "Reseller agreement";
            case "credit" -> "Credit line";
            case "verification" -> "Verification by the vendor";
            case "mpa" -> "Vendor’s partner agreement";
            case "relationship" -> "Reseller relationship";
            case "por" -> "Partner of record";
            case "access" -> "Access to the portal";
            default -> Words.sentence(Words.plain(word));
        };
    }
}
