package dev.lightup.domain.reading;

import java.util.ArrayList;
import java.util.List;

/// Adds accounts up.
final class Portfolio {
    private Portfolio() {}

    static Totals totals(List<AccountSummary> accounts) {
        var stuck = StuckBySide.NONE;
        var orders = OrderCount.NONE;
        int moves = 0;
        int late = 0;
        long atStake = 0;
        for (AccountSummary account : accounts) {
            stuck = stuck.and(account.stuck());
            orders = orders.and(account.orders());
            Verdict verdict = account.verdict();
            moves += verdict.partner() + verdict.distributor() + verdict.others();
            late += verdict.late();
            atStake += account.atStake();
        }
        return new Totals(accounts.size(), (int) accounts.stream().filter(a -> a.verdict().late() > 0).count(),
                (int) accounts.stream().filter(AccountSummary::silent).count(), moves, late,
                Seats.sum(accounts.stream().map(AccountSummary::seats).toList()), orders, stuck, atStake,
                stages(accounts));
    }

    private static List<Totals.StageCount> stages(List<AccountSummary> accounts) {
        List<Totals.StageCount> result = new ArrayList<>();
        for (Onboarding.Stage stage : Onboarding.Stage.values()) {
            result.add(new Totals.StageCount(stage,
                    (int) accounts.stream().filter(a -> a.stage() == stage).count()));
        }
        return result;
    }
}
