package dev.lightup.local.story;

import dev.lightup.domain.event.Line;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.Reason;
import dev.lightup.local.story.Client.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Shows the troubles of a role, each with an order or a subscription of its own.
final class Stage {
    private final Play play;
    private final Diary diary;
    private final Chance chance;
    private final Holds holds;
    private final Escalations escalations;
    private final Moves moves;

    Stage(Play play, Optional<String> sibling) {
        this.play = play;
        diary = play.diary();
        chance = diary.chance();
        holds = new Holds(diary, play.orders(), play.role().serial());
        escalations = new Escalations(diary, play.role().serial());
        moves = new Moves(play, sibling);
    }

    void show(Trouble trouble) {
        switch (trouble) {
            case ORDER_WAITS_FOR_PARTNER, ORDER_WAITS_FOR_DISTRIBUTOR, ORDER_WAITS_FOR_VENDOR,
                    ORDER_WAITS_FOR_CUSTOMER ->
                holds.hold(trouble, this::another);
            case ORDER_SCHEDULED -> schedule();
            case ORDER_FAILED -> fail();
            case ORDER_RESUBMITTED -> resubmit();
            case ORDER_PARTLY_FULFILLED -> partly();
            case ORDER_PROMISED -> promise();
            case ORDER_IN_USE_NOT_CLOSED -> inUse();
            case SEATS_NOT_ASSIGNED -> usage(trouble, Curve.Kind.NOT_ASSIGNED, 55, 90);
            case WORKLOAD_TAKES_OFF -> usage(trouble, Curve.Kind.TAKES_OFF, 100, 170);
            case WORKLOAD_DOES_NOT_TAKE_OFF -> usage(trouble, Curve.Kind.FLAT, 90, 160);
            case OVER_USE -> usage(trouble, Curve.Kind.OVER_USE, 80, 150);
            case NO_USAGE_DATA -> usage(trouble, Curve.Kind.UNREPORTED, 70, 120);
            case MILESTONE_MISSED -> play.milestones().miss(steps(45, 70), calendar().ago(38));
            case MILESTONE_BLOCKED -> play.milestones()
                    .block(steps(30, 45), calendar().ago(27),
                            "Works council has not agreed to the training yet");
            case ESCALATION_OPEN, ESCALATION_ASSIGNED, ESCALATION_RAISED, ESCALATION_REOPENED, ESCALATION_CLOSED ->
                escalations.escalate(trouble, another(calendar().workMoment(9, chance), true).orderSubject(),
                        "Order does not move");
            case RENEWAL_WITH_IDLE_SEATS -> renewal();
            case SUBSCRIPTION_SUSPENDED -> play.lifecycle().suspend(someLife(), 12);
            case SUBSCRIPTION_RESUMED -> play.lifecycle().suspendAndResume(someLife(), chance.between(50.0, 90.0));
            case SUBSCRIPTION_CHURNED -> {
                int way = play.role().serial();
                play.lifecycle().churn(oldLife(140), chance.between(18.0, 60.0), way);
            }
            case TRIAL_RUNNING -> trial(trouble, 17);
            case TRIAL_CONVERTED -> trial(trouble, 96);
            case TRIAL_ENDED -> trial(trouble, 74);
            case QUANTITY_DISPUTED -> play.lifecycle().dispute(someLife(), chance.between(3.0, 9.0));
            case CORRECTED -> play.lifecycle().correct(someLife(), 16);
            case RETRACTED -> play.lifecycle().retract(someLife(), 13);
            case CUSTOMER_TRANSFERRED -> moves.transfer();
            case GONE_FROM_EXPORT -> {
                Deal deal = oldLife(60).deal();
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
    Deal waitForVendor() {
        Client client = play.met().getFirst();
        Deal deal = play.sell(client, Product.SHIELD, Curve.of(Curve.Kind.TAKES_OFF, chance),
                calendar().workMoment(4, chance));
        play.orders().start(deal);
        diary.note(Trouble.ORDER_WAITS_FOR_VENDOR, deal.orderSubject());
        return deal;
    }

    private Calendar calendar() {
        return play.calendar();
    }

    /// A new deal of a customer that is already there.
    private Deal another(Instant submitted) {
        Client client = chance.pick(play.met());
        return play.sell(client, play.following(submitted), Curve.of(Curve.Kind.TAKES_OFF, chance), submitted);
    }

    private Deal another(Instant submitted, boolean flows) {
        Deal deal = another(submitted);
        if (flows) {
            play.live(deal);
        }
        return deal;
    }

    /// A deal of a new customer that has been there for some time.
    private Deal fresh(Curve.Kind kind, double daysAgo) {
        return fresh(kind, daysAgo, play.leading());
    }

    private Deal fresh(Curve.Kind kind, double daysAgo, Product product) {
        Client client = play.meet(Link.FIRST);
        Instant submitted = calendar().workMoment(daysAgo, chance);
        play.clients().welcome(client, submitted);
        return play.sell(client, product, Curve.of(kind, chance), submitted);
    }

    private void usage(Trouble trouble, Curve.Kind kind, int least, int most) {
        Deal deal = fresh(kind, chance.between(least, most));
        play.live(deal);
        diary.note(trouble, deal.usage());
    }

    /// A deal whose hand-ticked steps are told by the caller.
    private Deal steps(int least, int most) {
        Deal deal = fresh(Curve.Kind.SLOW, chance.between(least, most));
        play.enter(deal, play.orders().flow(deal));
        return deal;
    }

    private void schedule() {
        Instant at = calendar().workMoment(6, chance);
        Deal deal = another(at);
        diary.say(at, deal.orderSubject(), deal.client(), new OrderFact.Submitted(deal.lines(), Optional.of("PO-7731"),
                Optional.of(false), Optional.of(calendar().day(calendar().until()).plusDays(9))));
        diary.say(at.plusSeconds(700), deal.orderSubject(), deal.client(), new OrderFact.Accepted());
        diary.note(Trouble.ORDER_SCHEDULED, deal.orderSubject());
    }

    private void fail() {
        Deal deal = another(calendar().workMoment(8, chance));
        Instant failed = play.orders().start(deal).plus(Duration.ofHours(3));
        diary.say(failed, deal.orderSubject(), deal.client(), failed("invalid_data",
                "Company name is longer than the vendor takes"));
        diary.note(Trouble.ORDER_FAILED, deal.orderSubject());
    }

    private static OrderFact.Failed failed(String code, String text) {
        return new OrderFact.Failed(Optional.of(new Reason(code, Optional.of(text))));
    }

    private void resubmit() {
        Deal deal = another(calendar().workMoment(chance.between(30.0, 80.0), chance));
        Instant failed = play.orders().start(deal).plus(Duration.ofHours(2));
        diary.say(failed, deal.orderSubject(), deal.client(), failed("provisioning_failed", "Tenant domain not found"));
        Instant again = calendar().later(failed, 1, chance);
        diary.say(again, deal.orderSubject(), deal.client(), new OrderFact.Resubmitted());
        diary.say(again.plusSeconds(90), deal.orderSubject(), deal.client(), new OrderFact.ProvisioningStarted());
        Instant there = again.plusSeconds(7_200);
        play.orders().provision(deal, there, false);
        diary.say(there.plusSeconds(60), deal.orderSubject(), deal.client(), new OrderFact.Fulfilled());
        play.milestones().tick(deal, there);
        play.enter(deal, there);
        diary.note(Trouble.ORDER_RESUBMITTED, deal.orderSubject());
    }

    private void partly() {
        Deal deal = another(calendar().workMoment(5, chance));
        Instant at = deal.submitted();
        Product other = deal.product() == Product.SHIELD ? Product.LEDGERLINE : Product.SHIELD;
        diary.say(at, deal.orderSubject(), deal.client(), new OrderFact.Submitted(
                List.of(deal.lines().getFirst(), new Line(other.sku(), 8, Optional.empty())), Optional.of("PO-2214"),
                Optional.empty(), Optional.empty()));
        diary.say(at.plusSeconds(500), deal.orderSubject(), deal.client(), new OrderFact.Accepted());
        diary.say(at.plusSeconds(900), deal.orderSubject(), deal.client(), new OrderFact.ProvisioningStarted());
        Instant there = at.plusSeconds(9_000);
        play.orders().provision(deal, there, false);
        diary.say(there.plusSeconds(20), deal.orderSubject(), deal.client(),
                new OrderFact.LineUpdated(deal.product().sku(), "Fulfilled", Optional.of((long) deal.seats())));
        diary.say(there.plusSeconds(25), deal.orderSubject(), deal.client(),
                new OrderFact.LineUpdated(other.sku(), "PrefulfillmentPending", Optional.of(8L)));
        diary.say(there.plusSeconds(30), deal.orderSubject(), deal.client(), new OrderFact.PartiallyFulfilled());
        play.enter(deal, there);
        diary.note(Trouble.ORDER_PARTLY_FULFILLED, deal.orderSubject());
    }

    private void promise() {
        Deal deal = another(calendar().workMoment(7, chance));
        Instant held = play.orders().accept(deal).plus(Duration.ofHours(2));
        diary.say(held, deal.orderSubject(), deal.client(), new OrderFact.OnHold(
                Optional.of(new Reason("manual_task", Optional.of("Licence keys are ordered by hand")))));
        diary.say(calendar().workMoment(2, chance), deal.orderSubject(), deal.client(),
                new OrderFact.Promised(calendar().day(calendar().until()).plusDays(3)));
        diary.note(Trouble.ORDER_PROMISED, deal.orderSubject());
    }

    private void inUse() {
        Deal deal = fresh(Curve.Kind.TAKES_OFF, chance.between(64.0, 80.0));
        Instant there = play.orders().start(deal).plus(Duration.ofHours(5));
        play.orders().provision(deal, there, false);
        play.milestones().tick(deal, there);
        play.enter(deal, there);
        diary.note(Trouble.ORDER_IN_USE_NOT_CLOSED, deal.orderSubject());
    }

    private void renewal() {
        Deal deal = fresh(Curve.Kind.FLAT, 347, Product.WORKPLACE_PLUS);
        Instant there = play.orders().start(deal).plus(Duration.ofHours(2));
        play.orders()
                .subscribe(deal, there, false,
                        Optional.of(calendar().day(calendar().until()).plusDays(chance.between(9, 27))));
        diary.say(there.plusSeconds(50), deal.orderSubject(), deal.client(), new OrderFact.Fulfilled());
        play.milestones().tick(deal, there);
        play.enter(deal, there);
        diary.note(Trouble.RENEWAL_WITH_IDLE_SEATS, deal.subscriptionSubject());
    }

    private void trial(Trouble outcome, double daysAgo) {
        Deal deal = fresh(Curve.Kind.SLOW, daysAgo);
        Instant there = play.orders().start(deal).plus(Duration.ofMinutes(40));
        play.orders().provision(deal, there, true);
        diary.say(there.plusSeconds(50), deal.orderSubject(), deal.client(), new OrderFact.Fulfilled());
        play.milestones().tick(deal, there);
        play.lifecycle().trial(play.enter(deal, there), outcome);
    }

    private Life someLife() {
        return oldLife(20);
    }

    /// A subscription that is older than that and still alive; a new one when there is none.
    private Life oldLife(int days) {
        Instant before = calendar().ago(days);
        return play.lives()
                .stream()
                .filter(life -> life.there().isBefore(before) && life.gone().equals(Instant.MAX))
                .skip(play.lives().size() / 5)
                .findFirst()
                .orElseGet(() -> play.live(fresh(Curve.Kind.SLOW, days + 6.0)));
    }
}
