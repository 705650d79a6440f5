package dev.lightup.domain.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Facts of a partner's onboarding and standing at one distributor. `region` is the CSP region of a requirement; the same
/// agreement may be signed in one region and missing in another.
public sealed interface PartnerFact extends Fact {
    record ApplicationSubmitted(
            @PersonalData Optional<String> name,
            Optional<String> country,
            Optional<String> region) implements PartnerFact {}

    record ApplicationApproved() implements PartnerFact {}

    record ApplicationRejected(Optional<Reason> reason) implements PartnerFact {}

    /// @param kind what is verified (`email`, `identity`, `employment`, `business`, `due_diligence`)
    /// @param status the vendor's word (`pending`, `accepted`, `rejected`), kept verbatim
    record VerificationUpdated(String kind, String status, Optional<String> region) implements PartnerFact {}

    /// @param kind `reseller` (with the distributor) or `mpa` (with the vendor)
    record AgreementSigned(String kind, Optional<String> region) implements PartnerFact {}

    record AgreementExpired(String kind, Optional<String> region) implements PartnerFact {}

    record AgreementRevoked(String kind, Optional<String> region) implements PartnerFact {}

    record CreditRequested(Optional<BigDecimal> amount, Optional<String> currency) implements PartnerFact {}

    record CreditApproved(Optional<BigDecimal> limit, Optional<String> currency) implements PartnerFact {}

    record CreditDeclined(Optional<Reason> reason) implements PartnerFact {}

    record CreditChanged(BigDecimal limit, Optional<String> currency) implements PartnerFact {}

    record CreditExceeded(
            Optional<BigDecimal> available,
            Optional<BigDecimal> needed,
            Optional<String> currency) implements PartnerFact {}

    record CreditReleased() implements PartnerFact {}

    record CertificationEarned(
            String name,
            Optional<String> offer,
            Optional<LocalDate> expires) implements PartnerFact {}

    record CertificationExpired(String name) implements PartnerFact {}

    record RelationshipInvited(Optional<String> region) implements PartnerFact {}

    record RelationshipAccepted(Optional<String> region) implements PartnerFact {}

    record RelationshipRemoved(Optional<String> region) implements PartnerFact {}

    /// @param errorCode the vendor's code when the partner of record is refused (`900400`)
    record PorValidated(boolean valid, Optional<String> errorCode, Optional<String> region) implements PartnerFact {}

    record AccessGranted(Optional<String> region) implements PartnerFact {}

    /// @param requirement the requirement's word, as in {@link dev.lightup.domain.state.PartnerRequirement}
    record RequirementWaived(
            String requirement,
            Optional<String> region,
            @FreeText Optional<String> reason) implements PartnerFact {}

    record Suspended(Optional<Reason> reason) implements PartnerFact {}

    record Reinstated() implements PartnerFact {}

    /// The partner leaves the distributor: from now on that one alone reads the account's pages, until they are opened again.
    record Offboarded(Optional<Reason> reason) implements PartnerFact {}

    /// The account's pages are opened to the partner: from now on both sides read them. Told again it changes nothing, unless the partner left since.
    record Opened() implements PartnerFact {}

    record OfferEnabled(String offer) implements PartnerFact {}

    record OfferDisabled(String offer) implements PartnerFact {}

    /// One export was read and listed rows of this account. What an earlier export listed and this one does not is gone from the
    /// snapshot truth.
    ///
    /// @param feed the export's feed: endpoint and kind of rows
    /// @param asOf the moment whose truth the file holds
    record ExportListed(String feed, Instant asOf) implements PartnerFact {}

    /// What an export says the partner is called.
    record Snapshot(@PersonalData Optional<String> name) implements PartnerFact {}
}
