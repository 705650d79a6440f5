package dev.lightup.domain.order;

import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.waiting.Move;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An order as a page shows it.
///
/// @param status by events; by the newest export where no event told
/// @param phase what the count is taken by
/// @param lines by events, else by export
/// @param submitted when it was submitted
/// @param since when it came to stand where it stands
/// @param move whose move it is, for open orders that are not scheduled
/// @param inUse seats of this order in use, attributed first in, first out over the customer's orders of the SKU; absent where
/// nobody reports use
/// @param gone whether a later file of the export's feed no longer lists it
public record OrderReading(
        Subject subject,
        Slice slice,
        OrderState state,
        OrderState.Status status,
        Phase phase,
        List<OrderLine> lines,
        Optional<Instant> submitted,
        Optional<Instant> since,
        Optional<Move> move,
        Optional<Long> inUse,
        boolean gone) {
    /// What an order counts as. Every order is in exactly one phase; stuck orders are open ones too.
    public enum Phase {
        /// Waits for its day; never stuck.
        SCHEDULED,
        OPEN,
        STUCK,
        /// Open by its status, but its seats are in use: "in use, not closed", owner distributor, outside the stuck count.
        IN_USE_NOT_CLOSED,
        FULFILLED,
        FAILED,
        CANCELLED
    }
}
