package dev.lightup.domain.partner;

import static dev.lightup.domain.reading.APartner.partner;
import static dev.lightup.domain.reading.ASubscription.subscription;
import static dev.lightup.domain.reading.AnOrder.order;
import static dev.lightup.domain.reading.Given.at;
import static dev.lightup.domain.reading.Given.reading;
import static dev.lightup.domain.reading.Usage.usage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.partner.OnboardingReading.Stage;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.reading.APartner;
import dev.lightup.domain.reading.Given;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.state.EscalationState;
import dev.lightup.domain.state.PartnerRequirement;
import dev.lightup.domain.state.PartnerState.Standing;
import dev.lightup.domain.state.RequirementTrack;
import dev.lightup.domain.waiting.Move;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OnboardingReadingTest {
    private static final String SINCE = "2026-11-20T09:00:00Z";

    private static APartner settledBut(PartnerRequirement... others) {
        APartner partner = partner();
        for (PartnerRequirement requirement : PartnerRequirement.values()) {
            if (!java.util.List.of(others).contains(requirement)) {
                partner.track(requirement, RequirementTrack.Status.SATISFIED, SINCE);
            }
        }
        return partner;
    }

    private static Stage stage(HeldSlice... held) {
        return reading(held).partner().onboarding().stage();
    }

    @Test
    void theStageIsTheFurthestThatIsTold() {
        assertThat(stage()).isEqualTo(Stage.UNKNOWN);
        assertThat(stage(
                partner().track(PartnerRequirement.APPLICATION, RequirementTrack.Status.NOT_STARTED, SINCE).held()))
                .isEqualTo(Stage.UNKNOWN);
        assertThat(stage(
                partner().track(PartnerRequirement.APPLICATION, RequirementTrack.Status.IN_PROGRESS, SINCE).held()))
                .isEqualTo(Stage.APPLIED);
        assertThat(
                stage(partner().track(PartnerRequirement.APPLICATION, RequirementTrack.Status.SATISFIED, SINCE).held()))
                .isEqualTo(Stage.QUALIFYING);
        assertThat(stage(settledBut().held())).isEqualTo(Stage.READY_TO_TRANSACT);
        assertThat(stage(partner().held(), order("7Q").fulfilled(SINCE).held())).isEqualTo(Stage.TRANSACTING);
        assertThat(stage(subscription("s").held())).isEqualTo(Stage.TRANSACTING);
        assertThat(stage(subscription("s").held(), usage("lumen", "COP-M").counts("all", 2, 1).held()))
                .isEqualTo(Stage.ACTIVE_USE);
    }

    @ParameterizedTest
    @CsvSource({"SUSPENDED,SUSPENDED", "OFFBOARDED,OFFBOARDED"})
    void standingOverridesEveryStage(Standing standing, Stage stage) {
        assertThat(stage(partner().is(standing).held(), subscription("s").held())).isEqualTo(stage);
    }

    @Test
    void portalAccessIsNoGateAndAnyOtherRequirementIs() {
        assertThat(stage(settledBut(PartnerRequirement.ACCESS).held())).isEqualTo(Stage.READY_TO_TRANSACT);
        assertThat(stage(settledBut(PartnerRequirement.POR).held())).isEqualTo(Stage.QUALIFYING);
    }

    @Test
    void readyMeansReadyInOneRegion() {
        APartner signedElsewhere = settledBut(PartnerRequirement.MPA)
                .track(PartnerRequirement.MPA, Optional.of("EU"), RequirementTrack.Status.BLOCKED, SINCE,
                        Optional.empty());
        assertThat(stage(signedElsewhere.held())).isEqualTo(Stage.QUALIFYING);
        assertThat(
                stage(signedElsewhere
                        .track(PartnerRequirement.MPA, Optional.of("UK"), RequirementTrack.Status.WAIVED, SINCE,
                                Optional.empty())
                        .held()))
                .isEqualTo(Stage.READY_TO_TRANSACT);
    }

    @Test
    void settledRequirementsStandLast() {
        assertThat(reading(
                settledBut(PartnerRequirement.POR).track(PartnerRequirement.POR, RequirementTrack.Status.BLOCKED, SINCE)
                        .held())
                .partner()
                .onboarding()
                .tracks()).first().extracting(RequirementTrack::requirement).isEqualTo(PartnerRequirement.POR);
    }

    @ParameterizedTest
    @CsvSource({"APPLICATION,IN_PROGRESS,DISTRIBUTOR", "APPLICATION,REJECTED,PARTNER",
        "RESELLER_AGREEMENT,IN_PROGRESS,PARTNER", "CREDIT,IN_PROGRESS,DISTRIBUTOR", "CREDIT,BLOCKED,PARTNER",
        "CREDIT,REJECTED,PARTNER", "VERIFICATION,IN_PROGRESS,VENDOR", "VERIFICATION,REJECTED,PARTNER",
        "MPA,EXPIRED,PARTNER", "RELATIONSHIP,IN_PROGRESS,PARTNER", "RELATIONSHIP,EXPIRED,DISTRIBUTOR",
        "POR,BLOCKED,PARTNER", "POR,IN_PROGRESS,DISTRIBUTOR", "ACCESS,IN_PROGRESS,DISTRIBUTOR",
        "ACCESS,BLOCKED,PARTNER"})
    void aRequirementWaitsForWhoeverCanMoveIt(
            PartnerRequirement requirement,
            RequirementTrack.Status status,
            Side side) {
        Move move = reading(partner().track(requirement, status, SINCE).held()).agenda().moves().getFirst();
        assertThat(move.why().side()).isEqualTo(side);
        assertThat(move.kind()).isEqualTo(Move.Kind.REQUIREMENT);
        assertThat(move.title()).isEqualTo(requirement.word());
        assertThat(move.stuck()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = RequirementTrack.Status.class, names = {"NOT_STARTED", "SATISFIED", "WAIVED"})
    void whatIsSettledOrNotBegunWaitsForNobody(RequirementTrack.Status status) {
        assertThat(reading(partner().track(PartnerRequirement.MPA, status, SINCE).held()).agenda().moves()).isEmpty();
    }

    @Test
    void verificationHasFiveBusinessDays() {
        assertThat(reading(
                partner().track(PartnerRequirement.VERIFICATION, RequirementTrack.Status.IN_PROGRESS, SINCE).held())
                .agenda()
                .moves()
                .getFirst()
                .deadline()
                .breachAt()).contains(at("2026-11-27T16:00:00Z"));
    }

    @Test
    void aRequirementsOwnReasonCountsBeforeItsDefault() {
        AccountReading reading = reading(partner()
                .track(PartnerRequirement.CREDIT, Optional.empty(), RequirementTrack.Status.BLOCKED,
                        SINCE, Optional.of("waiting for payment"))
                .track(PartnerRequirement.POR, Optional.of("EU"), RequirementTrack.Status.BLOCKED, SINCE,
                        Optional.of("Flux 7"))
                .held());
        assertThat(reading.agenda().moves()).extracting(m -> m.why().cause())
                .containsExactlyInAnyOrder(Cause.PAYMENT, Cause.COMPLIANCE);
        assertThat(reading.quality().unmapped()).containsExactly("Flux 7");
    }

    @Test
    void nothingWaitsForAPartnerThatHasLeft() {
        assertThat(reading(partner().track(PartnerRequirement.MPA, RequirementTrack.Status.EXPIRED, SINCE)
                .is(Standing.OFFBOARDED)
                .held())
                .agenda()
                .moves()).isEmpty();
    }

    private static HeldSlice escalation(EscalationState.Status status, Optional<String> side) {
        return Given.held(new Subject(Subject.Kind.ESCALATION, "E-1"), Optional.empty(),
                new EscalationState("Purchase order lost", Optional.of("order/7Q"), 1, status, Optional.of(at(SINCE)),
                        Optional.of(at(SINCE)), side, Optional.empty(), Optional.of(at(SINCE))));
    }

    @Test
    void anOpenEscalationWaitsForWhoeverWorksOnIt() {
        Move fresh = reading(escalation(EscalationState.Status.OPEN, Optional.empty())).agenda().moves().getFirst();
        assertThat(fresh.why().side()).isEqualTo(Side.DISTRIBUTOR);
        assertThat(fresh.deadline().breachAt()).contains(at("2026-11-25T16:00:00Z"));
        Move assigned = reading(escalation(EscalationState.Status.IN_PROGRESS, Optional.of("vendor")),
                order("7Q").of("E3", 12).held()).agenda()
                .moves()
                .stream()
                .filter(m -> m.kind() == Move.Kind.ESCALATION)
                .findFirst()
                .orElseThrow();
        assertThat(assigned.why().side()).isEqualTo(Side.VENDOR);
        assertThat(assigned.stake().seats()).as("of the order it is about").contains(12L);
        assertThat(assigned.stake().customer()).contains("lumen");
    }

    @ParameterizedTest
    @EnumSource(EscalationState.Status.class)
    void onlyOpenEscalationsWait(EscalationState.Status status) {
        assertThat(reading(escalation(status, Optional.empty())).agenda().moves()).hasSize(status.isOpen() ? 1 : 0);
    }

    @Test
    void anUnknownSideIsShownAsUnmapped() {
        AccountReading reading = reading(escalation(EscalationState.Status.OPEN, Optional.of("nobody")));
        assertThat(reading.quality().unmapped()).containsExactly("nobody");
        assertThat(reading.agenda().moves().getFirst().why().side()).isEqualTo(Side.DISTRIBUTOR);
    }
}
