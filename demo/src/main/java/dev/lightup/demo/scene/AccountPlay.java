package dev.lightup.demo.scene;

import dev.lightup.demo.channel.PartnerScenarios;
import dev.lightup.demo.channel.ScenarioKind;
import dev.lightup.demo.channel.SeededRandom;
import dev.lightup.demo.channel.StoryCalendar;
import dev.lightup.demo.channel.StoryCustomer;
import dev.lightup.demo.channel.StoryCustomer.Link;
import dev.lightup.demo.channel.StoryProduct;
import dev.lightup.demo.sending.EventRecorder;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One account's nine months: onboarding, the customers it wins, and what its role has to show.
public final class AccountPlay {
    private final PartnerScenarios role;
    private final EventRecorder diary;
    private final SeededRandom chance;
    private final StoryCalendar calendar;
    private final CustomerArrival clients;
    private final OrderFlow orders;
    private final MilestoneScenes milestones;
    private final SubscriptionLifecycle lifecycle;
    private final UsageReports usage;
    private final List<SubscriptionLife> lives = new ArrayList<>();
    private final List<StoryCustomer> met = new ArrayList<>();
    private Optional<SeatDeal> mover = Optional.empty();

    public AccountPlay(PartnerScenarios role, EventRecorder diary) {
        this.role = role;
        this.diary = diary;
        chance = diary.chance();
        calendar = diary.calendar();
        clients = new CustomerArrival(diary, role);
        orders = new OrderFlow(diary, role);
        milestones = new MilestoneScenes(diary);
        lifecycle = new SubscriptionLifecycle(diary);
        usage = new UsageReports(diary);
    }

    public PartnerScenarios role() {
        return role;
    }

    public EventRecorder diary() {
        return diary;
    }

    StoryCalendar calendar() {
        return calendar;
    }

    OrderFlow orders() {
        return orders;
    }

    SubscriptionLifecycle lifecycle() {
        return lifecycle;
    }

    MilestoneScenes milestones() {
        return milestones;
    }

    /// The order that one request moves; only the first partner has it.
    public SeatDeal mover() {
        return mover.orElseThrow();
    }

    /// The customers, in the order in which they came.
    public List<StoryCustomer> met() {
        return met;
    }

    /// The subscriptions so far.
    List<SubscriptionLife> lives() {
        return lives;
    }

    /// Tells everything.
    ///
    /// @param sibling another account at the same distributor, for customers that move
    public void tell(Optional<String> sibling) {
        live(sibling);
        new AccountOpening(diary, role).tell();
    }

    private void live(Optional<String> sibling) {
        if (role.has(ScenarioKind.FEED_SILENT)) {
            diary.fallSilent(calendar.ago(23.0 + role.serial() % 4 * 4));
            diary.note(ScenarioKind.FEED_SILENT, Optional.of(diary.account()), "partner/" + diary.account());
        }
        Optional<Instant> ready = new OnboardingScenes(diary, role).tell();
        if (ready.isEmpty()) {
            return;
        }
        everyday(ready.get());
        var stage = new ScenarioPlayer(this, sibling);
        role.troubles().forEach(stage::show);
        if (role.serial() == 0) {
            mover = Optional.of(stage.waitForVendor());
        }
        lives.forEach(life -> usage.report(life.deal(), life.there(), life.gone(), life::seats));
        var mishaps = new DeliveryMishaps(this);
        role.troubles().forEach(mishaps::happen);
        mishaps.everyday();
        if (role.has(ScenarioKind.PARTNER_SUSPENDED)) {
            diary.say(calendar.workMoment(6, chance), new PartnerFact.Suspended(Optional.of(
                    new Reason("compliance", Optional.of("Yearly revenue below the programme's minimum")))));
            diary.note(ScenarioKind.PARTNER_SUSPENDED, Optional.of(diary.account()), "partner/" + diary.account());
        }
    }

    private void everyday(Instant ready) {
        Instant opening = ready.isBefore(calendar.begin()) ? calendar.begin() : ready;
        double span = Duration.between(opening, calendar.until()).toDays() - 3.0;
        for (int i = 0; i < role.clients(); i++) {
            StoryCustomer client = meet(Link.FIRST);
            double first = chance.between(2.0, Math.max(3.0, span - 9));
            Instant submitted = calendar.workMoment(first, chance);
            clients.welcome(client, submitted);
            live(sell(client, leading(), AdoptionCurve.usual(chance), submitted));
            if (chance.percent(24)) {
                double again = chance.between(1.5, first);
                Instant second = calendar.workMoment(again, chance);
                live(sell(client, following(second), AdoptionCurve.usual(chance), second));
            }
            if (chance.percent(5)) {
                Instant twice = submitted.plusSeconds(chance.between(100, 5_000));
                orders.cancel(
                        sell(client, StoryProduct.SHIELD, AdoptionCurve.of(AdoptionCurve.Kind.SLOW, chance), twice));
            }
        }
    }

    /// A new customer.
    StoryCustomer meet(Link link) {
        StoryCustomer client = clients.next(link);
        met.add(client);
        return client;
    }

    CustomerArrival clients() {
        return clients;
    }

    /// A deal, nothing of it told yet.
    SeatDeal sell(StoryCustomer client, StoryProduct product, AdoptionCurve curve, Instant submitted) {
        int seats = switch (product) {
            case WORKPLACE, WORKPLACE_PLUS -> client.people() * chance.between(70, 100) / 100;
            case SHIELD -> client.people() * chance.between(50, 100) / 100;
            case LEDGERLINE -> Math.min(client.people(), chance.between(3, 15));
            case ASSIST -> client.people() * chance.between(12, 40) / 100;
        };
        return orders.deal(client, product, Math.max(2, seats), curve, submitted);
    }

    /// The order flows, the subscription lives, the steps are ticked.
    SubscriptionLife live(SeatDeal deal) {
        Instant there = orders.flow(deal);
        if (chance.percent(6)) {
            milestones.waive(deal, there);
        } else {
            milestones.tick(deal, there);
        }
        SubscriptionLife life = enter(deal, there);
        lifecycle.drift(life);
        return life;
    }

    /// The subscription exists; what it does is told by others.
    SubscriptionLife enter(SeatDeal deal, Instant there) {
        var life = new SubscriptionLife(deal, there);
        lives.add(life);
        return life;
    }

    /// What a customer buys first.
    StoryProduct leading() {
        return chance.percent(64) ? StoryProduct.WORKPLACE : StoryProduct.WORKPLACE_PLUS;
    }

    /// What a customer buys on top.
    StoryProduct following(Instant at) {
        boolean assist = switch (role.house()) {
            case NORDVIK -> at.isAfter(calendar.ago(OfferLightUps.NORDVIK_LIT_UP - 2.0));
            case MERIDIAN -> at.isAfter(calendar.ago(OfferLightUps.MERIDIAN_LIT_UP - 2.0));
            case SAKURA -> false;
        };
        if (assist && chance.percent(45)) {
            return StoryProduct.ASSIST;
        }
        return chance.percent(78) ? StoryProduct.SHIELD : StoryProduct.LEDGERLINE;
    }
}
