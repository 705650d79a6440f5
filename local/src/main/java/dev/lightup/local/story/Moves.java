package dev.lightup.local.story;

import dev.lightup.domain.event.CustomerFact;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.local.story.Client.Link;
import java.time.Instant;
import java.util.Optional;

/// Customers whose account is not told at once, never, or changes.
final class Moves {
    private final Play play;
    private final Diary diary;
    private final Optional<String> sibling;

    Moves(Play play, Optional<String> sibling) {
        this.play = play;
        this.sibling = sibling;
        diary = play.diary();
    }

    /// A customer goes to another account with its subscription; does nothing where there is no other.
    void transfer() {
        if (sibling.isEmpty() || diary.house().exports()) {
            return;
        }
        Client client = play.meet(Link.FIRST);
        Instant at = play.calendar().workMoment(41, diary.chance());
        diary.move(client, at, sibling.get());
        Deal deal = begin(client, 130);
        play.live(deal);
        diary.link(at, client, diary.account(), client.subject(), new CustomerFact.ResellerLinkRemoved());
        diary.link(at.plusSeconds(2), client, sibling.get(), client.subject(),
                new CustomerFact.ResellerLinkAccepted());
        diary.link(at.plusSeconds(4), client, sibling.get(), deal.subscriptionSubject(),
                new SubscriptionFact.Transferred());
        diary.note(Trouble.CUSTOMER_TRANSFERRED, client.subject());
    }

    /// A customer's events wait for weeks until its link is told.
    void placedLater() {
        Client client = play.meet(Link.LATER);
        play.live(begin(client, 48));
        play.clients().link(play.calendar().workMoment(11, diary.chance()), client);
        diary.note(Trouble.PLACED_LATER, client.subject());
    }

    /// A customer that nobody claims.
    void unplaced() {
        Client client = play.meet(Link.NEVER);
        play.live(begin(client, 33));
        diary.note(Trouble.UNPLACED, Optional.empty(), client.subject().toString());
    }

    private Deal begin(Client client, double daysAgo) {
        Instant submitted = play.calendar().workMoment(daysAgo, diary.chance());
        play.clients().welcome(client, submitted);
        return play.sell(client, play.leading(), Curve.of(Curve.Kind.TAKES_OFF, diary.chance()), submitted);
    }
}
