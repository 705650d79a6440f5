package dev.lightup.demo.scene;

import dev.lightup.demo.channel.PartnerScenarios;
import dev.lightup.demo.channel.SeededRandom;
import dev.lightup.demo.channel.StoryCustomer;
import dev.lightup.demo.channel.StoryDistributor;
import dev.lightup.demo.channel.StoryProduct;
import dev.lightup.demo.sending.EventRecorder;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.SubscriptionFact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Orders that flow: submitted, accepted, provisioned, fulfilled, and the subscription that comes of it.
final class OrderFlow {
    private final EventRecorder diary;
    private final PartnerScenarios role;
    private int number;

    OrderFlow(EventRecorder diary, PartnerScenarios role) {
        this.diary = diary;
        this.role = role;
    }

    /// A deal with ids of its own, nothing of it told yet.
    SeatDeal deal(StoryCustomer client, StoryProduct product, int seats, AdoptionCurve curve, Instant submitted) {
        long id = role.serial() * 200L + number++;
        StoryDistributor house = diary.house();
        return new SeatDeal(client, product, seats, house.orderId(id), house.subscriptionId(id, diary.chance().bits()),
                curve, submitted);
    }

    void submit(SeatDeal deal) {
        diary.say(deal.submitted(), deal.orderSubject(), deal.client(), new OrderFact.Submitted(deal.lines(),
                Optional.of("PO-" + diary.chance().between(1_000, 9_999)), Optional.empty(), Optional.empty()));
    }

    /// Submitted and accepted; returns when it was accepted.
    Instant accept(SeatDeal deal) {
        submit(deal);
        Instant accepted = deal.submitted().plusSeconds(diary.chance().between(60, 4_000));
        diary.say(accepted, deal.orderSubject(), deal.client(), new OrderFact.Accepted());
        return accepted;
    }

    /// Submitted, accepted and on its way at the vendor; returns since when.
    Instant start(SeatDeal deal) {
        Instant started = accept(deal).plusSeconds(diary.chance().between(120, 3_600));
        diary.say(started, deal.orderSubject(), deal.client(), new OrderFact.ProvisioningStarted());
        return started;
    }

    /// The same after a wait that somebody ended.
    private Instant startAfterWait(SeatDeal deal) {
        Instant waits = accept(deal).plusSeconds(diary.chance().between(200, 9_000));
        diary.say(waits, deal.orderSubject(), deal.client(), new OrderFact.ActionRequired(
                Optional.of(new Reason("customer_action", Optional.of("Customer agreement not accepted yet")))));
        Instant released = diary.calendar().later(waits, diary.chance().between(0, 2), diary.chance());
        diary.say(released, deal.orderSubject(), deal.client(), new OrderFact.Released());
        Instant started = released.plusSeconds(400);
        diary.say(started, deal.orderSubject(), deal.client(), new OrderFact.ProvisioningStarted());
        return started;
    }

    /// An order that nobody wants any more.
    void cancel(SeatDeal deal) {
        Instant accepted = accept(deal);
        diary.say(accepted.plusSeconds(diary.chance().between(4_000, 60_000)), deal.orderSubject(), deal.client(),
                new OrderFact.Cancelled(Optional.of(new Reason("ordered_twice", Optional.empty()))));
    }

    /// The whole way; returns when the seats were there.
    Instant flow(SeatDeal deal) {
        SeededRandom chance = diary.chance();
        Instant started = chance.percent(7) ? startAfterWait(deal) : start(deal);
        Instant there = started.plus(chance.percent(85)
                ? Duration.ofMinutes(chance.between(12, 400))
                : Duration.ofMinutes(chance.between(500, 2_700)));
        provision(deal, there, false);
        diary.say(there.plusSeconds(chance.between(30, 900)), deal.orderSubject(), deal.client(),
                new OrderFact.Fulfilled());
        return there;
    }

    /// The subscription comes to life.
    void provision(SeatDeal deal, Instant at, boolean trial) {
        LocalDate end = diary.calendar().day(at).plusYears(1).minusDays(1);
        subscribe(deal, at, trial, trial ? Optional.empty() : Optional.of(end));
    }

    /// The subscription comes to life, with a commitment that ends on a day.
    void subscribe(SeatDeal deal, Instant at, boolean trial, Optional<LocalDate> end) {
        SeededRandom chance = diary.chance();
        Optional<String> helper = chance.percent(6) ? Optional.of("Brattli Adoption Studio") : Optional.empty();
        diary.say(at, deal.subscriptionSubject(), deal.client(), new SubscriptionFact.Created(deal.product().sku(),
                deal.seats(), Optional.of(deal.order()), trial ? Optional.of(true) : Optional.empty(), end,
                Optional.of(chance.percent(85)), helper));
        diary.say(at.plusSeconds(chance.between(5, 300)), deal.subscriptionSubject(), deal.client(),
                new SubscriptionFact.Activated());
    }
}
