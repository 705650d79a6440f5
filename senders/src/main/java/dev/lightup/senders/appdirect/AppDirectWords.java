package dev.lightup.senders.appdirect;

import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.senders.format.SenderWords;

/// Words of AppDirect, as the vendor documents them.
public final class AppDirectWords implements SenderWords {
    @Override
    public String title() {
        return "AppDirect";
    }

    @Override
    public void statuses(StatusWords.Draft tables) {
        tables.subscription()
                .row(SubscriptionState.Status.PENDING, 2, "initialized");
    }
}
