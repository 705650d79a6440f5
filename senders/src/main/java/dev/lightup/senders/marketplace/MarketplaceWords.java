package dev.lightup.senders.marketplace;

import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.senders.format.SenderWords;

/// Words of Microsoft marketplace SaaS, as the vendor documents them.
public final class MarketplaceWords implements SenderWords {
    @Override
    public String title() {
        return "Microsoft marketplace SaaS";
    }

    @Override
    public void statuses(StatusWords.Draft tables) {
        tables.order()
                .row(OrderState.Status.FULFILLED, 2, "succeeded");
        tables.subscription()
                .row(SubscriptionState.Status.PENDING, 1, "pending fulfillment start")
                .row(SubscriptionState.Status.ACTIVE, 1, "subscribed")
                .row(SubscriptionState.Status.CANCELLED, 1, "unsubscribed");
    }
}
