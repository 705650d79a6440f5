package dev.lightup.domain.order;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.waiting.Move;
import java.util.Optional;

/// An order as a page shows it.
///
/// @param told what it says of itself
/// @param phase what the count is taken by
/// @param move whose move it is, for open orders that are not scheduled
/// @param inUse seats of this order in use, attributed first in, first out over the customer's orders of the SKU; absent where
/// nobody reports use
public record OrderReading(OrderLot told, Phase phase, Optional<Move> move, Optional<Long> inUse) {
    public Subject subject() {
        return told.item().subject();
    }

    public Slice slice() {
        return told.item().slice();
    }

    public OrderState state() {
        return told.state();
    }

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
