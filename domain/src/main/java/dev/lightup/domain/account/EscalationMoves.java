package dev.lightup.domain.account;

import dev.lightup.domain.event.EscalationFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.order.OrderReading;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.reading.TypedSlice;
import dev.lightup.domain.reading.UnmappedWords;
import dev.lightup.domain.state.EscalationState;
import dev.lightup.domain.state.TimelineMoment;
import dev.lightup.domain.waiting.DeadlineClock;
import dev.lightup.domain.waiting.Move;
import dev.lightup.domain.waiting.Raised;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The open escalations, as moves of whoever works on them; of the distributor until somebody does.
final class EscalationMoves {
    private final DeadlineClock deadlines;
    private final UnmappedWords unmapped;

    EscalationMoves(DeadlineClock deadlines, UnmappedWords unmapped) {
        this.deadlines = deadlines;
        this.unmapped = unmapped;
    }

    /// @param orders the account's orders: an escalation about one of them shows its customer, and its seats and offer while it waits
    List<Move> moves(List<TypedSlice<EscalationState>> escalations, Map<Subject, OrderReading> orders) {
        return escalations.stream()
                .filter(e -> e.state().status().isOpen())
                .flatMap(e -> move(e, orders).stream())
                .toList();
    }

    private Optional<Move> move(TypedSlice<EscalationState> escalation, Map<Subject, OrderReading> orders) {
        EscalationState state = escalation.state();
        Side side = state.side().map(this::side).orElse(Side.DISTRIBUTOR);
        Cause cause = cause(side);
        Optional<OrderReading> order = state.about()
                .flatMap(Subject::parse)
                .flatMap(s -> Optional.ofNullable(orders.get(s)));
        Optional<Move> about = order.flatMap(OrderReading::move);
        Optional<Instant> since = state.waiting().or(state::since).or(state::opened);
        return since.map(begun -> new Move(escalation.subject(), Move.Kind.ESCALATION, state.title(),
                new Move.Why(side, cause, Optional.empty()),
                new Move.Stake(escalation.customer().or(() -> order.flatMap(o -> o.slice().customer())),
                        about.flatMap(m -> m.stake().seats()), about.flatMap(m -> m.stake().offer())),
                deadlines.byClock(begun, cause, Optional.empty()), false, Move.Detail.escalation(raised(escalation))));
    }

    private static Raised raised(TypedSlice<EscalationState> escalation) {
        EscalationState state = escalation.state();
        Optional<String> by = needed(escalation.slice().recent()).stream().map(TimelineMoment::source).findFirst();
        boolean taken = switch (state.status()) {
            case ACKNOWLEDGED, IN_PROGRESS -> true;
            case OPEN, REOPENED, RESOLVED, CLOSED -> false;
        };
        return new Raised(state.about().flatMap(Subject::parse), state.level(), state.opened(), by,
                taken ? state.since() : Optional.empty());
    }

    /// Those of the moments that a state keeps which a move tells of: the newest opening.
    static List<TimelineMoment> needed(List<TimelineMoment> recent) {
        return recent.stream().filter(m -> m.fact() instanceof EscalationFact.Opened).limit(1).toList();
    }

    private Side side(String word) {
        for (Side side : Side.values()) {
            if (side.name().equalsIgnoreCase(word.strip())) {
                return side;
            }
        }
        unmapped.add(word);
        return Side.DISTRIBUTOR;
    }

    /// People work on escalations, so people's clocks run.
    private static Cause cause(Side side) {
        return switch (side) {
            case PARTNER -> Cause.PARTNER_ACTION;
            case DISTRIBUTOR -> Cause.MANUAL_TASK;
            case VENDOR -> Cause.DEAL_REVIEW;
            case CUSTOMER -> Cause.CUSTOMER_ACTION;
        };
    }
}
