package dev.lightup.domain.event;

import java.time.Instant;
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
    record Snapshot(String feed, Optional<String> workload, Optional<Long> sold, Optional<Long> assigned,
            Optional<Long> qualified, Optional<Long> active,
            Optional<Integer> windowDays, Instant asOf) implements UsageFact {}

    record SeatAssigned(Optional<String> workload, @Personal Optional<String> user) implements UsageFact {}

    record SeatUnassigned(Optional<String> workload, @Personal Optional<String> user) implements UsageFact {}

    record ThresholdExceeded(int percent, Optional<String> workload) implements UsageFact {}
}
