package dev.lightup.local.story;

import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Reason;
import dev.lightup.local.story.Client.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One account's nine months: onboarding, the customers it wins, and what its role has to show.
final class Play {
    private final Role role;
    private final Diary diary;
    private final Chance chance;
    private final Calendar calendar;
    private final Clients clients;
    private final Orders orders;
    private final Milestones milestones;
    private final Lifecycle lifecycle;
    private final Usage usage;
    private final List<Life> lives = new ArrayList<>();
    private final List<Client> met = new ArrayList<>();
    private Optional<Deal> mover = Optional.empty();

    Play(Role role, Diary diary) {
        this.role = role;
        this.diary = diary;
        chance = diary.chance();
        calendar = diary.calendar();
        clients = new Clients(diary, role);
        orders = new Orders(diary, role);
        milestones = new Milestones(diary);
        lifecycle = new Lifecycle(diary);
        usage = new Usage(diary);
    }

    Role role() {
        return role;
    }

    Diary diary() {
        return diary;
    }

    Calendar calendar() {
        return calendar;
    }

    Orders orders() {
        return orders;
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    Milestones milestones() {
        return milestones;
    }

    /// The order that one request moves; only the first partner has it.
    Deal mover() {
        return mover.orElseThrow();
    }

    /// The customers, in the order in which they came.
    List<Client> met() {
        return met;
    }

    /// The subscriptions so far.
    List<Life> lives() {
        return lives;
    }

    /// Tells everything.
    ///
    /// @param sibling another account at the same distributor, for customers that move
    void tell(Optional<String> sibling) {
        if (role.has(Trouble.FEED_SILENT)) {
            diary.fallSilent(calendar.ago(23.0 + role.serial() % 4 * 4));
            diary.note(Trouble.FEED_SILENT, Optional.of(diary.account()), "partner/" + diary.account());
        }
        Optional<Instant> ready = new Onboarding(diary, role).tell();
        if (ready.isEmpty()) {
            return;
        }
        everyday(ready.get());
        var stage = new Stage(this, sibling);
        role.troubles().forEach(stage::show);
        if (role.serial() == 0) {
            mover = Optional.of(stage.waitForVendor());
        }
        lives.forEach(life -> usage.report(life.deal(), life.there(), life.gone(), life::seats));
        var mishaps = new Mishaps(this);
        role.troubles().forEach(mishaps::happen);
        mishaps.everyday();
        if (role.has(Trouble.PARTNER_SUSPENDED)) {
            diary.say(calendar.workMoment(6, chance), new PartnerFact.Suspended(Optional.of(
                    new Reason("compliance", Optional.of("Yearly revenue below the programme's minimum")))));
            diary.note(Trouble.PARTNER_SUSPENDED, Optional.of(diary.account()), "partner/" + diary.account());
        }
    }

    private void everyday(Instant ready) {
        Instant opening = ready.isBefore(calendar.begin()) ? calendar.begin() : ready;
        double span = Duration.between(opening, calendar.until()).toDays() - 3.0;
        for (int i = 0; i < role.clients(); i++) {
            Client client = meet(Link.FIRST);
            double first = chance.between(2.0, Math.max(3.0, span - 9));
            Instant submitted = calendar.workMoment(first, chance);
            clients.welcome(client, submitted);
            live(sell(client, leading(), Curve.usual(chance), submitted));
            if (chance.percent(24)) {
                double again = chance.between(1.5, first);
                Instant second = calendar.workMoment(again, chance);
                live(sell(client, following(second), Curve.usual(chance), second));
            }
            if (chance.percent(5)) {
                Instant twice = submitted.plusSeconds(chance.between(100, 5_000));
                orders.cancel(sell(client, Product.SHIELD, Curve.of(Curve.Kind.SLOW, chance), twice));
            }
        }
    }

    /// A new customer.
    Client meet(Link link) {
        Client client = clients.next(link);
        met.add(client);
        return client;
    }

    Clients clients() {
        return clients;
    }

    /// A deal, nothing of it told yet.
    Deal sell(Client client, Product product, Curve curve, Instant submitted) {
        int seats = switch (product) {
            case WORKPLACE, WORKPLACE_PLUS -> client.people() * chance.between(70, 100) / 100;
            case SHIELD -> client.people() * chance.between(50, 100) / 100;
            case LEDGERLINE -> Math.min(client.people(), chance.between(3, 15));
            case ASSIST -> client.people() * chance.between(12, 40) / 100;
        };
        return orders.deal(client, product, Math.max(2, seats), curve, submitted);
    }

    /// The order flows, the subscription lives, the steps are ticked.
    Life live(Deal deal) {
        Instant there = orders.flow(deal);
        if (chance.percent(6)) {
            milestones.waive(deal, there);
        } else {
            milestones.tick(deal, there);
        }
        Life life = enter(deal, there);
        lifecycle.drift(life);
        return life;
    }

    /// The subscription exists; what it does is told by others.
    Life enter(Deal deal, Instant there) {
        var life = new Life(deal, there);
        lives.add(life);
        return life;
    }

    /// What a customer buys first.
    Product leading() {
        return chance.percent(64) ? Product.WORKPLACE : Product.WORKPLACE_PLUS;
    }

    /// What a customer buys on top.
    Product following(Instant at) {
        boolean assist = switch (role.house()) {
            case NORDVIK -> at.isAfter(calendar.ago(Offers.NORDVIK_LIT_UP - 2.0));
            case MERIDIAN -> at.isAfter(calendar.ago(Offers.MERIDIAN_LIT_UP - 2.0));
            case SAKURA -> false;
        };
        if (assist && chance.percent(45)) {
            return Product.ASSIST;
        }
        return chance.percent(78) ? Product.SHIELD : Product.LEDGERLINE;
    }
}
