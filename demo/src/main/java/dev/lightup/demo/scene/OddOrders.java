package dev.lightup.demo.scene;

import dev.lightup.demo.channel.ScenarioKind;
import dev.lightup.demo.channel.SeededRandom;
import dev.lightup.demo.channel.StoryProduct;
import dev.lightup.demo.sending.EventRecorder;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Orders that do not go the usual way.
final class OddOrders {
    private final AccountPlay play;
    private final EventRecorder diary;
    private final SeededRandom chance;
    private final ScenarioTargets openings;

    OddOrders(AccountPlay play, ScenarioTargets openings) {
        this.play = play;
        this.openings = openings;
        diary = play.diary();
        chance = diary.chance();
    }

    void schedule() {
        Instant at = play.calendar().workMoment(6, chance);
        SeatDeal deal = openings.another(at);
        diary.say(at, deal.orderSubject(), deal.client(), new OrderFact.Submitted(deal.lines(), Optional.of("PO-7731"),
                Optional.of(false), Optional.of(play.calendar().day(play.calendar().until()).plusDays(9))));
        diary.say(at.plusSeconds(700), deal.orderSubject(), deal.client(), new OrderFact.Accepted());
        diary.note(ScenarioKind.ORDER_SCHEDULED, deal.orderSubject());
    }

    void fail() {
        SeatDeal deal = openings.another(play.calendar().workMoment(8, chance));
        Instant failed = play.orders().start(deal).plus(Duration.ofHours(3));
        diary.say(failed, deal.orderSubject(), deal.client(), failed("invalid_data",
                "Company name is longer than the vendor takes"));
        diary.note(ScenarioKind.ORDER_FAILED, deal.orderSubject());
    }

    private static OrderFact.Failed failed(String code, String text) {
        return new OrderFact.Failed(Optional.of(new Reason(code, Optional.of(text))));
    }

    void resubmit() {
        SeatDeal deal = openings.another(play.calendar().workMoment(chance.between(30.0, 80.0), chance));
        Instant failed = play.orders().start(deal).plus(Duration.ofHours(2));
        diary.say(failed, deal.orderSubject(), deal.client(), failed("provisioning_failed", "Tenant domain not found"));
        Instant again = play.calendar().later(failed, 1, chance);
        diary.say(again, deal.orderSubject(), deal.client(), new OrderFact.Resubmitted());
        diary.say(again.plusSeconds(90), deal.orderSubject(), deal.client(), new OrderFact.ProvisioningStarted());
        Instant there = again.plusSeconds(7_200);
        play.orders().provision(deal, there, false);
        diary.say(there.plusSeconds(60), deal.orderSubject(), deal.client(), new OrderFact.Fulfilled());
        play.milestones().tick(deal, there);
        play.enter(deal, there);
        diary.note(ScenarioKind.ORDER_RESUBMITTED, deal.orderSubject());
    }

    void partly() {
        SeatDeal deal = openings.another(play.calendar().workMoment(5, chance));
        Instant at = deal.submitted();
        StoryProduct other = deal.product() == StoryProduct.SHIELD ? StoryProduct.LEDGERLINE : StoryProduct.SHIELD;
        diary.say(at, deal.orderSubject(), deal.client(), new OrderFact.Submitted(
                List.of(deal.lines().getFirst(), new OrderLine(other.sku(), 8, Optional.empty())),
                Optional.of("PO-2214"),
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
        diary.note(ScenarioKind.ORDER_PARTLY_FULFILLED, deal.orderSubject());
    }

    void promise() {
        SeatDeal deal = openings.another(play.calendar().workMoment(7, chance));
        Instant held = play.orders().accept(deal).plus(Duration.ofHours(2));
        diary.say(held, deal.orderSubject(), deal.client(), new OrderFact.OnHold(
                Optional.of(new Reason("manual_task", Optional.of("Licence keys are ordered by hand")))));
        diary.say(play.calendar().workMoment(2, chance), deal.orderSubject(), deal.client(),
                new OrderFact.Promised(play.calendar().day(play.calendar().until()).plusDays(3)));
        diary.note(ScenarioKind.ORDER_PROMISED, deal.orderSubject());
    }

    void inUse() {
        SeatDeal deal = openings.fresh(AdoptionCurve.Kind.TAKES_OFF, chance.between(64.0, 80.0));
        Instant there = play.orders().start(deal).plus(Duration.ofHours(5));
        play.orders().provision(deal, there, false);
        play.milestones().tick(deal, there);
        play.enter(deal, there);
        diary.note(ScenarioKind.ORDER_IN_USE_NOT_CLOSED, deal.orderSubject());
    }
}
