package dev.lightup.domain.reading;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.PartnerState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads what an account's states mean at an instant. Pure: the same states, in whatever order, give the same reading, and
/// between two flips readings differ in `at` only. Immutable, for any number of threads.
public final class AccountReader {
    private static final Comparator<Move> MOST_PRESSING = Comparator.<Move, Deadline.Urgency>comparing(
            m -> m.deadline().urgency() == Deadline.Urgency.LATE
                    ? Deadline.Urgency.LATE
                    : Deadline.Urgency.ON_TIME)
            .thenComparing(m -> m.deadline().breachAt().orElse(Instant.MAX))
            .thenComparing(Move::about)
            .thenComparing(Move::title)
            .thenComparing(m -> m.region().orElse(""));

    private final Rules rules;

    public AccountReader(Programme programme) {
        this.rules = new Rules(programme);
    }

    /// Reads an account.
    ///
    /// @param tenant the distributor
    /// @param account the distributor's id of the partner
    /// @param held the account's slices; those of ended tenures count where the subject went
    /// @param at the instant to read for
    public AccountReading read(String tenant, String account, List<Held> held, Instant at) {
        var now = new Now(at, rules.calendar(tenant));
        var inventory = new Inventory(held);
        var unmapped = new Unmapped();
        var deadlines = new Deadlines(rules, now);
        Optional<PartnerState> partner = inventory.partner(account);
        var feeds = new Feeds(partner, inventory.feeds());

        List<Sold> sold = inventory.subscriptions().stream().map(s -> Sold.of(s, feeds)).toList();
        Map<SkuKey, SkuSeats> seats = SkuSeats.count(sold, inventory.usages(), feeds,
                inventory.leftSkus());
        List<OrderLot> lots = inventory.orders().stream().map(o -> OrderLot.of(o, feeds)).toList();
        List<OrderReading> orders = new Orders(rules, now, deadlines, unmapped, partner).read(lots, sold, seats);
        List<Paths.Planned> planned = new Paths(rules, now, unmapped, inventory, lots, seats).read(sold);
        List<MilestonePath> paths = planned.stream().map(Paths.Planned::path).sorted(Paths.NEXT_DUE).toList();
        List<Dispute> disputes = disputes(sold, lots);
        var renewals = new Renewals(rules, sold, seats, now);
        var parts = new AccountParts(sold, seats, subscriptions(sold, disputes, renewals), orders, paths);

        List<Move> moves = new ArrayList<>();
        orders.forEach(o -> o.move().ifPresent(moves::add));
        moves.addAll(new Onboardings(deadlines, unmapped).moves(account, partner));
        var pathMoves = new PathMoves(deadlines, unmapped);
        planned.forEach(p -> moves.addAll(pathMoves.of(p)));
        new ReportMoves(deadlines).of(account, planned).ifPresent(moves::add);
        moves.addAll(new Escalations(deadlines, unmapped).moves(inventory.escalations(),
                orders.stream().collect(Collectors.toMap(OrderReading::subject, Function.identity()))));
        moves.sort(MOST_PRESSING);
        Waits waits = Waits.of(moves);

        Seats total = SeatTables.total(seats.values());
        Onboarding onboarding = Onboardings.read(partner, transacting(sold, orders),
                total.active().filter(a -> a > 0).isPresent());
        Optional<Instant> last = lastReceived(inventory.all());
        boolean silent = last.filter(l -> now.silentSince(l, rules.distributor(tenant).silentAfterDays())).isPresent();
        noteWords(inventory, unmapped, partner);
        var tables = new SeatTables(rules);
        return new AccountReading(account, at, rules.distributor(tenant), partner,
                Verdicts.of(waits.now(), onboarding.stage(),
                        !inventory.all().isEmpty() || inventory.movedAway().isPresent(), renewals.nextPaid()),
                waits.now(), waits.coming(), total, tables.byOffer(seats.values()),
                paths.stream().filter(p -> p.next().isPresent()).toList(),
                new Customers(rules, tables, now).read(inventory.customers(), parts,
                        Timelines.of(inventory.all())),
                CustomerRenewal.of(sold, seats, rules, now), orders, Orders.count(orders),
                onboarding, disputes, Disputes.things(disputes), inventory.movedAway(), Sources.of(inventory.all()),
                ordersAsOf(inventory), last, silent,
                unmapped.words(), NotKept.of(inventory.all()), feeds.notes(), rules.names(), now.nextFlip());
    }

    private List<SubscriptionReading> subscriptions(List<Sold> sold, List<Dispute> disputes, Renewals renewals) {
        Map<Subject, Dispute> first = disputes.stream()
                .collect(Collectors.toMap(Dispute::about, Function.identity(), (a, _) -> a));
        return sold.stream()
                .map(s -> new SubscriptionReading(s.item().subject(), s.item().slice(), s.state(), s.status(), s.sku(),
                        s.sku().map(rules::nameOf), s.quantity(), s.sold(), s.ends(),
                        s.ends().map(day -> renewals.outcome(s, day)).orElse(Renewal.Outcome.NOT_TOLD), s.gone(),
                        Optional.ofNullable(first.get(s.item().subject())), s.onTrial(), s.autorenew()))
                .toList();
    }

    private static List<Dispute> disputes(List<Sold> sold, List<OrderLot> orders) {
        List<Dispute> result = new ArrayList<>();
        sold.forEach(s -> result.addAll(Disputes.of(s)));
        orders.forEach(o -> Disputes.of(o).ifPresent(result::add));
        result.sort(Comparator.comparing(Dispute::about));
        return List.copyOf(result);
    }

    private static boolean transacting(List<Sold> sold, List<OrderReading> orders) {
        return sold.stream().anyMatch(Sold::isPaid)
                || orders.stream()
                        .anyMatch(o -> o.status() == OrderState.Status.FULFILLED
                                || o.status() == OrderState.Status.PARTIALLY_FULFILLED);
    }

    private static Optional<Instant> lastReceived(Collection<Held> held) {
        return held.stream().flatMap(h -> h.slice().lastReceived().stream()).max(Comparator.naturalOrder());
    }

    private static Optional<Instant> ordersAsOf(Inventory inventory) {
        return inventory.orders()
                .stream()
                .flatMap(o -> o.slice().lastReceived().stream())
                .max(Comparator.naturalOrder());
    }

    private static void noteWords(Inventory inventory, Unmapped unmapped, Optional<PartnerState> partner) {
        partner.ifPresent(p -> unmapped.addAll(p.unmapped()));
        inventory.orders().forEach(o -> unmapped.addAll(o.state().unmapped()));
        inventory.subscriptions().forEach(s -> unmapped.addAll(s.state().unmapped()));
        inventory.usages().forEach(s -> unmapped.addAll(s.state().unmapped()));
    }
}
