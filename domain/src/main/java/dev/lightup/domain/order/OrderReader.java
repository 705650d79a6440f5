package dev.lightup.domain.order;

import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.order.OrderReading.Phase;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.CauseRules;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.reading.ProgrammeRules;
import dev.lightup.domain.reading.ReadingClock;
import dev.lightup.domain.reading.SkuKey;
import dev.lightup.domain.reading.UnmappedWords;
import dev.lightup.domain.seats.SkuSeats;
import dev.lightup.domain.seats.SubscriptionSeats;
import dev.lightup.domain.state.OrderState.Stand;
import dev.lightup.domain.state.OrderState.Status;
import dev.lightup.domain.state.PartnerRequirement;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.domain.state.RequirementTrack;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.domain.waiting.DeadlineClock;
import dev.lightup.domain.waiting.Move;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads where each order stands, whose move it is and by when.
public final class OrderReader {
    private static final Comparator<OrderReading> NEWEST = Comparator
            .<OrderReading, Instant>comparing(o -> o.told().submitted().or(o.told()::since).orElse(Instant.MIN))
            .reversed()
            .thenComparing(OrderReading::subject);

    private final ProgrammeRules rules;
    private final ReadingClock now;
    private final DeadlineClock deadlines;
    private final UnmappedWords unmapped;
    private final Optional<Instant> creditAsked;

    public OrderReader(
            ProgrammeRules rules,
            ReadingClock now,
            DeadlineClock deadlines,
            UnmappedWords unmapped,
            Optional<PartnerState> partner) {
        this.rules = rules;
        this.now = now;
        this.deadlines = deadlines;
        this.unmapped = unmapped;
        this.creditAsked = partner.stream()
                .flatMap(p -> p.tracks().values().stream())
                .filter(t -> t.requirement() == PartnerRequirement.CREDIT
                        && t.status() == RequirementTrack.Status.IN_PROGRESS)
                .map(RequirementTrack::since)
                .min(Comparator.naturalOrder());
    }

    /// The orders, newest first.
    public List<OrderReading> read(
            List<OrderLot> orders,
            List<SubscriptionSeats> subscriptions,
            Map<SkuKey, SkuSeats> seats) {
        List<OrderLot> withSeats = orders.stream()
                .filter(o -> o.status() != Status.CANCELLED && o.status() != Status.FAILED && !isScheduled(o))
                .toList();
        var attribution = new SeatAttribution(withSeats, subscriptions, seats);
        return orders.stream().map(o -> read(o, attribution.inUse(o.item()))).sorted(NEWEST).toList();
    }

    private OrderReading read(OrderLot order, Optional<Long> inUse) {
        boolean open = isOpen(order);
        boolean scheduled = isScheduled(order);
        boolean used = open && !scheduled && inUse.filter(n -> n > 0).isPresent();
        Optional<Move> move = scheduled || order.status().isTerminal()
                ? Optional.empty()
                : since(order).map(since -> move(order, since, open, used));
        return new OrderReading(order, phase(order.status(), scheduled, used, move), move, inUse);
    }

    private static Phase phase(Status status, boolean scheduled, boolean used, Optional<Move> move) {
        return switch (status) {
            case FULFILLED -> Phase.FULFILLED;
            case CANCELLED -> Phase.CANCELLED;
            case FAILED -> Phase.FAILED;
            case UNKNOWN, SUBMITTED, ACCEPTED, REVIEW_REQUIRED, ON_HOLD, ACTION_REQUIRED, PROVISIONING,
                    PARTIALLY_FULFILLED ->
                scheduled
                        ? Phase.SCHEDULED
                        : used
                                ? Phase.IN_USE_NOT_CLOSED
                                : move.filter(Move::stuck).isPresent() ? Phase.STUCK : Phase.OPEN;
        };
    }

    private static boolean isOpen(OrderLot order) {
        return !order.status().isTerminal() && order.status() != Status.FAILED;
    }

    /// Whether it is open and waits for its day, or for a day that nobody told.
    private boolean isScheduled(OrderLot order) {
        return isOpen(order) && order.state()
                .scheduled()
                .map(day -> !now.begun(day))
                .orElseGet(() -> order.reason().filter(r -> rules.causes().isScheduled(r.code())).isPresent());
    }

    /// When the wait began: not before the day from which the order may be worked on.
    private Optional<Instant> since(OrderLot order) {
        Optional<Instant> day = order.state().scheduled().map(now.calendar()::startOf);
        return order.since().map(s -> day.filter(d -> d.isAfter(s)).orElse(s));
    }

    private Move move(OrderLot order, Instant since, boolean open, boolean used) {
        CauseRules.Named named = rules.causes().of(order.status(), order.state().manual(), order.reason());
        named.unmapped().ifPresent(unmapped::add);
        Cause cause = used ? Cause.NOT_CLOSED : refined(named.cause());
        Instant begun = used ? since : begun(order, since, cause.side());
        Deadline deadline = deadlines.byClock(begun, cause, order.promised(begun, now.calendar()));
        return new Move(order.item().subject(), Move.Kind.ORDER, order.item().subject().id(),
                Move.Why.of(cause, order.reason()),
                new Move.Stake(order.item().customer(), order.seats(), offer(order.lines())), deadline,
                open && !used && deadlines.warned(deadline), Move.Detail.NONE);
    }

    /// When the wait for that side began: with the first of the stands, back from the last one, that are the same side's. Credit is the
    /// distributor's from the day on which it was asked for.
    private Instant begun(OrderLot order, Instant since, Side side) {
        Instant begun = since;
        for (Stand stand : order.stands().reversed()) {
            Cause named = rules.causes()
                    .of(stand.status(), order.state().manual(),
                            stand.reason().map(code -> new Reason(code, Optional.empty())))
                    .cause();
            Cause cause = refined(named);
            if (cause.side() != side) {
                break;
            }
            begun = stand.since();
            if (cause != named && creditAsked.filter(stand.since()::isBefore).isPresent()) {
                begun = creditAsked.get();
                break;
            }
        }
        Instant stood = begun;
        return order.state().scheduled().map(now.calendar()::startOf).filter(day -> day.isAfter(stood)).orElse(stood);
    }

    /// Held by credit that was asked for and not decided: the distributor's move, not the partner's.
    private Cause refined(Cause cause) {
        return cause == Cause.CREDIT && creditAsked.isPresent() ? Cause.CREDIT_DECISION : cause;
    }

    /// The offer's name when all lines are of one.
    private Optional<String> offer(List<OrderLine> lines) {
        List<String> names = lines.stream().map(l -> rules.nameOf(l.sku())).distinct().toList();
        return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }

    /// The orders by phase.
    public static OrderCount count(List<OrderReading> orders) {
        Map<Phase, Integer> counts = new EnumMap<>(Phase.class);
        orders.forEach(o -> counts.merge(o.phase(), 1, Integer::sum));
        int stuck = counts.getOrDefault(Phase.STUCK, 0);
        int inUse = counts.getOrDefault(Phase.IN_USE_NOT_CLOSED, 0);
        return new OrderCount(counts.getOrDefault(Phase.OPEN, 0) + stuck + inUse, stuck,
                counts.getOrDefault(Phase.SCHEDULED, 0), inUse, counts.getOrDefault(Phase.FULFILLED, 0),
                counts.getOrDefault(Phase.FAILED, 0), counts.getOrDefault(Phase.CANCELLED, 0));
    }
}
