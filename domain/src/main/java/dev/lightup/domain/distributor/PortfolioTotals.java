package dev.lightup.domain.distributor;

import dev.lightup.domain.account.Verdict;
import dev.lightup.domain.order.OrderCount;
import dev.lightup.domain.partner.OnboardingReading;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.waiting.BySide;
import java.util.List;

/// Accounts added up. Every number is the sum of the accounts' own.
///
/// @param level the most pressing thing of all accounts
public record PortfolioTotals(
        Accounts accounts,
        Verdict.Level level,
        Waits waits,
        Seats seats,
        OrderCount orders,
        long atStake) {
    /// How many accounts there are.
    ///
    /// @param withLate how many have something late
    /// @param silent how many have been silent for longer than the limit
    /// @param opened how many are opened to their partners
    /// @param stages accounts by stage, in the stages' order, none left out
    public record Accounts(int all, int withLate, int silent, int opened, List<StageCount> stages) {
        public Accounts {
            stages = List.copyOf(stages);
        }
    }

    /// Things that wait, by whose move it is.
    ///
    /// @param overdue how many of these are late
    /// @param stuck how many stuck orders
    public record Waits(BySide all, BySide overdue, BySide stuck) {}

    /// How many things wait.
    public int moves() {
        return waits.all().total();
    }

    /// How many of these are late.
    public int late() {
        return waits.overdue().total();
    }

    /// How many accounts are that far.
    public record StageCount(OnboardingReading.Stage stage, int accounts) {}
}
