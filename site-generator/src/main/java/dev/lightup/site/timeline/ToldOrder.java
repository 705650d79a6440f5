package dev.lightup.site.timeline;

import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.state.OrderState;
import dev.lightup.site.parts.OrderRow;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.EnglishText;
import java.util.stream.Collectors;

/// What an order's events say, in a sentence each.
final class ToldOrder {
    private ToldOrder() {}

    static String text(OrderFact fact, AccountNames cast) {
        return switch (fact) {
            case OrderFact.Submitted f -> "Submitted" + (f.lines().isEmpty()
                    ? ""
                    : ": " + f.lines().stream().map(l -> OrderRow.line(l, cast)).collect(Collectors.joining(", ")))
                    + f.scheduled().map(day -> ", scheduled for " + cast.days().text(day)).orElse("");
            case OrderFact.Accepted _ -> "Accepted";
            case OrderFact.ReviewRequired f -> EventSentences.because("Under review", f.reason());
            case OrderFact.OnHold f -> EventSentences.because("Put on hold", f.reason());
            case OrderFact.ActionRequired f -> EventSentences.because("Action required", f.reason());
            case OrderFact.Released _ -> "Released";
            case OrderFact.ProvisioningStarted _ -> "Provisioning started";
            case OrderFact.LineUpdated f ->
                "Line " + EnglishText.name(cast.offer(f.sku())) + " is "
                        + ToldWord.of(f.status(), OrderState.Status.values())
                        + f.quantity().map(n -> ", " + EnglishText.count(n, "seat")).orElse("");
            case OrderFact.PartiallyFulfilled _ -> "Fulfilled in part";
            case OrderFact.Fulfilled _ -> "Fulfilled";
            case OrderFact.Failed f -> EventSentences.because("Failed", f.reason());
            case OrderFact.Resubmitted _ -> "Submitted again";
            case OrderFact.Cancelled f -> EventSentences.because("Cancelled", f.reason());
            case OrderFact.Promised f -> "Promised by " + cast.days().text(f.by());
            case OrderFact.Snapshot f ->
                "Export of " + cast.days().text(f.asOf()) + ": "
                        + ToldWord.of(f.status(), OrderState.Status.values());
        };
    }
}
