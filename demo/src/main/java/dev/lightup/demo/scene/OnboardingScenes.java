package dev.lightup.demo.scene;

import dev.lightup.demo.channel.PartnerScenarios;
import dev.lightup.demo.channel.ScenarioKind;
import dev.lightup.demo.channel.SeededRandom;
import dev.lightup.demo.channel.StoryProduct;
import dev.lightup.demo.sending.EventRecorder;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// From application to the first order: each requirement on its own track, the vendor's by region.
final class OnboardingScenes {
    private static final List<Integer> LIMITS = List.of(15_000, 25_000, 40_000, 75_000, 120_000);

    private final EventRecorder diary;
    private final PartnerScenarios role;
    private final SeededRandom chance;
    private final Optional<String> region;

    OnboardingScenes(EventRecorder diary, PartnerScenarios role) {
        this.diary = diary;
        this.role = role;
        chance = diary.chance();
        region = Optional.of(role.house().region());
    }

    /// Tells it, and from when on the partner can sell; empty when it cannot to this day.
    Optional<Instant> tell() {
        Instant applied = diary.calendar().workMoment(role.joined(), chance);
        diary.say(applied, new PartnerFact.ApplicationSubmitted(Optional.of(role.partner()),
                Optional.of(role.country()), region));
        Instant approved = after(applied, 1, 3);
        diary.say(approved, new PartnerFact.ApplicationApproved());
        Instant agreed = after(approved, 0, 2);
        diary.say(agreed, new PartnerFact.AgreementSigned("reseller", Optional.empty()));
        Instant credited = credit(agreed);
        Optional<Instant> vetted = vendor(approved);
        if (role.has(ScenarioKind.ONBOARDING_STUCK_ON_CREDIT) || vetted.isEmpty()) {
            return Optional.empty();
        }
        Instant ready = credited.isAfter(vetted.get()) ? credited : vetted.get();
        enable(ready);
        return Optional.of(ready);
    }

    private Instant credit(Instant agreed) {
        var amount = Optional.of(BigDecimal.valueOf(chance.pick(LIMITS)));
        diary.say(agreed.plusSeconds(1_800), new PartnerFact.CreditRequested(amount, currency()));
        Instant decided = after(agreed.plusSeconds(1_800), 1, 4);
        if (role.has(ScenarioKind.ONBOARDING_STUCK_ON_CREDIT)) {
            diary.say(decided, new PartnerFact.CreditDeclined(Optional.of(new Reason("credit",
                    Optional.of(
                            "Annual accounts are older than eighteen months; a guarantee or prepayment is needed")))));
            diary.note(ScenarioKind.ONBOARDING_STUCK_ON_CREDIT, Optional.of(diary.account()),
                    "partner/" + role.account());
        } else {
            diary.say(decided, new PartnerFact.CreditApproved(amount, currency()));
        }
        return decided;
    }

    /// What the vendor asks for; empty when it is not all there.
    private Optional<Instant> vendor(Instant approved) {
        Instant invited = after(approved, 0, 1);
        diary.say(invited, new PartnerFact.VerificationUpdated("business", "pending", region));
        diary.say(invited.plusSeconds(240), new PartnerFact.RelationshipInvited(region));
        Instant verified = after(invited, 2, 5);
        if (role.has(ScenarioKind.VERIFICATION_PENDING)) {
            diary.note(ScenarioKind.VERIFICATION_PENDING, Optional.of(diary.account()), "partner/" + role.account());
            return Optional.empty();
        }
        diary.say(verified, new PartnerFact.VerificationUpdated("business", "accepted", region));
        Instant signed = after(verified, 0, 2);
        boolean elsewhere = role.has(ScenarioKind.AGREEMENT_IN_ANOTHER_REGION);
        diary.say(signed, new PartnerFact.AgreementSigned("mpa", elsewhere ? Optional.of("US") : region));
        Instant accepted = after(signed, 0, 2);
        diary.say(accepted, new PartnerFact.RelationshipAccepted(region));
        Instant checked = after(accepted, 0, 1);
        boolean refused = role.has(ScenarioKind.ONBOARDING_STUCK_ON_POR);
        diary.say(checked, new PartnerFact.PorValidated(!refused && !elsewhere,
                refused || elsewhere ? Optional.of(refused ? "900400" : "900405") : Optional.empty(), region));
        for (ScenarioKind trouble : List.of(ScenarioKind.ONBOARDING_STUCK_ON_POR,
                ScenarioKind.AGREEMENT_IN_ANOTHER_REGION)) {
            if (role.has(trouble)) {
                diary.note(trouble, Optional.of(diary.account()), "partner/" + role.account());
            }
        }
        return refused || elsewhere ? Optional.empty() : Optional.of(checked);
    }

    private void enable(Instant ready) {
        diary.say(ready.plusSeconds(900), new PartnerFact.AccessGranted(region));
        Instant certified = after(ready, 2, 9);
        diary.say(certified, new PartnerFact.CertificationEarned("Alder Workplace Associate",
                Optional.of(StoryProduct.WORKPLACE.offer()),
                Optional.of(diary.calendar().day(certified).plusYears(2))));
        diary.say(certified.plusSeconds(600), new PartnerFact.OfferEnabled(StoryProduct.WORKPLACE.offer()));
        if (chance.percent(60)) {
            diary.say(after(certified, 5, 30), new PartnerFact.OfferEnabled(StoryProduct.SHIELD.offer()));
        }
    }

    private Optional<String> currency() {
        return Optional.of(switch (role.house()) {
            case NORDVIK -> "EUR";
            case MERIDIAN -> "USD";
            case SAKURA -> "JPY";
        });
    }

    private Instant after(Instant from, int least, int most) {
        return diary.calendar().later(from, chance.between(least, most), chance);
    }
}
