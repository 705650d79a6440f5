package dev.lightup.domain.state;

import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.StoredName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/// A subscription: paid seats of one SKU.
///
/// @param status by its events; {@link Status#UNKNOWN} when only a snapshot speaks of it
/// @param quantity paid seats by its events
/// @param quantityAt when an event last said how many these are, or amended what one had said
/// @param drift the last `old` quantity a sender gave that differed from ours: a sign of a missing event
/// @param listed what the newest snapshot says; events against snapshots is a dispute that pages show
/// @param touched when a thin event last said that something changed
/// @param deployedBy who deploys it, when not the partner of record
/// @param former SKUs that it was of before its plan changed, each with when it left
@StoredName("subscription")
public record SubscriptionState(
        Status status,
        Optional<Instant> since,
        Optional<String> sku,
        Optional<Long> quantity,
        Optional<Long> drift,
        boolean trial,
        Optional<LocalDate> trialEnds,
        Optional<LocalDate> termEnd,
        Optional<Boolean> autorenew,
        Optional<String> order,
        Optional<Instant> created,
        Optional<Instant> activated,
        Optional<Reason> reason,
        Optional<String> deployedBy,
        Optional<String> migratedTo,
        Optional<Listed> listed,
        Optional<Instant> touched,
        Optional<String> outOfTurn,
        SortedSet<String> unmapped,
        Optional<Instant> quantityAt,
        SortedMap<String, Instant> former) implements SubjectState {
    /// How many former SKUs are kept, the newest.
    public static final int FORMER = 8;

    /// Where a subscription can stand (the vendor's lifecycle).
    public enum Status {
        UNKNOWN,
        PENDING,
        ACTIVE,
        SUSPENDED,
        EXPIRED,
        DISABLED,
        CANCELLED,
        DELETED,
        FAILED;

        /// Whether it has ended: nobody pays its seats any more, or ever will.
        public boolean isEnded() {
            return switch (this) {
                case EXPIRED, DISABLED, CANCELLED, DELETED, FAILED -> true;
                case UNKNOWN, PENDING, ACTIVE, SUSPENDED -> false;
            };
        }

        /// Whether its seats are paid: active, or suspended (still billed, shown flagged).
        public boolean isPaid() {
            return this == ACTIVE || this == SUSPENDED;
        }
    }

    /// What a snapshot says of the subscription.
    ///
    /// @param asOf the newest snapshot that listed it
    /// @param status the sender's word, when given
    /// @param mapped our word for it; {@link Status#UNKNOWN} when absent or unmapped
    /// @param since the as-of of the first snapshot of the present unbroken run with these values
    public record Listed(
            String feed,
            Instant asOf,
            Optional<String> status,
            Status mapped,
            Optional<String> sku,
            Optional<Long> quantity,
            Optional<LocalDate> termEnd,
            Instant since,
            Optional<Boolean> trial,
            Optional<Boolean> autorenew) {
        /// One that says nothing of trial and renewal.
        public Listed(
                String feed,
                Instant asOf,
                Optional<String> status,
                Status mapped,
                Optional<String> sku,
                Optional<Long> quantity,
                Optional<LocalDate> termEnd,
                Instant since) {
            this(feed, asOf, status, mapped, sku, quantity, termEnd, since, Optional.empty(), Optional.empty());
        }
    }
}
