package dev.lightup.site.timeline;

import dev.lightup.domain.event.CustomerFact;
import dev.lightup.domain.event.EscalationFact;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.FeedFact;
import dev.lightup.domain.event.LinkFact;
import dev.lightup.domain.event.MilestoneFact;
import dev.lightup.domain.event.OfferFact;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.PortfolioFact;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.event.UsageFact;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.ReasonWords;
import java.util.Optional;

/// What an event says, in a sentence.
public final class EventSentences {
    private EventSentences() {}

    public static String text(Fact fact, AccountNames cast) {
        return switch (fact) {
            case OrderFact f -> ToldOrder.text(f, cast);
            case SubscriptionFact f -> ToldSubscription.text(f, cast);
            case PartnerFact f -> ToldPartner.text(f, cast);
            case CustomerFact f -> customer(f, cast);
            case UsageFact f -> usage(f, cast);
            case MilestoneFact f -> milestone(f, cast);
            case EscalationFact f -> escalation(f);
            case OfferFact f -> offer(f);
            case SystemFact f -> system(f, cast);
            case LinkFact.Made _ -> "Account linked";
            case LinkFact.Ended _ -> "Link ended";
            case PortfolioFact.Told _ -> "Portfolio set";
            case PortfolioFact.Removed _ -> "Portfolio removed";
            case FeedFact.FileBegun f -> "File of " + cast.days().text(f.asOf()) + " begun";
            case FeedFact.FileRead f -> "File of " + cast.days().text(f.asOf()) + " read";
        };
    }

    /// What happened, with the sender's reason.
    static String because(String what, Optional<Reason> reason) {
        return what + reason.map(r -> ": " + ReasonWords.words(r)).orElse("");
    }

    private static String customer(CustomerFact fact, AccountNames cast) {
        return switch (fact) {
            case CustomerFact.Created _ -> "Created";
            case CustomerFact.ResellerLinkAccepted _ -> "Reseller link accepted";
            case CustomerFact.ResellerLinkRemoved _ -> "Reseller link removed";
            case CustomerFact.AgreementAccepted _ -> "Customer agreement accepted";
            case CustomerFact.GdapRequested _ -> "Admin relationship requested";
            case CustomerFact.GdapApproved f ->
                "Admin relationship approved" + f.expires().map(day -> ", until " + cast.days().text(day)).orElse("");
            case CustomerFact.GdapExpired _ -> "Admin relationship expired";
            case CustomerFact.GdapTerminated _ -> "Admin relationship ended";
            case CustomerFact.Snapshot _ -> "Listed by an export";
        };
    }

    private static String usage(UsageFact fact, AccountNames cast) {
        return switch (fact) {
            case UsageFact.Snapshot f ->
                "Seat report of " + cast.days().text(f.asOf()) + ": " + EnglishText.number(f.assigned())
                        + " assigned, " + EnglishText.number(f.active()) + " in use";
            case UsageFact.SeatAssigned _ -> "A seat was assigned";
            case UsageFact.SeatUnassigned _ -> "A seat was taken back";
            case UsageFact.ThresholdExceeded f -> "Use went over " + f.percent() + " %";
        };
    }

    private static String milestone(MilestoneFact fact, AccountNames cast) {
        // the step is the template's, not the sender's: no quotation marks
        String step = ": " + EnglishText.name(EnglishText.plain(fact.step()));
        return switch (fact) {
            case MilestoneFact.Planned f -> "Milestone planned for " + cast.days().text(f.due()) + step;
            case MilestoneFact.Started _ -> "Milestone started" + step;
            case MilestoneFact.Reached f ->
                "Milestone reached" + f.on().map(day -> " on " + cast.days().text(day)).orElse("") + step;
            case MilestoneFact.Missed _ -> "Milestone missed" + step;
            case MilestoneFact.Blocked f -> because("Milestone blocked" + step, f.reason());
            case MilestoneFact.Waived f ->
                "Milestone waived" + step + f.reason().map(r -> ": " + EnglishText.name(r)).orElse("");
        };
    }

    private static String escalation(EscalationFact fact) {
        return switch (fact) {
            case EscalationFact.Opened f -> "Escalation opened: " + EnglishText.name(f.title());
            case EscalationFact.Acknowledged _ -> "Escalation acknowledged";
            case EscalationFact.Assigned f -> "Escalation given to the " + EnglishText.name(f.side());
            case EscalationFact.Raised f -> "Escalation raised to level " + f.level();
            case EscalationFact.Commented _ -> "Escalation commented";
            case EscalationFact.Resolved f ->
                "Escalation resolved" + f.resolution().map(r -> ": " + EnglishText.name(r)).orElse("");
            case EscalationFact.Reopened _ -> "Escalation opened again";
            case EscalationFact.Closed _ -> "Escalation closed";
        };
    }

    private static String offer(OfferFact fact) {
        return switch (fact) {
            case OfferFact.Listed _ -> "Offer listed";
            case OfferFact.LitUp _ -> "Offer can be ordered";
            case OfferFact.Retired _ -> "Offer withdrawn";
        };
    }

    private static String system(SystemFact fact, AccountNames cast) {
        return switch (fact) {
            case SystemFact.Test _ -> "Connection tried";
            case SystemFact.Heartbeat _ -> "Sender is alive";
            case SystemFact.Touch f ->
                "Changed at the vendor (“" + EnglishText.name(f.what()) + "”), details not received";
            case SystemFact.Corrected f ->
                "Correction of event " + EnglishText.name(f.event()) + ": " + text(f.fact(), cast);
            case SystemFact.Retracted f -> "Event " + EnglishText.name(f.event()) + " was withdrawn";
            case SystemFact.SnapshotBegin _ -> "Export announced";
            case SystemFact.SnapshotEnd _ -> "Export ended";
            case SystemFact.Placed _ -> "Placed through its customer";
            case SystemFact.Quarantined f -> "Not understood: " + EnglishText.name(f.problem());
            case SystemFact.ExportRead f -> "Export of " + cast.days().text(f.asOf()) + " read";
            case SystemFact.ProgrammeApplied _ -> "Configuration applied";
        };
    }
}
