package dev.lightup.local.story;

import dev.lightup.local.story.Client.Link;
import java.time.Instant;

/// Finds or makes the customer, the deal or the subscription that a scene needs.
final class Openings {
    private final Play play;
    private final Chance chance;

    Openings(Play play) {
        this.play = play;
        chance = play.diary().chance();
    }

    /// A new deal of a customer that is already there.
    Deal another(Instant submitted) {
        Client client = chance.pick(play.met());
        return play.sell(client, play.following(submitted), Curve.of(Curve.Kind.TAKES_OFF, chance), submitted);
    }

    Deal another(Instant submitted, boolean flows) {
        Deal deal = another(submitted);
        if (flows) {
            play.live(deal);
        }
        return deal;
    }

    /// A deal of a new customer that has been there for some time.
    Deal fresh(Curve.Kind kind, double daysAgo) {
        return fresh(kind, daysAgo, play.leading());
    }

    Deal fresh(Curve.Kind kind, double daysAgo, Product product) {
        Client client = play.meet(Link.FIRST);
        Instant submitted = play.calendar().workMoment(daysAgo, chance);
        play.clients().welcome(client, submitted);
        return play.sell(client, product, Curve.of(kind, chance), submitted);
    }

    Life someLife() {
        return oldLife(20);
    }

    /// A subscription that is older than that and still alive; a new one when there is none.
    Life oldLife(int days) {
        Instant before = play.calendar().ago(days);
        return play.lives()
                .stream()
                .filter(life -> life.there().isBefore(before) && life.gone().equals(Instant.MAX))
                .skip(play.lives().size() / 5)
                .findFirst()
                .orElseGet(() -> play.live(fresh(Curve.Kind.SLOW, days + 6.0)));
    }
}
