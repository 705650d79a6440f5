package dev.lightup.functions.fjordhandel;

import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.senders.format.SenderWords;
import java.util.List;

final class FjordhandelWords implements SenderWords {
    @Override
    public String title() {
        return "Fjordhandel";
    }

    @Override
    public List<String> marks() {
        return List.of("fj/");
    }

    @Override
    public void statuses(StatusWords.Draft tables) {
        tables.subscription()
                .row(SubscriptionState.Status.ACTIVE, 1, "løper")
                .row(SubscriptionState.Status.SUSPENDED, 1, "hviler");
    }

    @Override
    public void reasons(ReasonCodes.Draft tables) {
        tables.cause().row(Cause.PAYMENT, 1, "ubetalt");
    }
}
