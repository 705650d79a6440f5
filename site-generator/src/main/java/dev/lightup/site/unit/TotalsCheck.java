package dev.lightup.site.unit;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.account.CustomerReading;
import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.domain.distributor.PortfolioTotals;
import dev.lightup.domain.order.OrderCount;
import dev.lightup.domain.order.OrderReading;
import dev.lightup.domain.partnerhome.LinkedAccount;
import dev.lightup.domain.partnerhome.PartnerHomeReading;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.seats.OfferSeats;
import dev.lightup.domain.seats.SeatLedger;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.seats.SeatsApart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// Whether the numbers of a reading agree with the rows they are made of. They are counted here once more, from the rows that
/// the pages show.
final class TotalsCheck {
    private TotalsCheck() {}

    /// What does not agree on an account's pages.
    static List<String> contradictions(AccountReading reading) {
        List<String> found = new ArrayList<>();
        compare("the account's orders", reading.orders().count(), counted(reading.orders().all()), found);
        compare("the account's seats", reading.seats().total(), added(seats(reading.seats().offers())), found);
        for (CustomerReading customer : reading.customers()) {
            compare("a customer's seats", customer.seats().total(), added(seats(customer.seats().offers())), found);
        }
        return found;
    }

    /// What does not agree on a distributor's pages.
    static List<String> contradictions(DistributorReading reading) {
        List<String> found = new ArrayList<>(reading.portfolio()
                .named()
                .stream()
                .flatMap(part -> contradictions(part.reading()).stream().map(what -> "a portfolio: " + what))
                .toList());
        List<AccountSummary> accounts = reading.portfolio().accounts();
        PortfolioTotals totals = reading.portfolio().totals();
        compare("the accounts", totals.accounts().all(), accounts.size(), found);
        compare("the distributor's seats", totals.seats(),
                added(accounts.stream().map(AccountSummary::seats).toList()), found);
        compare("the distributor's orders", totals.orders(), added(accounts, AccountSummary::orders), found);
        for (Side side : Side.values()) {
            compare("what waits for the " + side.name().toLowerCase(Locale.ROOT),
                    totals.waits().all().of(side), reading.queue(side).size()
                            + reading.portfolio().lines().stream().mapToInt(line -> line.untold(side)).sum(),
                    found);
        }
        compare("the distributor's stuck orders", totals.waits().stuck().total(), totals.orders().stuck(),
                found);
        return found;
    }

    /// What does not agree on a partner's pages.
    static List<String> contradictions(PartnerHomeReading reading) {
        List<String> found = new ArrayList<>();
        List<AccountSummary> accounts = reading.accounts().stream().map(LinkedAccount::told).toList();
        compare("the seats sold over distributors", reading.sold(),
                told(accounts.stream().map(AccountSummary::seats).toList(), Seats::sold), found);
        compare("the partner's orders", reading.orders(), added(accounts, AccountSummary::orders), found);
        List<Side> rows = reading.told().stream().map(move -> move.queued().need().side()).toList();
        for (Side side : Side.values()) {
            compare("what waits for the " + side.name().toLowerCase(Locale.ROOT), reading.waits().of(side),
                    Collections.frequency(rows, side)
                            + reading.accounts().stream().mapToInt(a -> a.line().untold(side)).sum(),
                    found);
        }
        return found;
    }

    private static List<Seats> seats(List<OfferSeats> offers) {
        return offers.stream().map(OfferSeats::seats).toList();
    }

    private static void compare(String what, Object said, Object counted, List<String> found) {
        if (!said.equals(counted)) {
            found.add(what + ": said " + said + ", counted " + counted);
        }
    }

    private static void compare(String what, Seats said, List<Object> counted, List<String> found) {
        compare(what,
                List.of(said.sold(), said.trial(), said.assigned(), said.active(), said.ledger(),
                        said.apart()),
                counted, found);
    }

    private static List<Object> added(List<Seats> parts) {
        return List.of(told(parts, Seats::sold), added(parts, Seats::trial), told(parts, Seats::assigned),
                told(parts, Seats::active),
                new SeatLedger(told(parts, Seats::inUse), told(parts, Seats::idle), added(parts, Seats::unmeasured),
                        added(parts, s -> s.ledger().over()), added(parts, s -> s.ledger().trial()),
                        added(parts, s -> s.ledger().unsold()), added(parts, s -> s.ledger().untold()),
                        added(parts, s -> s.ledger().idleAssigned()), added(parts, s -> s.ledger().idleUnassigned()),
                        told(parts, s -> s.ledger().assignedBeyond())),
                new SeatsApart(added(parts, s -> s.apart().provisioning()),
                        added(parts, s -> s.apart().unknownStatus())));
    }

    private static long added(List<Seats> parts, ToLongFunction<Seats> number) {
        return parts.stream().mapToLong(number).sum();
    }

    /// Absent when no part was told.
    private static Optional<Long> told(List<Seats> parts, Function<Seats, Optional<Long>> number) {
        return parts.stream().flatMap(seats -> number.apply(seats).stream()).reduce(Long::sum);
    }

    private static OrderCount counted(List<OrderReading> orders) {
        Map<OrderReading.Phase, Integer> by = new EnumMap<>(OrderReading.Phase.class);
        orders.forEach(order -> by.merge(order.phase(), 1, Integer::sum));
        int stuck = by.getOrDefault(OrderReading.Phase.STUCK, 0);
        int inUse = by.getOrDefault(OrderReading.Phase.IN_USE_NOT_CLOSED, 0);
        return new OrderCount(by.getOrDefault(OrderReading.Phase.OPEN, 0) + stuck + inUse, stuck,
                by.getOrDefault(OrderReading.Phase.SCHEDULED, 0), inUse,
                by.getOrDefault(OrderReading.Phase.FULFILLED, 0),
                by.getOrDefault(OrderReading.Phase.FAILED, 0), by.getOrDefault(OrderReading.Phase.CANCELLED, 0));
    }

    private static OrderCount added(List<AccountSummary> accounts, Function<AccountSummary, OrderCount> orders) {
        return accounts.stream()
                .map(orders)
                .reduce(new OrderCount(0, 0, 0, 0, 0, 0, 0),
                        (a, b) -> new OrderCount(a.open() + b.open(), a.stuck() + b.stuck(),
                                a.scheduled() + b.scheduled(),
                                a.inUseNotClosed() + b.inUseNotClosed(), a.fulfilled() + b.fulfilled(),
                                a.failed() + b.failed(),
                                a.cancelled() + b.cancelled()));
    }
}
