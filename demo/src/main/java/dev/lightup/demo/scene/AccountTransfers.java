package dev.lightup.demo.scene;

import dev.lightup.demo.channel.ScenarioKind;
import dev.lightup.demo.channel.StoryCustomer;
import dev.lightup.demo.channel.StoryCustomer.Link;
import dev.lightup.demo.sending.EventRecorder;
import dev.lightup.domain.event.CustomerFact;
import dev.lightup.domain.event.SubscriptionFact;
import java.time.Instant;
import java.util.Optional;

/// Customers whose account is not told at once, never, or changes.
final class AccountTransfers {
    private final AccountPlay play;
    private final EventRecorder diary;
    private final Optional<String> sibling;

    AccountTransfers(AccountPlay play, Optional<String> sibling) {
        this.play = play;
        this.sibling = sibling;
        diary = play.diary();
    }

    /// A customer goes to another account with its subscription; does nothing where there is no other.
    void transfer() {
        if (sibling.isEmpty() || diary.house().exports()) {
            return;
        }
        StoryCustomer client = play.meet(Link.FIRST);
        Instant at = play.calendar().workMoment(41, diary.chance());
        diary.move(client, at, sibling.get());
        SeatDeal deal = begin(client, 130);
        play.live(deal);
        diary.link(at, client, diary.account(), client.subject(), new CustomerFact.ResellerLinkRemoved());
        diary.link(at.plusSeconds(2), client, sibling.get(), client.subject(),
                new CustomerFact.ResellerLinkAccepted());
        diary.link(at.plusSeconds(4), client, sibling.get(), deal.subscriptionSubject(),
                new SubscriptionFact.Transferred());
        diary.note(ScenarioKind.CUSTOMER_TRANSFERRED, client.subject());
    }

    /// A customer's events wait for weeks until its link is told.
    void placedLater() {
        StoryCustomer client = play.meet(Link.LATER);
        play.live(begin(client, 48));
        play.clients().link(play.calendar().workMoment(11, diary.chance()), client);
        diary.note(ScenarioKind.PLACED_LATER, client.subject());
    }

    /// A customer that nobody claims.
    void unplaced() {
        StoryCustomer client = play.meet(Link.NEVER);
        play.live(begin(client, 33));
        diary.note(ScenarioKind.UNPLACED, Optional.empty(), client.subject().toString());
    }

    private SeatDeal begin(StoryCustomer client, double daysAgo) {
        Instant submitted = play.calendar().workMoment(daysAgo, diary.chance());
        play.clients().welcome(client, submitted);
        return play.sell(client, play.leading(), AdoptionCurve.of(AdoptionCurve.Kind.TAKES_OFF, diary.chance()),
                submitted);
    }
}
