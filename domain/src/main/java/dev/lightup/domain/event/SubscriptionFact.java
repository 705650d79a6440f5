package dev.lightup.domain.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Facts of a subscription: paid seats of one SKU for one customer.
public sealed interface SubscriptionFact extends Fact {
    /// @param quantity paid seats
    /// @param order the order that created it
    /// @param termEnd the last day of the commitment
    record Created(
            String sku,
            long quantity,
            Optional<String> order,
            Optional<Boolean> trial,
            Optional<LocalDate> termEnd,
            Optional<Boolean> autorenew,
            @FreeText Optional<String> deployedBy) implements SubscriptionFact {}

    record Activated() implements SubscriptionFact {}

    /// @param old the sender's quantity before, when told: a difference to ours shows a gap
    /// @param quantity the paid seats from now on
    record QuantityChanged(Optional<Long> old, long quantity, Optional<Reason> reason) implements SubscriptionFact {}

    record PlanChanged(String sku) implements SubscriptionFact {}

    record Renewed(Optional<LocalDate> termEnd, Optional<Long> quantity) implements SubscriptionFact {}

    record AutorenewChanged(boolean autorenew) implements SubscriptionFact {}

    record TrialStarted(Optional<LocalDate> ends) implements SubscriptionFact {}

    record TrialConverted() implements SubscriptionFact {}

    record TrialEnded() implements SubscriptionFact {}

    record Suspended(Optional<Reason> reason) implements SubscriptionFact {}

    record Resumed() implements SubscriptionFact {}

    record Expired() implements SubscriptionFact {}

    record Disabled() implements SubscriptionFact {}

    record Cancelled(Optional<Reason> reason) implements SubscriptionFact {}

    record Deleted() implements SubscriptionFact {}

    /// The subscription moved to the account that the event carries.
    record Transferred() implements SubscriptionFact {}

    /// @param to the subscription that replaces this one
    record Migrated(Optional<String> to) implements SubscriptionFact {}

    /// What a snapshot (an export's row, a reconcile call) says: absolute values, the sender's words.
    ///
    /// @param feed the export's feed, or the source of a single snapshot
    /// @param asOf the moment whose truth it is
    /// @param trial whether nobody pays it
    /// @param autorenew whether it renews by itself
    record Snapshot(
            String feed,
            Instant asOf,
            Optional<String> status,
            Optional<String> sku,
            Optional<Long> quantity,
            Optional<LocalDate> termEnd,
            Optional<Boolean> trial,
            Optional<Boolean> autorenew) implements SubscriptionFact {
        /// One that says nothing of trial and renewal.
        public Snapshot(
                String feed,
                Instant asOf,
                Optional<String> status,
                Optional<String> sku,
                Optional<Long> quantity,
                Optional<LocalDate> termEnd) {
            this(feed, asOf, status, sku, quantity, termEnd, Optional.empty(), Optional.empty());
        }
    }
}
