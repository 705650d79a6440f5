package dev.lightup.demo.sending;

import dev.lightup.demo.channel.ScenarioKind;
import dev.lightup.demo.channel.SeededRandom;
import dev.lightup.demo.channel.StoryCalendar;
import dev.lightup.demo.channel.StoryCustomer;
import dev.lightup.demo.channel.StoryDistributor;
import dev.lightup.demo.sending.StoryEvent.Told;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one account's distributor says of it. What would happen after the story's end is not said; of a distributor that sends
/// exports, what its files tell is kept apart. Not thread-safe.
public final class EventRecorder {
    private final StoryDistributor house;
    private final String account;
    private final StoryCalendar calendar;
    private final ScenarioLocations scenes;
    private final SeededRandom chance;
    private final List<StoryEvent> said = new ArrayList<>();
    private final List<Told> filed = new ArrayList<>();
    private final List<String> omitted = new ArrayList<>();
    private final Map<String, Move> moved = new HashMap<>();
    private Optional<Instant> silence = Optional.empty();

    private record Move(Instant at, String to) {}

    public EventRecorder(
            StoryDistributor house,
            String account,
            StoryCalendar calendar,
            ScenarioLocations scenes,
            SeededRandom chance) {
        this.house = house;
        this.account = account;
        this.calendar = calendar;
        this.scenes = scenes;
        this.chance = chance;
    }

    public StoryDistributor house() {
        return house;
    }

    public String account() {
        return account;
    }

    public StoryCalendar calendar() {
        return calendar;
    }

    public SeededRandom chance() {
        return chance;
    }

    /// From that moment on nothing reaches anybody.
    public void fallSilent(Instant from) {
        silence = Optional.of(from);
    }

    public void note(ScenarioKind trouble, Subject subject) {
        scenes.note(trouble, house, Optional.of(account), subject.toString());
    }

    public void note(ScenarioKind trouble, Optional<String> of, String subject) {
        scenes.note(trouble, house, of, subject);
    }

    /// Something happened to the partner itself.
    public Told say(Instant at, Fact fact) {
        return keep(told(new Subject(Subject.Kind.PARTNER, account), Optional.of(account), Optional.empty(), at, fact));
    }

    /// Something happened to the account that no customer is part of.
    public Told say(Instant at, Subject subject, Fact fact) {
        return keep(told(subject, Optional.of(account), Optional.empty(), at, fact));
    }

    /// Something happened at the distributor, to no account.
    public Told tenant(Instant at, Subject subject, Fact fact) {
        return keep(told(subject, Optional.empty(), Optional.empty(), at, fact));
    }

    /// From that moment on the customer's events name another account.
    public void move(StoryCustomer client, Instant at, String to) {
        moved.put(client.id(), new Move(at, to));
    }

    /// Something happened around a customer. Whether the event names the account depends on the sender and on the customer's link.
    public Told say(Instant at, Subject subject, StoryCustomer client, Fact fact) {
        boolean named = client.link() == StoryCustomer.Link.FIRST
                && (subject.kind() != Subject.Kind.USAGE || house.usageNamesAccount());
        return keep(told(subject, named ? Optional.of(holder(client, at)) : Optional.empty(),
                Optional.of(client.id()), at, fact));
    }

    /// The same, sent as an event even where files tell of such subjects.
    public void webhook(Instant at, Subject subject, StoryCustomer client, Fact fact) {
        Told told = told(subject, Optional.of(account), Optional.of(client.id()), at, fact);
        if (!at.isAfter(silence.orElse(calendar.until()))) {
            said.add(told);
        }
    }

    /// The customer belongs to an account from now on; always names it.
    public Told link(Instant at, StoryCustomer client, String to, Subject subject, Fact fact) {
        return keep(told(subject, Optional.of(to), Optional.of(client.id()), at, fact));
    }

    /// What is sent again, or otherwise than the systems usually do.
    public void repeat(StoryEvent utterance) {
        if (!utterance.sent().isAfter(calendar.until())) {
            said.add(utterance);
        }
    }

    /// The same event, sent only at that time.
    public void delay(Told told, Instant sent) {
        if (said.remove(told)) {
            said.add(told.sentAt(sent));
        }
    }

    String eventId() {
        return house.eventId(chance.bits());
    }

    /// What is sent, in the order of telling.
    public List<StoryEvent> said() {
        return said;
    }

    /// The newest exports do not list this subscription.
    public void omit(Subject subscription) {
        omitted.add(subscription.id());
    }

    /// Subscriptions that the newest exports do not list.
    public List<String> omitted() {
        return omitted;
    }

    /// What only the exports tell.
    public List<Told> filed() {
        return filed;
    }

    private String holder(StoryCustomer client, Instant at) {
        Move move = moved.get(client.id());
        return move == null || at.isBefore(move.at()) ? account : move.to();
    }

    private Told told(Subject subject, Optional<String> named, Optional<String> customer, Instant at, Fact fact) {
        Instant sent = at.plusMillis(chance.between(400, 90_000));
        Instant opening = calendar.begin().plus(Duration.ofMinutes(chance.between(0, 600)));
        return new Told(house, system(subject.kind()), eventId(), new StoryEvent.About(subject, named, customer), at,
                sent.isBefore(opening) ? opening : sent, fact);
    }

    private Told keep(Told told) {
        Instant end = silence.orElse(calendar.until());
        if (!told.occurred().isAfter(end)) {
            boolean inFiles = house.exports() && AccountRows.hold(told.about().subject().kind());
            if (inFiles) {
                filed.add(told);
            } else {
                said.add(told.sent().isAfter(calendar.until()) ? told.sentAt(calendar.until()) : told);
            }
        }
        return told;
    }

    private static String system(Subject.Kind kind) {
        return switch (kind) {
            case PARTNER -> "partners";
            case OFFER -> "catalogue";
            case CUSTOMER, ORDER, SUBSCRIPTION -> "commerce";
            case USAGE -> "usage";
            case MILESTONE -> "success";
            case ESCALATION -> "desk";
            case ENDPOINT, PROGRAMME, FEED, LINK, PORTFOLIO -> "feed";
        };
    }
}
