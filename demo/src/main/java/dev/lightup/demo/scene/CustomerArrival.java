package dev.lightup.demo.scene;

import dev.lightup.demo.channel.CompanyNames;
import dev.lightup.demo.channel.PartnerScenarios;
import dev.lightup.demo.channel.SeededRandom;
import dev.lightup.demo.channel.StoryCustomer;
import dev.lightup.demo.channel.StoryCustomer.Link;
import dev.lightup.demo.sending.EventRecorder;
import dev.lightup.domain.event.CustomerFact;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How a customer comes to an account: the company, its link, the vendor's agreement, delegated administration.
final class CustomerArrival {
    private final EventRecorder diary;
    private final PartnerScenarios role;
    private int number;

    CustomerArrival(EventRecorder diary, PartnerScenarios role) {
        this.diary = diary;
        this.role = role;
    }

    /// A new customer of this account, nothing of it told yet.
    StoryCustomer next(Link link) {
        SeededRandom chance = diary.chance();
        int place = number++;
        String country = chance.percent(88) ? role.country() : chance.pick(CompanyNames.COUNTRIES);
        CompanyNames.Company company = CompanyNames.company(country, role.serial(), place, chance);
        int people = chance.percent(20) ? chance.between(80, 420) : chance.between(6, 75);
        long id = role.serial() * 100L + place;
        return new StoryCustomer(role.house().customerId(id), company.name(), company.country(), people, link);
    }

    /// Tells of the customer's first days, which end shortly before its first order.
    void welcome(StoryCustomer client, Instant firstOrder) {
        SeededRandom chance = diary.chance();
        Instant met = firstOrder.minus(Duration.ofHours(chance.between(30, 190)));
        diary.say(met, client.subject(), client, new CustomerFact.Created(Optional.of(client.name()),
                Optional.of(client.country()), Optional.of(client.people() > 300 ? "enterprise" : "smb")));
        if (client.link() == Link.FIRST) {
            link(met.plusSeconds(chance.between(600, 40_000)), client);
        }
        diary.say(met.plusSeconds(chance.between(41_000, 80_000)), client.subject(), client,
                new CustomerFact.AgreementAccepted());
        if (chance.percent(55)) {
            Instant asked = met.plusSeconds(chance.between(3_000, 30_000));
            diary.say(asked, client.subject(), client, new CustomerFact.GdapRequested());
            Instant granted = asked.plusSeconds(chance.between(3_600, 70_000));
            diary.say(granted, client.subject(), client, new CustomerFact.GdapApproved(
                    Optional.of(diary.calendar().day(granted).plusDays(730))));
        }
    }

    /// Tells whose customer it is.
    void link(Instant at, StoryCustomer client) {
        diary.link(at, client, diary.account(), client.subject(), new CustomerFact.ResellerLinkAccepted());
    }
}
