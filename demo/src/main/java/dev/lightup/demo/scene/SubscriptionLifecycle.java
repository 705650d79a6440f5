package dev.lightup.demo.scene;

import dev.lightup.demo.channel.ScenarioKind;
import dev.lightup.demo.channel.SeededRandom;
import dev.lightup.demo.sending.EventRecorder;
import dev.lightup.demo.sending.StoryEvent.Told;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.event.SystemFact;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What befalls subscriptions after they are there.
final class SubscriptionLifecycle {
    private final EventRecorder diary;

    SubscriptionLifecycle(EventRecorder diary) {
        this.diary = diary;
    }

    /// More seats, or fewer.
    void change(SubscriptionLife life, Instant at, long quantity, String why) {
        say(life, at, new SubscriptionFact.QuantityChanged(Optional.of(life.seats(at)), quantity,
                Optional.of(Reason.of(why))));
        life.change(at, quantity);
    }

    /// Now and then a customer grows or shrinks.
    void drift(SubscriptionLife life) {
        SeededRandom chance = diary.chance();
        Instant at = diary.calendar().later(life.there(), chance.between(25, 110), chance);
        if (at.isAfter(diary.calendar().until()) || !chance.percent(28)) {
            return;
        }
        long now = life.seats(at);
        boolean grows = chance.percent(75);
        long by = Math.max(1, now * chance.between(5, 25) / 100);
        change(life, at, grows ? now + by : Math.max(1, now - by), grows ? "customer_growth" : "customer_reduction");
    }

    /// Unpaid, and still so.
    void suspend(SubscriptionLife life, double daysAgo) {
        say(life, moment(daysAgo), new SubscriptionFact.Suspended(
                Optional.of(new Reason("payment", Optional.of("Two invoices are open for more than 60 days")))));
        diary.note(ScenarioKind.SUBSCRIPTION_SUSPENDED, life.deal().subscriptionSubject());
    }

    /// Unpaid for a while.
    void suspendAndResume(SubscriptionLife life, double daysAgo) {
        Instant at = moment(daysAgo);
        say(life, at, new SubscriptionFact.Suspended(Optional.of(Reason.of("payment"))));
        say(life, diary.calendar().later(at, 6, diary.chance()), new SubscriptionFact.Resumed());
        diary.note(ScenarioKind.SUBSCRIPTION_RESUMED, life.deal().subscriptionSubject());
    }

    /// The end, in one of the ways in which subscriptions end.
    void churn(SubscriptionLife life, double daysAgo, int way) {
        Instant at = moment(daysAgo);
        switch (way % 3) {
            case 0 -> say(life, at, new SubscriptionFact.Cancelled(
                    Optional.of(new Reason("customer_left", Optional.of("Merged into its mother company")))));
            case 1 -> {
                say(life, at.minus(Duration.ofDays(28)), new SubscriptionFact.AutorenewChanged(false));
                say(life, at, new SubscriptionFact.Expired());
                say(life, at.plus(Duration.ofDays(30)), new SubscriptionFact.Disabled());
            }
            default -> {
                say(life, at.minus(Duration.ofDays(31)),
                        new SubscriptionFact.Suspended(Optional.of(Reason.of("payment"))));
                say(life, at, new SubscriptionFact.Disabled());
                say(life, at.plus(Duration.ofDays(90)), new SubscriptionFact.Deleted());
            }
        }
        life.end(at);
        diary.note(ScenarioKind.SUBSCRIPTION_CHURNED, life.deal().subscriptionSubject());
    }

    /// A trial that began that many days ago, for thirty days.
    void trial(SubscriptionLife life, ScenarioKind outcome) {
        Instant begun = life.there().plusSeconds(600);
        Instant ends = begun.plus(Duration.ofDays(30));
        say(life, begun, new SubscriptionFact.TrialStarted(Optional.of(diary.calendar().day(ends))));
        if (outcome == ScenarioKind.TRIAL_CONVERTED) {
            say(life, ends.minus(Duration.ofDays(4)), new SubscriptionFact.TrialConverted());
        } else if (outcome == ScenarioKind.TRIAL_ENDED) {
            say(life, ends, new SubscriptionFact.TrialEnded());
            life.end(ends);
        }
        diary.note(outcome, life.deal().subscriptionSubject());
    }

    /// Two ways of asking give two quantities: a reconcile call after events, or an event beside files.
    void dispute(SubscriptionLife life, double daysAgo) {
        Instant at = moment(daysAgo);
        long told = life.seats(at);
        long other = told + Math.max(2, told / 8);
        SeatDeal deal = life.deal();
        if (diary.house().exports()) {
            diary.webhook(at, deal.subscriptionSubject(), deal.client(),
                    new SubscriptionFact.QuantityChanged(Optional.of(told), other, Optional.empty()));
        } else {
            say(life, at.plusSeconds(4_000), new SubscriptionFact.Snapshot(diary.house().source("reconcile"), at,
                    Optional.of("active"), Optional.of(deal.product().sku()), Optional.of(other), Optional.empty()));
        }
        diary.note(ScenarioKind.QUANTITY_DISPUTED, deal.subscriptionSubject());
    }

    /// A quantity was told with a digit too many, and put right two days later.
    void correct(SubscriptionLife life, double daysAgo) {
        Instant at = moment(daysAgo);
        long before = life.seats(at);
        Told wrong = diary.say(at, life.deal().subscriptionSubject(), life.deal().client(),
                new SubscriptionFact.QuantityChanged(Optional.of(before), (before + 2) * 10, Optional.empty()));
        diary.say(diary.calendar().later(at, 2, diary.chance()), life.deal().subscriptionSubject(),
                life.deal().client(), new SystemFact.Corrected(wrong.id(),
                        new SubscriptionFact.QuantityChanged(Optional.of(before), before + 2, Optional.empty())));
        life.change(at, before + 2);
        diary.note(ScenarioKind.CORRECTED, life.deal().subscriptionSubject());
    }

    /// A suspension was told of the wrong subscription, and taken back.
    void retract(SubscriptionLife life, double daysAgo) {
        Instant at = moment(daysAgo);
        Told wrong = diary.say(at, life.deal().subscriptionSubject(), life.deal().client(),
                new SubscriptionFact.Suspended(Optional.of(Reason.of("payment"))));
        diary.say(diary.calendar().later(at, 1, diary.chance()), life.deal().subscriptionSubject(),
                life.deal().client(), new SystemFact.Retracted(wrong.id()));
        diary.note(ScenarioKind.RETRACTED, life.deal().subscriptionSubject());
    }

    private void say(SubscriptionLife life, Instant at, SubscriptionFact fact) {
        if (at.isAfter(life.there())) {
            diary.say(at, life.deal().subscriptionSubject(), life.deal().client(), fact);
        }
    }

    private Instant moment(double daysAgo) {
        return diary.calendar().workMoment(daysAgo, diary.chance());
    }
}
