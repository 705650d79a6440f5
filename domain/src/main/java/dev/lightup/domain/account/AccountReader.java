package dev.lightup.domain.account;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.feed.FeedAbsence;
import dev.lightup.domain.milestone.MilestonePath;
import dev.lightup.domain.milestone.PathMoves;
import dev.lightup.domain.milestone.PathReader;
import dev.lightup.domain.milestone.ReportMoves;
import dev.lightup.domain.order.OrderBook;
import dev.lightup.domain.order.OrderBook;
import dev.lightup.domain.order.OrderLot;
import dev.lightup.domain.order.OrderReader;
import dev.lightup.domain.order.OrderReading;
import dev.lightup.domain.partner.OnboardingReader;
import dev.lightup.domain.partner.OnboardingReading;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.reading.DisputedValue;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.reading.HeldSlices;
import dev.lightup.domain.reading.LastHeard;
import dev.lightup.domain.reading.LastHeard;
import dev.lightup.domain.reading.NotKept;
import dev.lightup.domain.reading.ProgrammeRules;
import dev.lightup.domain.reading.ReadingBasis;
import dev.lightup.domain.reading.SequenceFall;
import dev.lightup.domain.reading.ReadingBasis;
import dev.lightup.domain.reading.ReadingClock;
import dev.lightup.domain.reading.SkuKey;
import dev.lightup.domain.reading.UnmappedWords;
import dev.lightup.domain.seats.CustomerRenewal;
import dev.lightup.domain.seats.Renewal;
import dev.lightup.domain.seats.RenewalReader;
import dev.lightup.domain.seats.SeatTables;
import dev.lightup.domain.seats.SeatsByOffer;
import dev.lightup.domain.seats.SeatsByOffer;
import dev.lightup.domain.seats.SkuSeats;
import dev.lightup.domain.seats.SubscriptionReading;
import dev.lightup.domain.seats.SubscriptionSeats;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.domain.waiting.DeadlineClock;
import dev.lightup.domain.waiting.Move;
import dev.lightup.domain.waiting.WaitingMoves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            .thenComparing(m -> m.detail().region().orElse(""));

    private final ProgrammeRules rules;

    /// @param codes what senders' reason codes mean
    public AccountReader(Programme programme, ReasonCodes codes) {
        this.rules = new ProgrammeRules(programme, codes);
    }

    /// Reads an account.
    ///
    /// @param tenant the distributor
    /// @param account the distributor's id of the partner
    /// @param held the account's slices; those of ended tenures count where the subject went
    /// @param at the instant to read for
    public AccountReading read(String tenant, String account, List<HeldSlice> held, Instant at) {
        var inventory = new HeldSlices(held);
        return read(tenant, account, inventory, SenderGrades.of(inventory.all()), at);
    }

    /// Reads an account from its parts: what {@link #read(String, String, List, Instant)} says, but for what happened to each customer.
    ///
    /// @param whole all parts together
    public AccountReading read(String tenant, String account, AccountPart whole, Instant at) {
        return read(tenant, account, new HeldSlices(whole.held()), whole.senders(), at);
    }

    private AccountReading read(
            String tenant,
            String account,
            HeldSlices inventory,
            List<SenderGrade> senders,
            Instant at) {
        var now = new ReadingClock(at, rules.calendar(tenant));
        var unmapped = new UnmappedWords();
        var deadlines = new DeadlineClock(rules, now);
        Optional<PartnerState> partner = inventory.partner(account);
        var feeds = new FeedAbsence(partner, inventory.feeds(), now);

        List<SubscriptionSeats> sold = inventory.subscriptions()
                .stream()
                .map(s -> SubscriptionSeats.of(s, feeds))
                .toList();
        Map<SkuKey, SkuSeats> seats = SkuSeats.count(sold, inventory.usages(), feeds,
                inventory.leftSkus());
        List<OrderLot> lots = inventory.orders().stream().map(o -> OrderLot.of(o, feeds)).toList();
        List<OrderReading> orders = new OrderReader(rules, now, deadlines, unmapped, partner).read(lots, sold, seats);
        List<PathReader.Planned> planned = new PathReader(rules, now, unmapped, inventory, lots, seats).read(sold);
        List<MilestonePath> paths = planned.stream().map(PathReader.Planned::path).sorted(PathReader.NEXT_DUE).toList();
        List<DisputedValue> disputes = disputes(sold, lots);
        var renewals = new RenewalReader(rules, sold, seats, now);
        var parts = new AccountParts(sold, seats, subscriptions(sold, disputes, renewals), orders, paths);

        List<Move> moves = new ArrayList<>();
        orders.forEach(o -> o.move().ifPresent(moves::add));
        moves.addAll(new OnboardingReader(rules.causes(), deadlines, unmapped).moves(account, partner));
        var pathMoves = new PathMoves(rules.causes(), deadlines, unmapped);
        planned.forEach(p -> moves.addAll(pathMoves.of(p)));
        new ReportMoves(deadlines).of(account, planned).ifPresent(moves::add);
        moves.addAll(new EscalationMoves(deadlines, unmapped).moves(inventory.escalations(),
                orders.stream().collect(Collectors.toMap(OrderReading::subject, Function.identity()))));
        moves.sort(MOST_PRESSING);
        WaitingMoves waits = WaitingMoves.of(moves);

        var tables = new SeatTables(rules);
        SeatsByOffer counted = tables.count(seats.values());
        OnboardingReading onboarding = OnboardingReader.read(partner, transacting(sold, orders),
                counted.total().active().filter(a -> a > 0).isPresent());
        Verdict verdict = VerdictReader.of(waits.now(), onboarding.stage(), partner.flatMap(PartnerState::opened),
                !inventory.all().isEmpty() || inventory.movedAway().isPresent(), renewals.nextPaid());
        noteWords(inventory, unmapped, partner);
        var agenda = new AccountAgenda(waits.now(), waits.coming(), CustomerRenewal.of(sold, seats, rules, now),
                paths.stream().filter(p -> p.next().isPresent()).toList());
        List<CustomerReading> customers = new CustomerReader(rules, tables, now).read(inventory.customers(), parts,
                TimelineReader.of(inventory.all()));
        var quality = new DataQuality(
                LastHeard.of(received(inventory.all().stream()), now, rules.distributor(tenant)),
                senders, feeds.notes(), disputes, unmapped.words(),
                NotKept.of(inventory.all()),
                SequenceFall.count(inventory.all()));
        return new AccountReading(new PartnerReading(account, partner, onboarding, inventory.movedAway()),
                ReadingBasis.of(now, rules, tenant), verdict, agenda, counted,
                new OrderBook(orders, OrderReader.count(orders), ordersAsOf(inventory)), customers, quality);
    }

    private List<SubscriptionReading> subscriptions(
            List<SubscriptionSeats> sold,
            List<DisputedValue> disputes,
            RenewalReader renewals) {
        Map<Subject, DisputedValue> first = disputes.stream()
                .collect(Collectors.toMap(DisputedValue::about, Function.identity(), (a, _) -> a));
        return sold.stream()
                .map(s -> new SubscriptionReading(s, s.sku().map(rules::nameOf),
                        s.ends().map(day -> renewals.outcome(s, day)).orElse(Renewal.Outcome.NOT_TOLD),
                        Optional.ofNullable(first.get(s.item().subject()))))
                .toList();
    }

    private static List<DisputedValue> disputes(List<SubscriptionSeats> sold, List<OrderLot> orders) {
        List<DisputedValue> result = new ArrayList<>();
        sold.forEach(s -> result.addAll(DisputeFinder.of(s)));
        orders.forEach(o -> DisputeFinder.of(o).ifPresent(result::add));
        result.sort(Comparator.comparing(DisputedValue::about));
        return List.copyOf(result);
    }

    private static boolean transacting(List<SubscriptionSeats> sold, List<OrderReading> orders) {
        return sold.stream().anyMatch(SubscriptionSeats::isPaid)
                || orders.stream()
                        .anyMatch(o -> o.told().status() == OrderState.Status.FULFILLED
                                || o.told().status() == OrderState.Status.PARTIALLY_FULFILLED);
    }

    private static Stream<Instant> received(Stream<HeldSlice> held) {
        return held.flatMap(h -> h.slice().lastReceived().stream());
    }

    private static Optional<Instant> ordersAsOf(HeldSlices inventory) {
        return inventory.orders()
                .stream()
                .flatMap(o -> o.slice().lastReceived().stream())
                .max(Comparator.naturalOrder());
    }

    private static void noteWords(HeldSlices inventory, UnmappedWords unmapped, Optional<PartnerState> partner) {
        partner.ifPresent(p -> unmapped.addAll(p.unmapped()));
        inventory.orders().forEach(o -> unmapped.addAll(o.state().unmapped()));
        inventory.subscriptions().forEach(s -> unmapped.addAll(s.state().unmapped()));
        inventory.usages().forEach(s -> unmapped.addAll(s.state().unmapped()));
    }
}
