package dev.lightup.demo.scene;

import dev.lightup.demo.channel.SeededRandom;
import dev.lightup.demo.channel.StoryCustomer;
import dev.lightup.demo.channel.StoryCustomer.Link;
import dev.lightup.demo.channel.StoryProduct;
import java.time.Instant;

/// Finds or makes the customer, the deal or the subscription that a scene needs.
final class ScenarioTargets {
    private final AccountPlay play;
    private final SeededRandom chance;

    ScenarioTargets(AccountPlay play) {
        this.play = play;
        chance = play.diary().chance();
    }

    /// A new deal of a customer that is already there.
    SeatDeal another(Instant submitted) {
        StoryCustomer client = chance.pick(play.met());
        return play.sell(client, play.following(submitted), AdoptionCurve.of(AdoptionCurve.Kind.TAKES_OFF, chance),
                submitted);
    }

    SeatDeal another(Instant submitted, boolean flows) {
        SeatDeal deal = another(submitted);
        if (flows) {
            play.live(deal);
        }
        return deal;
    }

    /// A deal of a new customer that has been there for some time.
    SeatDeal fresh(AdoptionCurve.Kind kind, double daysAgo) {
        return fresh(kind, daysAgo, play.leading());
    }

    SeatDeal fresh(AdoptionCurve.Kind kind, double daysAgo, StoryProduct product) {
        StoryCustomer client = play.meet(Link.FIRST);
        Instant submitted = play.calendar().workMoment(daysAgo, chance);
        play.clients().welcome(client, submitted);
        return play.sell(client, product, AdoptionCurve.of(kind, chance), submitted);
    }

    SubscriptionLife someLife() {
        return oldLife(20);
    }

    /// A subscription that is older than that and still alive; a new one when there is none.
    SubscriptionLife oldLife(int days) {
        Instant before = play.calendar().ago(days);
        return play.lives()
                .stream()
                .filter(life -> life.there().isBefore(before) && life.gone().equals(Instant.MAX))
                .skip(play.lives().size() / 5)
                .findFirst()
                .orElseGet(() -> play.live(fresh(AdoptionCurve.Kind.SLOW, days + 6.0)));
    }
}
