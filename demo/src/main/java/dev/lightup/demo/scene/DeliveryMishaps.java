package dev.lightup.demo.scene;

import dev.lightup.demo.channel.ScenarioKind;
import dev.lightup.demo.channel.SeededRandom;
import dev.lightup.demo.channel.StoryCustomer;
import dev.lightup.demo.channel.StoryProduct;
import dev.lightup.demo.sending.EventRecorder;
import dev.lightup.demo.sending.StoryEvent.Told;
import dev.lightup.demo.sending.UnreadableRequests;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.SystemFact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What goes wrong between a sender and a receiver, on top of what was told: repeats, delays, contradictions, odd words.
final class DeliveryMishaps {
    private final AccountPlay play;
    private final EventRecorder diary;
    private final SeededRandom chance;

    DeliveryMishaps(AccountPlay play) {
        this.play = play;
        diary = play.diary();
        chance = diary.chance();
    }

    void happen(ScenarioKind trouble) {
        switch (trouble) {
            case LATE_EVENT -> late();
            case DUPLICATE -> duplicate(6);
            case CONFLICT -> contradict();
            case UNKNOWN_WORD -> word();
            case THIN_TOUCH -> touch();
            case UNKNOWN_TYPE, MALFORMED, FOREIGN_SOURCE -> new UnreadableRequests(diary).send(trouble);
            default -> {
                // shown elsewhere
            }
        }
    }

    /// Webhooks come at least once: now and then one comes twice.
    void everyday() {
        duplicate(diary.said().size() / 150);
    }

    private List<Told> told(Instant from, Instant to) {
        return diary.said()
                .stream()
                .filter(Told.class::isInstance)
                .map(Told.class::cast)
                .filter(told -> told.occurred().isAfter(from) && told.occurred().isBefore(to))
                .toList();
    }

    private void late() {
        told(play.calendar().ago(70), play.calendar().ago(20)).stream()
                .filter(told -> told.fact() instanceof OrderFact.Fulfilled)
                .findFirst()
                .ifPresent(told -> {
                    diary.delay(told, told.sent().plus(Duration.ofDays(chance.between(13, 18))));
                    diary.note(ScenarioKind.LATE_EVENT, told.about().account(), told.about().subject().toString());
                });
    }

    private void duplicate(int times) {
        List<Told> told = told(play.calendar().begin(), play.calendar().ago(3));
        for (int i = 0; i < times && !told.isEmpty(); i++) {
            Told again = chance.pick(told);
            diary.repeat(again.sentAt(again.sent().plusSeconds(chance.between(20, 170_000))));
            diary.note(ScenarioKind.DUPLICATE, again.about().account(), again.about().subject().toString());
        }
    }

    private void contradict() {
        for (Told told : told(play.calendar().ago(120), play.calendar().ago(4))) {
            if (told.fact() instanceof OrderFact.Submitted(var lines, var reference, var manual, var scheduled)) {
                OrderLine line = lines.getFirst();
                var other = List.of(new OrderLine(line.sku(), line.quantity() + 10, line.subscription()));
                diary.repeat(told.saying(new OrderFact.Submitted(other, reference, manual, scheduled))
                        .sentAt(told.sent().plusSeconds(2_400)));
                diary.note(ScenarioKind.CONFLICT, told.about().account(), told.about().subject().toString());
                return;
            }
        }
    }

    private void word() {
        StoryCustomer client = play.met().getFirst();
        Instant submitted = play.calendar().workMoment(3, chance);
        SeatDeal deal = play.sell(client, StoryProduct.SHIELD, AdoptionCurve.of(AdoptionCurve.Kind.SLOW, chance),
                submitted);
        Instant started = play.orders().start(deal);
        diary.say(started.plusSeconds(300), deal.orderSubject(), client, new OrderFact.LineUpdated(
                deal.product().sku(), "AwaitingRegionalSlot", Optional.of((long) deal.seats())));
        diary.say(started.plusSeconds(320), deal.orderSubject(), client, new OrderFact.OnHold(
                Optional.of(new Reason("E-4711/regional-slot", Optional.of("Region is being moved")))));
        diary.note(ScenarioKind.UNKNOWN_WORD, deal.orderSubject());
    }

    private void touch() {
        if (diary.house().exports()) {
            return;
        }
        play.lives().stream().limit(3).map(SubscriptionLife::deal).forEach(deal -> {
            diary.say(play.calendar().workMoment(chance.between(2.0, 20.0), chance), deal.subscriptionSubject(),
                    deal.client(), new SystemFact.Touch("subscription-updated"));
            diary.note(ScenarioKind.THIN_TOUCH, deal.subscriptionSubject());
        });
    }
}
