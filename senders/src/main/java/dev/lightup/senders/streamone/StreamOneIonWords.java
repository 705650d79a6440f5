package dev.lightup.senders.streamone;

import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.senders.format.SenderWords;

/// Words of TD SYNNEX StreamOne Ion, as the vendor documents them.
public final class StreamOneIonWords implements SenderWords {
    @Override
    public String title() {
        return "TD SYNNEX StreamOne Ion";
    }

    @Override
    public void statuses(StatusWords.Draft tables) {
        tables.subscription()
                .row(SubscriptionState.Status.PENDING, 2, "accepted", "confirmed", "initiated")
                .row(SubscriptionState.Status.ACTIVE, 2, "enabled", "running")
                .row(SubscriptionState.Status.SUSPENDED, 2, "paused");
    }
}
