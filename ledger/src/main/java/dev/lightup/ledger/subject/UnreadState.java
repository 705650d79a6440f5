package dev.lightup.ledger.subject;

import java.io.Serial;

/// Somebody asked for what a state says that this release cannot read. Who can meet one looks at {@link StateItem#stored} first.
public final class UnreadState extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnreadState(StateItem state) {
        super("the state of " + state.tenant() + " " + state.subject() + " has a shape that this release cannot read");
    }
}
