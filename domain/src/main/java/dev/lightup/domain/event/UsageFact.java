package dev.lightup.domain.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Facts of how a customer uses its seats of one SKU, a workload at a time.
public sealed interface UsageFact extends Fact {
    /// Seat counts as a report gives them.
    ///
    /// @param feed the report's feed
    /// @param workload `exchange`, `teams` ...; absent when the source counts the SKU as a whole
    /// @param sold entitled seats as the report counts them
    /// @param assigned seats assigned to a person
    /// @param qualified the workload's own denominator
    /// @param active seats whose holder did something within the window
    /// @param windowDays the window of "active" in days (28 or 30)
    /// @param asOf the moment whose truth it is
    /// @param standings what the seats of the report's licences stand at: where it says any, they decide what is sold and `sold` is unread
    record Snapshot(
            String feed,
            Optional<String> workload,
            Optional<Long> sold,
            Optional<Long> assigned,
            Optional<Long> qualified,
            Optional<Long> active,
            Optional<Integer> windowDays,
            Instant asOf,
            Optional<List<Standing>> standings) implements UsageFact {
        public Snapshot {
            standings = standings.filter(some -> !some.isEmpty()).map(List::copyOf);
        }

        /// A report that says nothing of where licences stand.
        public Snapshot(
                String feed,
                Optional<String> workload,
                Optional<Long> sold,
                Optional<Long> assigned,
                Optional<Long> qualified,
                Optional<Long> active,
                Optional<Integer> windowDays,
                Instant asOf) {
            this(feed, workload, sold, assigned, qualified, active, windowDays, asOf, Optional.empty());
        }
    }

    /// Seats of licences that stand at the same place.
    ///
    /// @param status the sender's word; where it says none, they are sold
    /// @param trial whether nobody pays them
    record Standing(Optional<String> status, boolean trial, long seats) {}

    record SeatAssigned(Optional<String> workload, @PersonalData Optional<String> user) implements UsageFact {}

    record SeatUnassigned(Optional<String> workload, @PersonalData Optional<String> user) implements UsageFact {}

    record ThresholdExceeded(int percent, Optional<String> workload) implements UsageFact {}
}
