package dev.lightup.domain.reading;

import java.util.List;

/// Accounts added up. Every number is the sum of the accounts' own.
///
/// @param accounts how many there are
/// @param withLate how many have something late
/// @param silent how many have been silent for longer than the limit
/// @param moves things that wait, by the accounts' verdicts: for the partner, the distributor, the vendor or the customer
/// @param late how many of these are late
/// @param stages accounts by stage, in the stages' order, none left out
public record Totals(int accounts, int withLate, int silent, int moves, int late, Seats seats, OrderCount orders,
        StuckBySide stuck, long atStake, List<StageCount> stages) {
    public Totals {
        stages = List.copyOf(stages);
    }

    /// How many accounts are that far.
    public record StageCount(Onboarding.Stage stage, int accounts) {}
}
