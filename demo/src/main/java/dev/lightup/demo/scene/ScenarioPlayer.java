package dev.lightup.demo.scene;

import dev.lightup.demo.channel.ScenarioKind;
import dev.lightup.demo.channel.SeededRandom;
import dev.lightup.demo.channel.StoryCalendar;
import dev.lightup.demo.channel.StoryCustomer;
import dev.lightup.demo.channel.StoryProduct;
import dev.lightup.demo.sending.EventRecorder;
import dev.lightup.domain.event.OrderFact;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Shows the troubles of a role, each with an order or a subscription of its own.
final class ScenarioPlayer {
    /// What a file of absolute values has no words for.
    private static final Set<ScenarioKind> EVENTS_ONLY = Set.of(ScenarioKind.ORDER_SCHEDULED,
            ScenarioKind.ORDER_PROMISED,
            ScenarioKind.ORDER_IN_USE_NOT_CLOSED, ScenarioKind.CORRECTED, ScenarioKind.RETRACTED,
            ScenarioKind.TRIAL_RUNNING,
            ScenarioKind.TRIAL_CONVERTED, ScenarioKind.TRIAL_ENDED,
            ScenarioKind.CUSTOMER_TRANSFERRED);

    private final AccountPlay play;
    private final EventRecorder diary;
    private final SeededRandom chance;
    private final HeldOrders holds;
    private final EscalationScenes escalations;
    private final AccountTransfers moves;
    private final ScenarioTargets openings;
    private final OddOrders odd;

    ScenarioPlayer(AccountPlay play, Optional<String> sibling) {
        this.play = play;
        diary = play.diary();
        chance = diary.chance();
        holds = new HeldOrders(diary, play.orders(), play.role().serial());
        escalations = new EscalationScenes(diary, play.role().serial());
        moves = new AccountTransfers(play, sibling);
        openings = new ScenarioTargets(play);
        odd = new OddOrders(play, openings);
    }

    void show(ScenarioKind trouble) {
        if (diary.house().exports() && EVENTS_ONLY.contains(trouble)) {
            return;
        }
        switch (trouble) {
            case ORDER_WAITS_FOR_PARTNER, ORDER_WAITS_FOR_DISTRIBUTOR, ORDER_WAITS_FOR_VENDOR,
                    ORDER_WAITS_FOR_CUSTOMER ->
                holds.hold(trouble, openings::another);
            case ORDER_SCHEDULED -> odd.schedule();
            case ORDER_FAILED -> odd.fail();
            case ORDER_RESUBMITTED -> odd.resubmit();
            case ORDER_PARTLY_FULFILLED -> odd.partly();
            case ORDER_PROMISED -> odd.promise();
            case ORDER_IN_USE_NOT_CLOSED -> odd.inUse();
            case SEATS_NOT_ASSIGNED -> usage(trouble, AdoptionCurve.Kind.NOT_ASSIGNED, 55, 90);
            case WORKLOAD_TAKES_OFF -> usage(trouble, AdoptionCurve.Kind.TAKES_OFF, 100, 170);
            case WORKLOAD_DOES_NOT_TAKE_OFF -> usage(trouble, AdoptionCurve.Kind.FLAT, 90, 160);
            case OVER_USE -> usage(trouble, AdoptionCurve.Kind.OVER_USE, 80, 150);
            case NO_USAGE_DATA -> usage(trouble, AdoptionCurve.Kind.UNREPORTED, 70, 120);
            case MILESTONE_MISSED -> play.milestones().miss(steps(45, 70), calendar().ago(38));
            case MILESTONE_BLOCKED -> play.milestones()
                    .block(steps(30, 45), calendar().ago(27),
                            "Works council has not agreed to the training yet");
            case ESCALATION_OPEN, ESCALATION_ASSIGNED, ESCALATION_RAISED, ESCALATION_REOPENED, ESCALATION_CLOSED ->
                escalations.escalate(trouble, openings.another(calendar().workMoment(9, chance), true).orderSubject(),
                        "Order does not move");
            case RENEWAL_WITH_IDLE_SEATS -> renewal();
            case SUBSCRIPTION_SUSPENDED -> play.lifecycle().suspend(openings.someLife(), 12);
            case SUBSCRIPTION_RESUMED ->
                play.lifecycle().suspendAndResume(openings.someLife(), chance.between(50.0, 90.0));
            case SUBSCRIPTION_CHURNED -> {
                int way = play.role().serial();
                play.lifecycle().churn(openings.oldLife(140), chance.between(18.0, 60.0), way);
            }
            case TRIAL_RUNNING -> trial(trouble, 17);
            case TRIAL_CONVERTED -> trial(trouble, 96);
            case TRIAL_ENDED -> trial(trouble, 74);
            case QUANTITY_DISPUTED -> play.lifecycle().dispute(openings.someLife(), chance.between(3.0, 9.0));
            case CORRECTED -> play.lifecycle().correct(openings.someLife(), 16);
            case RETRACTED -> play.lifecycle().retract(openings.someLife(), 13);
            case CUSTOMER_TRANSFERRED -> moves.transfer();
            case GONE_FROM_EXPORT -> {
                SeatDeal deal = openings.oldLife(60).deal();
                diary.omit(deal.subscriptionSubject());
                diary.note(trouble, deal.subscriptionSubject());
            }
            case UNREADABLE_ROWS -> diary.note(trouble, Optional.of(diary.account()), "partner/" + diary.account());
            case PLACED_LATER -> moves.placedLater();
            case UNPLACED -> moves.unplaced();
            default -> {
                // told by onboarding, by the offers, by the files or by mishap
            }
        }
    }

    /// An order of the first customer that the vendor has been working on for days.
    SeatDeal waitForVendor() {
        StoryCustomer client = play.met().getFirst();
        SeatDeal deal = play.sell(client, StoryProduct.SHIELD, AdoptionCurve.of(AdoptionCurve.Kind.TAKES_OFF, chance),
                calendar().workMoment(4, chance));
        play.orders().start(deal);
        diary.note(ScenarioKind.ORDER_WAITS_FOR_VENDOR, deal.orderSubject());
        return deal;
    }

    private StoryCalendar calendar() {
        return play.calendar();
    }

    private void usage(ScenarioKind trouble, AdoptionCurve.Kind kind, int least, int most) {
        SeatDeal deal = openings.fresh(kind, chance.between(least, most));
        play.live(deal);
        diary.note(trouble, deal.usage());
    }

    /// A deal whose hand-ticked steps are told by the caller.
    private SeatDeal steps(int least, int most) {
        SeatDeal deal = openings.fresh(AdoptionCurve.Kind.SLOW, chance.between(least, most));
        play.enter(deal, play.orders().flow(deal));
        return deal;
    }

    private void renewal() {
        SeatDeal deal = openings.fresh(AdoptionCurve.Kind.FLAT, 347, StoryProduct.WORKPLACE_PLUS);
        Instant there = play.orders().start(deal).plus(Duration.ofHours(2));
        play.orders()
                .subscribe(deal, there, false,
                        Optional.of(calendar().day(calendar().until()).plusDays(chance.between(9, 27))));
        diary.say(there.plusSeconds(50), deal.orderSubject(), deal.client(), new OrderFact.Fulfilled());
        play.milestones().tick(deal, there);
        play.enter(deal, there);
        diary.note(ScenarioKind.RENEWAL_WITH_IDLE_SEATS, deal.subscriptionSubject());
    }

    private void trial(ScenarioKind outcome, double daysAgo) {
        SeatDeal deal = openings.fresh(AdoptionCurve.Kind.SLOW, daysAgo);
        Instant there = play.orders().start(deal).plus(Duration.ofMinutes(40));
        play.orders().provision(deal, there, true);
        diary.say(there.plusSeconds(50), deal.orderSubject(), deal.client(), new OrderFact.Fulfilled());
        play.milestones().tick(deal, there);
        play.lifecycle().trial(play.enter(deal, there), outcome);
    }

}
