package dev.lightup.site.timeline;

import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.state.RequirementTrack;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.StateWords;
import java.math.BigDecimal;
import java.util.Optional;

/// What a partner's events say, in a sentence each.
final class ToldPartner {
    private ToldPartner() {}

    static String text(PartnerFact fact, AccountNames cast) {
        return switch (fact) {
            case PartnerFact.ApplicationSubmitted f -> "Application submitted" + in(f.region());
            case PartnerFact.ApplicationApproved _ -> "Application approved";
            case PartnerFact.ApplicationRejected f -> EventSentences.because("Application rejected", f.reason());
            case PartnerFact.VerificationUpdated f ->
                "Verification of " + EnglishText.name(EnglishText.plain(f.kind())) + ": "
                        + ToldWord.of(f.status(), RequirementTrack.Status.values()) + in(f.region());
            case PartnerFact.AgreementSigned f -> agreement(f.kind()) + " signed" + in(f.region());
            case PartnerFact.AgreementExpired f -> agreement(f.kind()) + " expired" + in(f.region());
            case PartnerFact.AgreementRevoked f -> agreement(f.kind()) + " revoked" + in(f.region());
            case PartnerFact.CreditRequested f -> "Credit requested" + money(f.amount(), f.currency());
            case PartnerFact.CreditApproved f -> "Credit approved" + money(f.limit(), f.currency());
            case PartnerFact.CreditDeclined f -> EventSentences.because("Credit declined", f.reason());
            case PartnerFact.CreditChanged f -> "Credit line changed" + money(Optional.of(f.limit()), f.currency());
            case PartnerFact.CreditExceeded f ->
                "Credit exceeded" + f.needed().map(n -> ", needs " + n.toPlainString()).orElse("")
                        + f.available().map(n -> ", free " + n.toPlainString()).orElse("");
            case PartnerFact.CreditReleased _ -> "Credit released";
            case PartnerFact.CertificationEarned f -> "Certified: " + EnglishText.name(f.name())
                    + f.expires().map(day -> ", until " + cast.days().text(day)).orElse("");
            case PartnerFact.CertificationExpired f -> "Certification expired: " + EnglishText.name(f.name());
            case PartnerFact.RelationshipInvited f -> "Invited to the reseller relationship" + in(f.region());
            case PartnerFact.RelationshipAccepted f -> "Reseller relationship accepted" + in(f.region());
            case PartnerFact.RelationshipRemoved f -> "Reseller relationship removed" + in(f.region());
            case PartnerFact.PorValidated f -> "Partner of record " + (f.valid() ? "valid" : "refused")
                    + f.errorCode().map(code -> ", “" + EnglishText.name(code) + "”").orElse("") + in(f.region());
            case PartnerFact.AccessGranted f -> "Access granted" + in(f.region());
            case PartnerFact.RequirementWaived f -> StateWords.requirement(f.requirement()) + " waived" + in(f.region())
                    + f.reason().map(r -> ": " + EnglishText.name(r)).orElse("");
            case PartnerFact.Suspended f -> EventSentences.because("Suspended", f.reason());
            case PartnerFact.Reinstated _ -> "Reinstated";
            case PartnerFact.Offboarded f -> EventSentences.because("Offboarded", f.reason());
            case PartnerFact.Opened _ -> "Account opened to the partner";
            case PartnerFact.OfferEnabled f -> "Offer " + EnglishText.name(f.offer()) + " enabled";
            case PartnerFact.OfferDisabled f -> "Offer " + EnglishText.name(f.offer()) + " disabled";
            case PartnerFact.ExportListed f -> "Listed by the export of " + cast.days().text(f.asOf());
            case PartnerFact.Snapshot _ -> "Named by an export";
        };
    }

    private static String agreement(String kind) {
        return kind.equals("mpa")
                ? "Vendor’s partner agreement"
                : EnglishText.sentence(EnglishText.name(EnglishText.plain(kind))) + " agreement";
    }

    private static String in(Optional<String> region) {
        return region.map(r -> " in " + EnglishText.name(r)).orElse("");
    }

    private static String money(Optional<BigDecimal> amount, Optional<String> currency) {
        return amount.map(a -> ": " + a.toPlainString() + currency.map(c -> " " + EnglishText.name(c)).orElse(""))
                .orElse("");
    }
}
