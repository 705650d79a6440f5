package dev.lightup.domain.fold;

import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.state.Track;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/// Senders' words for where something stands, as documented by the vendors (docs/senders). Case and separators do not matter.
/// A word that is not here is never guessed: it is kept verbatim and shown as unmapped.
final class Words {
    /// How many unmapped words a state keeps.
    private static final int UNMAPPED = 16;

    private static final Map<String, SubscriptionState.Status> SUBSCRIPTION = Map.ofEntries(
            Map.entry("none", SubscriptionState.Status.PENDING), Map.entry("pending", SubscriptionState.Status.PENDING),
            Map.entry("pendingautomated", SubscriptionState.Status.PENDING),
            Map.entry("pendingmanual", SubscriptionState.Status.PENDING),
            Map.entry("processing", SubscriptionState.Status.PENDING),
            Map.entry("pendingfulfillmentstart", SubscriptionState.Status.PENDING),
            Map.entry("42", SubscriptionState.Status.PENDING), Map.entry("62", SubscriptionState.Status.PENDING),
            Map.entry("72", SubscriptionState.Status.PENDING), Map.entry("active", SubscriptionState.Status.ACTIVE),
            Map.entry("activated", SubscriptionState.Status.ACTIVE),
            Map.entry("subscribed", SubscriptionState.Status.ACTIVE), Map.entry("86", SubscriptionState.Status.ACTIVE),
            Map.entry("suspended", SubscriptionState.Status.SUSPENDED),
            Map.entry("hold", SubscriptionState.Status.SUSPENDED), Map.entry("87", SubscriptionState.Status.SUSPENDED),
            Map.entry("expired", SubscriptionState.Status.EXPIRED), Map.entry("88", SubscriptionState.Status.EXPIRED),
            Map.entry("disabled", SubscriptionState.Status.DISABLED),
            Map.entry("deleted", SubscriptionState.Status.DELETED),
            Map.entry("terminated", SubscriptionState.Status.CANCELLED),
            Map.entry("cancelled", SubscriptionState.Status.CANCELLED),
            Map.entry("unsubscribed", SubscriptionState.Status.CANCELLED),
            Map.entry("89", SubscriptionState.Status.CANCELLED), Map.entry("failed", SubscriptionState.Status.FAILED),
            Map.entry("rejected", SubscriptionState.Status.FAILED), Map.entry("85", SubscriptionState.Status.FAILED),
            Map.entry("43", SubscriptionState.Status.FAILED));

    private static final Map<String, OrderState.Status> ORDER = Map.ofEntries(
            Map.entry("submitted", OrderState.Status.SUBMITTED), Map.entry("accepted", OrderState.Status.ACCEPTED),
            Map.entry("reviewrequired", OrderState.Status.REVIEW_REQUIRED),
            Map.entry("pendingreview", OrderState.Status.REVIEW_REQUIRED),
            Map.entry("pouploadcomplete", OrderState.Status.REVIEW_REQUIRED),
            Map.entry("onhold", OrderState.Status.ON_HOLD), Map.entry("suspended", OrderState.Status.ON_HOLD),
            Map.entry("hl", OrderState.Status.ON_HOLD),
            Map.entry("actionrequired", OrderState.Status.ACTION_REQUIRED),
            Map.entry("pendingpoupload", OrderState.Status.ACTION_REQUIRED),
            Map.entry("inquiring", OrderState.Status.ACTION_REQUIRED),
            Map.entry("np", OrderState.Status.ACTION_REQUIRED), Map.entry("wp", OrderState.Status.ACTION_REQUIRED),
            Map.entry("wz", OrderState.Status.ACTION_REQUIRED),
            Map.entry("pending", OrderState.Status.PROVISIONING),
            Map.entry("processing", OrderState.Status.PROVISIONING),
            Map.entry("inprogress", OrderState.Status.PROVISIONING),
            Map.entry("provisioning", OrderState.Status.PROVISIONING), Map.entry("lo", OrderState.Status.PROVISIONING),
            Map.entry("partialsuccess", OrderState.Status.PARTIALLY_FULFILLED),
            Map.entry("partiallyfulfilled", OrderState.Status.PARTIALLY_FULFILLED),
            Map.entry("completed", OrderState.Status.FULFILLED), Map.entry("fulfilled", OrderState.Status.FULFILLED),
            Map.entry("approved", OrderState.Status.FULFILLED), Map.entry("failed", OrderState.Status.FAILED),
            Map.entry("error", OrderState.Status.FAILED), Map.entry("poreviewrejected", OrderState.Status.FAILED),
            Map.entry("pf", OrderState.Status.FAILED), Map.entry("cancelled", OrderState.Status.CANCELLED));

    private static final Set<String> LINE = Set.of("fulfilled", "unfulfilled", "prefulfillmentpending");

    private static final Map<String, Track.Status> VERIFICATION = Map.of("pending", Track.Status.IN_PROGRESS,
            "accepted", Track.Status.SATISFIED, "passed", Track.Status.SATISFIED, "rejected", Track.Status.REJECTED,
            "challenged", Track.Status.BLOCKED);

    private Words() {}

    static Optional<SubscriptionState.Status> subscription(String word) {
        return Optional.ofNullable(SUBSCRIPTION.get(plain(word)));
    }

    static Optional<OrderState.Status> order(String word) {
        return Optional.ofNullable(ORDER.get(plain(word)));
    }

    static Optional<Track.Status> verification(String word) {
        return Optional.ofNullable(VERIFICATION.get(plain(word)));
    }

    /// Whether it is a known word for a line of an order.
    static boolean isLine(String word) {
        return LINE.contains(plain(word));
    }

    /// Keeps a word that no rule knows; the state stays bounded.
    static void keep(SortedSet<String> unmapped, String word) {
        if (unmapped.size() < UNMAPPED) {
            unmapped.add(word);
        }
    }

    private static String plain(String word) {
        return word.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }
}
