package dev.lightup.domain.order;

import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.feed.FeedAbsence;
import dev.lightup.domain.programme.BusinessCalendar;
import dev.lightup.domain.reading.TypedSlice;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.OrderState.Listed;
import dev.lightup.domain.state.OrderState.Stand;
import dev.lightup.domain.state.OrderState.Status;
import dev.lightup.domain.state.TimelineMoment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What one order says of itself: by its events, by the newest export where no event told.
///
/// @param gone whether a later file no longer lists it
public record OrderLot(TypedSlice<OrderState> item, Status status, List<OrderLine> lines, boolean gone) {
    public static OrderLot of(TypedSlice<OrderState> item, FeedAbsence feeds) {
        OrderState state = item.state();
        boolean gone = state.listed().filter(l -> feeds.gone(l.feed(), l.asOf())).isPresent();
        Status listed = state.listed().map(Listed::mapped).orElse(Status.UNKNOWN);
        // what was closed may leave an export; what was open and left it stands nobody knows where
        Status byExport = gone && !listed.isTerminal() ? Status.UNKNOWN : listed;
        return new OrderLot(item, state.status() != Status.UNKNOWN ? state.status() : byExport,
                state.lines().isEmpty() ? state.listed().map(Listed::lines).orElse(List.of()) : state.lines(), gone);
    }

    public OrderState state() {
        return item.state();
    }

    private boolean byEvents() {
        return state().status() != Status.UNKNOWN;
    }

    /// Where it stood and stands, oldest first; nothing where only an export tells.
    List<Stand> stands() {
        return byEvents() ? state().stands() : List.of();
    }

    public Optional<Instant> submitted() {
        return state().submitted().or(() -> state().listed().flatMap(Listed::submitted));
    }

    /// When it came to stand where it stands; for what left an export, when that last listed it.
    public Optional<Instant> since() {
        if (byEvents()) {
            return state().since().or(this::submitted);
        }
        return state().listed()
                .map(l -> gone ? l.asOf() : l.since())
                .or(this::submitted)
                .or(() -> item.slice().recent().isEmpty()
                        ? item.slice().lastReceived()
                        : Optional.of(item.slice().recent().getLast().at()));
    }

    /// Those of the moments that a state keeps without which {@link #since} would say something else: where nothing else tells it, the oldest.
    public static List<TimelineMoment> needed(OrderState state, List<TimelineMoment> recent) {
        boolean told = state.status() != Status.UNKNOWN || state.listed().isPresent() || state.submitted().isPresent();
        return told || recent.isEmpty() ? List.of() : List.of(recent.getLast());
    }

    Optional<Reason> reason() {
        return byEvents() ? state().reason() : state().listed().filter(_ -> !gone).flatMap(Listed::reason);
    }

    /// The promised day, where it was given in a wait that began then, for a day that ends after that.
    Optional<LocalDate> promised(Instant begun, BusinessCalendar calendar) {
        return state().promised()
                .filter(_ -> state().promisedAt().filter(at -> !at.isBefore(begun)).isPresent())
                .filter(day -> calendar.closingOf(day).isAfter(begun));
    }

    Optional<Long> seats() {
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.stream().mapToLong(OrderLine::quantity).sum());
    }
}
