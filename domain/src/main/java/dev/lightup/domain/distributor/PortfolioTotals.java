package dev.lightup.domain.distributor;

import dev.lightup.domain.account.Verdict;
import dev.lightup.domain.order.OrderCount;
import dev.lightup.domain.partner.OnboardingReading;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.waiting.BySide;
import java.util.List;

/// Accounts added up. Every number is the sum of the accounts' own.
///
/// @param accounts how many there are
/// @param withLate how many have something late
/// @param silent how many have been silent for longer than the limit
/// @param level the most pressing thing of all accounts
/// @param waits things that wait, by whose move it is
/// @param overdue how many of these are late
/// @param stages accounts by stage, in the stages' order, none left out
public record PortfolioTotals(
        int accounts,
        int withLate,
        int silent,
        Verdict.Level level,
        BySide waits,
        BySide overdue,
        Seats seats,
        OrderCount orders,
        BySide stuck,
        long atStake,
        List<StageCount> stages) {
    public PortfolioTotals {
        stages = List.copyOf(stages);
    }

    /// How many things wait.
    public int moves() {
        return waits.total();
    }

    /// How many of these are late.
    public int late() {
        return overdue.total();
    }

    /// How many accounts are that far.
    public record StageCount(OnboardingReading.Stage stage, int accounts) {}
}
