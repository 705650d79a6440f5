package dev.lightup.domain.fold;

import static dev.lightup.domain.fold.Told.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.domain.state.PartnerState.Standing;
import dev.lightup.domain.state.RequirementTrack;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A partner's independent tracks, its standing and what it may sell.
class PartnerFoldTest {
    private static final Subject PARTNER = new Subject(Subject.Kind.PARTNER, "a1");
    private static final Optional<String> NOWHERE = Optional.empty();
    private static final Optional<Reason> WHY = Optional.of(Reason.of("late"));

    private static PartnerState after(Fact... facts) {
        return (PartnerState) Walked.state(PARTNER, facts);
    }

    private static RequirementTrack.Status track(String key, Fact... facts) {
        RequirementTrack track = after(facts).tracks().get(key);
        return track == null ? RequirementTrack.Status.NOT_STARTED : track.status();
    }

    @Test
    void everyFactMovesItsTrackAndNoOther() {
        Map<Fact, String> moves = Map.ofEntries(
                Map.entry(new PartnerFact.ApplicationSubmitted(NOWHERE, NOWHERE, NOWHERE), "application IN_PROGRESS"),
                Map.entry(new PartnerFact.ApplicationApproved(), "application SATISFIED"),
                Map.entry(new PartnerFact.ApplicationRejected(WHY), "application REJECTED"),
                Map.entry(new PartnerFact.AgreementSigned("reseller", NOWHERE), "reseller_agreement SATISFIED"),
                Map.entry(new PartnerFact.AgreementSigned("mpa", Optional.of("eu")), "mpa@eu SATISFIED"),
                Map.entry(new PartnerFact.AgreementExpired("mpa", Optional.of("eu")), "mpa@eu EXPIRED"),
                Map.entry(new PartnerFact.AgreementRevoked("mpa", Optional.of("eu")), "mpa@eu REJECTED"),
                Map.entry(new PartnerFact.CreditRequested(Optional.empty(), NOWHERE), "credit IN_PROGRESS"),
                Map.entry(new PartnerFact.CreditApproved(Optional.empty(), NOWHERE), "credit SATISFIED"),
                Map.entry(new PartnerFact.CreditDeclined(WHY), "credit REJECTED"),
                Map.entry(new PartnerFact.CreditExceeded(Optional.empty(), Optional.empty(), NOWHERE),
                        "credit BLOCKED"),
                Map.entry(new PartnerFact.CreditReleased(), "credit SATISFIED"),
                Map.entry(new PartnerFact.RelationshipInvited(NOWHERE), "relationship IN_PROGRESS"),
                Map.entry(new PartnerFact.RelationshipAccepted(NOWHERE), "relationship SATISFIED"),
                Map.entry(new PartnerFact.RelationshipRemoved(NOWHERE), "relationship EXPIRED"),
                Map.entry(new PartnerFact.PorValidated(true, NOWHERE, Optional.of("eu")), "por@eu SATISFIED"),
                Map.entry(new PartnerFact.PorValidated(false, Optional.of("900400"), Optional.of("eu")),
                        "por@eu BLOCKED"),
                Map.entry(new PartnerFact.AccessGranted(NOWHERE), "access SATISFIED"),
                Map.entry(new PartnerFact.RequirementWaived("credit", NOWHERE, NOWHERE), "credit WAIVED"));
        moves.forEach((fact, move) -> {
            PartnerState state = after(fact);
            assertThat(state.tracks()).as("%s", fact).hasSize(1);
            state.tracks().forEach((key, track) -> assertThat(key + " " + track.status()).isEqualTo(move));
        });
    }

    @Test
    void anAccountIsOpenSinceItWasFirstOpened() {
        assertThat(after(new PartnerFact.ApplicationApproved()).opened()).isEmpty();
        assertThat(
                after(new PartnerFact.ApplicationApproved(), new PartnerFact.Opened(), new PartnerFact.Suspended(WHY),
                        new PartnerFact.Opened()).opened())
                .contains(minute(1));
    }

    @Test
    void aTrackMayGoBackwardAndARepetitionKeepsWhenItBegan() {
        Fact signed = new PartnerFact.AgreementSigned("mpa", NOWHERE);
        assertThat(track("mpa", signed, new PartnerFact.AgreementExpired("mpa", NOWHERE)))
                .isEqualTo(RequirementTrack.Status.EXPIRED);
        RequirementTrack twice = after(signed, signed).tracks().get("mpa");
        assertThat(twice).extracting(RequirementTrack::since).isEqualTo(minute(0));
    }

    @Test
    void theSameAgreementStandsApartByRegion() {
        PartnerState state = after(new PartnerFact.AgreementSigned("mpa", Optional.of("eu")),
                new PartnerFact.AgreementRevoked("mpa", Optional.of("us")));
        assertThat(state.tracks().keySet()).containsExactly("mpa@eu", "mpa@us");
    }

    @Test
    void aWaiverIsNotUndoneByWorkInProgress() {
        Fact waived = new PartnerFact.RequirementWaived("credit", NOWHERE, Optional.of("prepaid"));
        Fact requested = new PartnerFact.CreditRequested(Optional.empty(), NOWHERE);
        assertThat(track("credit", waived, requested)).isEqualTo(RequirementTrack.Status.WAIVED);
        assertThat(track("credit", waived, new PartnerFact.CreditDeclined(WHY)))
                .isEqualTo(RequirementTrack.Status.REJECTED);
    }

    @Test
    void aVerificationIsSatisfiedWhenEveryKindIs() {
        Fact email = verified("email", "accepted");
        assertThat(track("verification", email)).isEqualTo(RequirementTrack.Status.SATISFIED);
        assertThat(track("verification", email, verified("business", "Pending")))
                .isEqualTo(RequirementTrack.Status.IN_PROGRESS);
        assertThat(track("verification", verified("identity", "challenged"), email))
                .isEqualTo(RequirementTrack.Status.BLOCKED);
        assertThat(track("verification", verified("identity", "rejected"), email))
                .isEqualTo(RequirementTrack.Status.REJECTED);
        assertThat(track("verification", verified("identity", "rejected"), email, verified("identity", "Passed")))
                .isEqualTo(RequirementTrack.Status.SATISFIED);
        assertThat(track("verification@eu", email, new PartnerFact.VerificationUpdated("identity", "pending",
                Optional.of("eu")))).isEqualTo(RequirementTrack.Status.IN_PROGRESS);
        assertThat(track("verification", email, new PartnerFact.VerificationUpdated("identity", "pending",
                Optional.of("eu")))).isEqualTo(RequirementTrack.Status.SATISFIED);
    }

    private static Fact verified(String kind, String status) {
        return new PartnerFact.VerificationUpdated(kind, status, NOWHERE);
    }

    @Test
    void unknownWordsAreKeptAndMoveNothing() {
        PartnerState state = after(verified("email", "dubious"), new PartnerFact.AgreementSigned("nda", NOWHERE),
                new PartnerFact.RequirementWaived("blood", NOWHERE, NOWHERE));
        assertThat(state.unmapped()).containsExactly("blood", "dubious", "nda");
        assertThat(state.tracks()).isEmpty();
    }

    @Test
    void theStandingFallsAndRises() {
        Fact suspended = new PartnerFact.Suspended(WHY);
        assertThat(after(suspended).standing()).isEqualTo(Standing.SUSPENDED);
        assertThat(after(suspended).standingReason()).isEqualTo(WHY);
        assertThat(after(suspended, suspended).standingSince()).contains(minute(0));
        assertThat(after(suspended, new PartnerFact.Reinstated()).standing()).isEqualTo(Standing.GOOD);
        assertThat(after(new PartnerFact.Offboarded(WHY), suspended).standing()).isEqualTo(Standing.OFFBOARDED);
    }

    @Test
    void aPartnerThatLeavesIsShutOutUntilItsAccountIsOpenedAgain() {
        Fact opened = new PartnerFact.Opened();
        Fact left = new PartnerFact.Offboarded(WHY);
        assertThat(openedAndClosed(opened)).containsExactly(minute(0), null);
        assertThat(openedAndClosed(opened, left)).containsExactly(null, minute(1));
        // told again it changes nothing
        assertThat(openedAndClosed(opened, left, left)).containsExactly(null, minute(1));
        // to sell again is not to read again
        assertThat(openedAndClosed(opened, left, new PartnerFact.Reinstated())).containsExactly(null, minute(1));
        assertThat(openedAndClosed(opened, left, opened)).containsExactly(minute(2), minute(1));
        assertThat(openedAndClosed(opened, left, opened, opened, left)).containsExactly(null, minute(4));
        // one that never read it left all the same: an opening by an earlier invitation counts for nobody
        assertThat(openedAndClosed(left)).containsExactly(null, minute(0));
    }

    private static List<@Nullable Instant> openedAndClosed(Fact... facts) {
        PartnerState state = after(facts);
        return Arrays.asList(state.opened().orElse(null), state.closed().orElse(null));
    }

    @Test
    void creditCertificationsAndOffersAreKept() {
        PartnerState state = after(
                new PartnerFact.CreditApproved(Optional.of(BigDecimal.TEN), Optional.of("EUR")),
                new PartnerFact.CreditExceeded(Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.TWO), NOWHERE),
                new PartnerFact.CreditChanged(BigDecimal.TWO, NOWHERE),
                new PartnerFact.CertificationEarned("c", Optional.of("o1"), Optional.empty()),
                new PartnerFact.OfferEnabled("o1"), new PartnerFact.OfferEnabled("o1"),
                new PartnerFact.OfferEnabled("o2"), new PartnerFact.OfferDisabled("o2"));
        assertThat(state.credit()).isEqualTo(new PartnerState.Credit(Optional.of(BigDecimal.TWO),
                Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.TWO), Optional.of("EUR")));
        assertThat(after(new PartnerFact.CreditExceeded(Optional.of(BigDecimal.ONE), Optional.empty(), NOWHERE),
                new PartnerFact.CreditReleased()).credit().available()).isEmpty();
        assertThat(state.offers()).isEqualTo(Map.of("o1", minute(4)));
        assertThat(state.certifications()).containsKey("c");
        assertThat(after(new PartnerFact.CertificationEarned("c", NOWHERE, Optional.empty()),
                new PartnerFact.CertificationExpired("c"), new PartnerFact.CertificationExpired("d")).certifications())
                .isEqualTo(Map.of("c", new PartnerState.Certification(NOWHERE, minute(0),
                        Optional.of(LocalDate.of(2026, 3, 2)))));
    }

    @Test
    void anExportIsNoLineOfTheTimelineAndItsNewestFileCounts() {
        FoldedSubject folded = Walked.folded(PARTNER, new PartnerFact.ExportListed("seats", minute(9)),
                new PartnerFact.ExportListed("seats", minute(5)), new PartnerFact.Snapshot(Optional.of("name")),
                new PartnerFact.Snapshot(Optional.of("name")));
        PartnerState state = (PartnerState) folded.current().state();
        assertThat(state.feeds()).isEqualTo(Map.of("seats", minute(9)));
        assertThat(state.name()).contains("name");
        assertThat(folded.current().recent()).hasSize(1);
    }
}
