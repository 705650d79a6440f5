package dev.lightup.site.timeline;

import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.EnglishText;

/// What a subscription's events say, in a sentence each.
final class ToldSubscription {
    private ToldSubscription() {}

    static String text(SubscriptionFact fact, AccountNames cast) {
        return switch (fact) {
            case SubscriptionFact.Created f ->
                "Created: " + EnglishText.number(f.quantity()) + " × " + EnglishText.name(cast.offer(f.sku()))
                        + (f.trial().orElse(false) ? ", a trial" : "")
                        + f.termEnd().map(day -> ", until " + cast.days().text(day)).orElse("");
            case SubscriptionFact.Activated _ -> "Activated";
            case SubscriptionFact.QuantityChanged f -> EventSentences.because("Seats changed "
                    + f.old().map(n -> "from " + EnglishText.number(n) + " ").orElse("") + "to "
                    + EnglishText.number(f.quantity()),
                    f.reason());
            case SubscriptionFact.PlanChanged f -> "Plan changed to " + EnglishText.name(cast.offer(f.sku()));
            case SubscriptionFact.Renewed f ->
                "Renewed" + f.termEnd().map(day -> " until " + cast.days().text(day)).orElse("")
                        + f.quantity().map(n -> " with " + EnglishText.count(n, "seat")).orElse("");
            case SubscriptionFact.AutorenewChanged f ->
                f.autorenew() ? "Set to renew by itself" : "Set to end with its term";
            case SubscriptionFact.TrialStarted f ->
                "Trial started" + f.ends().map(day -> ", ends " + cast.days().text(day)).orElse("");
            case SubscriptionFact.TrialConverted _ -> "Trial became paid";
            case SubscriptionFact.TrialEnded _ -> "Trial ended";
            case SubscriptionFact.Suspended f -> EventSentences.because("Suspended", f.reason());
            case SubscriptionFact.Resumed _ -> "Resumed";
            case SubscriptionFact.Expired _ -> "Expired";
            case SubscriptionFact.Disabled _ -> "Disabled";
            case SubscriptionFact.Cancelled f -> EventSentences.because("Cancelled", f.reason());
            case SubscriptionFact.Deleted _ -> "Deleted";
            case SubscriptionFact.Transferred _ -> "Transferred to this account";
            case SubscriptionFact.Migrated f -> "Replaced" + f.to().map(to -> " by " + EnglishText.name(to)).orElse("");
            case SubscriptionFact.Snapshot f -> "Export of " + cast.days().text(f.asOf())
                    + f.quantity().map(n -> ": " + EnglishText.count(n, "seat")).orElse("")
                    + f.status().map(s -> ", " + ToldWord.of(s, SubscriptionState.Status.values())).orElse("");
        };
    }
}
