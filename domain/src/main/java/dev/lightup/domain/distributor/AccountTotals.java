package dev.lightup.domain.distributor;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.account.Verdict;
import dev.lightup.domain.order.OrderCount;
import dev.lightup.domain.partner.OnboardingReading;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.waiting.BySide;
import java.util.ArrayList;
import java.util.List;

/// Adds accounts up.
final class AccountTotals {
    private AccountTotals() {}

    static PortfolioTotals totals(List<AccountSummary> accounts) {
        var stuck = BySide.NONE;
        var orders = OrderCount.NONE;
        var waits = BySide.NONE;
        var overdue = BySide.NONE;
        long atStake = 0;
        for (AccountSummary account : accounts) {
            stuck = stuck.and(account.stuck());
            orders = orders.and(account.orders());
            Verdict verdict = account.verdict();
            waits = waits.and(verdict.waits());
            overdue = overdue.and(verdict.overdue());
            atStake += account.atStake();
        }
        return new PortfolioTotals(
                new PortfolioTotals.Accounts(accounts.size(),
                        (int) accounts.stream().filter(a -> a.verdict().late() > 0).count(),
                        (int) accounts.stream().filter(AccountSummary::silent).count(),
                        (int) accounts.stream().filter(a -> a.opened().isPresent()).count(), stages(accounts)),
                level(accounts, waits, overdue), new PortfolioTotals.Waits(waits, overdue, stuck),
                Seats.sum(accounts.stream().map(AccountSummary::seats).toList()), orders, atStake);
    }

    private static Verdict.Level level(List<AccountSummary> accounts, BySide waits, BySide overdue) {
        if (accounts.isEmpty()) {
            return Verdict.Level.NO_DATA;
        }
        Verdict.Level level = Verdict.Level.of(waits, overdue);
        boolean pressing = accounts.stream().anyMatch(a -> a.verdict().level() == Verdict.Level.ACTION);
        return level != Verdict.Level.LATE && pressing ? Verdict.Level.ACTION : level;
    }

    private static List<PortfolioTotals.StageCount> stages(List<AccountSummary> accounts) {
        List<PortfolioTotals.StageCount> result = new ArrayList<>();
        for (OnboardingReading.Stage stage : OnboardingReading.Stage.values()) {
            result.add(new PortfolioTotals.StageCount(stage,
                    (int) accounts.stream().filter(a -> a.stage() == stage).count()));
        }
        return result;
    }
}
