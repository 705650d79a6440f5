package dev.lightup.domain.distributor;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.distributor.DistributorReading.Queued;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.reading.ReadingClock;
import dev.lightup.domain.waiting.Deadline;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// An account as a row of its distributor's table.
///
/// @param told what the account tells of itself
/// @param own what is late there with the distributor
/// @param partner what is late there with its partner
/// @param data how old its data is; absent where nothing was ever told
public record AccountLine(AccountSummary told, Overdue own, Overdue partner, Optional<DataAge> data) {
    /// Most days late times seats with the distributor first; then what waits there, then the same with the partner, then what is at stake.
    public static final Comparator<AccountLine> OWN_LATE_FIRST = Comparator
            .comparingLong((AccountLine line) -> line.own().weight())
            .thenComparingInt(line -> line.told().verdict().waits().distributor())
            .thenComparingLong(line -> line.partner().weight())
            .thenComparingLong(line -> line.told().atStake())
            .reversed()
            .thenComparing(line -> line.told().account())
            .thenComparing(line -> line.told().unit());

    /// What is late with one side.
    ///
    /// @param weight business days late times seats, added up
    /// @param oldestDays the business days of what is late longest
    public record Overdue(long weight, int oldestDays) {
        private static final Overdue NOTHING = new Overdue(0, 0);

        static Overdue of(List<Queued> queue, Side side) {
            return queue.stream()
                    .filter(q -> q.need().side() == side && q.need().urgency() == Deadline.Urgency.LATE)
                    .map(q -> new Overdue(q.weight(), q.businessDays()))
                    .reduce(NOTHING, (a, b) -> new Overdue(a.weight() + b.weight(),
                            Math.max(a.oldestDays(), b.oldestDays())));
        }
    }

    /// How old an account's data is.
    ///
    /// @param asOf the oldest as-of of its seats; without one, when anything of it was last received
    /// @param businessDays whole business days since
    public record DataAge(Instant asOf, int businessDays) {}

    static List<AccountLine> of(List<AccountSummary> accounts, List<Queued> queue, ReadingClock now) {
        Map<String, List<Queued>> byUnit = queue.stream().collect(Collectors.groupingBy(Queued::unit));
        return accounts.stream()
                .map(account -> of(account, byUnit.getOrDefault(account.unit(), List.of()), now))
                .sorted(OWN_LATE_FIRST)
                .toList();
    }

    private static AccountLine of(AccountSummary account, List<Queued> queue, ReadingClock now) {
        return new AccountLine(account, Overdue.of(queue, Side.DISTRIBUTOR), Overdue.of(queue, Side.PARTNER),
                account.seats()
                        .asOf()
                        .or(account::lastReceived)
                        .map(at -> new DataAge(at, now.daysSince(now.calendar().day(at)))));
    }

    /// How many of its things wait for a side and are not in the queue, because the account tells no more of them.
    public int untold(Side side) {
        return told.verdict().waits().of(side)
                - (int) told.needs().stream().filter(need -> need.side() == side).count();
    }
}
