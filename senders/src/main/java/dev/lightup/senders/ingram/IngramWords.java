package dev.lightup.senders.ingram;

import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.senders.format.SenderWords;
import java.util.List;

/// Words of Ingram Micro Xvantage, as the vendor documents them.
public final class IngramWords implements SenderWords {
    @Override
    public String title() {
        return "Ingram Micro Xvantage";
    }

    @Override
    public List<String> marks() {
        return List.of("im::");
    }

    @Override
    public void statuses(StatusWords.Draft tables) {
        tables.order()
                .row(OrderState.Status.ON_HOLD, 2, "order hold")
                .row(OrderState.Status.PROVISIONING, 2, "backordered", "order backordered")
                .row(OrderState.Status.FULFILLED, 2, "shipped", "order shipped")
                .row(OrderState.Status.CANCELLED, 2, "voided", "order voided");
    }

    @Override
    public void reasons(ReasonCodes.Draft tables) {
        tables.cause()
                .row(Cause.VENDOR_PROCESSING, 1, "order backordered")
                .row(Cause.COMPLIANCE, 1, "mpa wrong region", "mpa other region")
                .row(Cause.MANUAL_TASK, 1, "order hold");
    }
}
