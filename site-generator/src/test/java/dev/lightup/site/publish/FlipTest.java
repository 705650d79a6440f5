package dev.lightup.site.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.EscalationFact;
import dev.lightup.domain.event.OfferFact;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.Subject.Kind;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.event.UsageFact;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.Unit;
import dev.lightup.site.page.AccountSite;
import dev.lightup.site.page.DistributorSite;
import dev.lightup.site.unit.AccountUnit;
import dev.lightup.site.unit.DistributorUnit;
import dev.lightup.site.unit.LabelResolver;
import dev.lightup.site.unit.ProgrammeSource;
import dev.lightup.site.unit.RenderedUnit;
import dev.lightup.site.unit.UnitSite;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Time alone changes pages at flips, and the reading names each flip before it comes: between two of them the bytes are the same,
/// whatever the time is.
final class FlipTest {
    private static final Duration HORIZON = Duration.ofDays(120);
    /// More with `-Dlightup.histories=12`.
    private static final int HISTORIES = Integer.getInteger("lightup.histories", 2);

    @RegisterExtension
    final LocalDynamo dynamo = LocalDynamo.streaming();

    @Test
    void betweenTwoFlipsNoByteDependsOnTheTime() {
        long seed = Long.getLong("lightup.seed", 20260305);
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        House house = new House(dynamo);
        for (int history = 0; history < HISTORIES; history++) {
            told(house, "P-" + history, random);
        }
        house.tell(new Subject(Kind.OFFER, "copilot"), "", "", new OfferFact.Listed(Optional.of("Copilot")));
        house.tell(new Subject(Kind.ENDPOINT, "ep_1"), "", "", new SystemFact.Heartbeat());
        house.tell(new Subject(Kind.ORDER, "lost"), "", "", new OrderFact.Accepted());
        house.settle();
        Ledger ledger = house.ledger;
        LabelResolver clear = new LabelResolver(ledger.labels());
        int flips = 0;
        for (int history = 0; history < HISTORIES; history++) {
            flips += follow(new AccountUnit(ledger, clear, new AccountSite(), ReasonCodes.own()),
                    House.account("P-" + history),
                    house.clock.instant(), random);
        }
        flips += follow(new DistributorUnit(ledger, clear, new DistributorSite(), ReasonCodes.own()),
                House.distributor(),
                house.clock.instant(), random);
        System.out.println("flips followed: " + flips);
        assertThat(flips).isGreaterThan(HISTORIES);
    }

    /// From flip to flip: at a flip, at a random instant after it, and one millisecond before the next, the bytes are the same.
    private static int follow(UnitSite site, Unit unit, Instant from, Random random) {
        int flips = 0;
        Instant at = from;
        while (at.isBefore(from.plus(HORIZON)) && flips < 40) {
            RenderedUnit draft = site.draft(unit, ProgrammeSource.NONE, at);
            Instant next = draft.nextFlip().orElse(from.plus(HORIZON));
            assertThat(next).as("a flip of %s comes after %s", unit, at).isAfter(at);
            long between = Duration.between(at, next).toMillis();
            for (Instant same : new Instant[]{at.plusMillis(between / 2), at.plusMillis(random.nextLong(between)),
                next.minusMillis(1)}) {
                assertThat(texts(site.draft(unit, ProgrammeSource.NONE, same)))
                        .as("%s at %s, between the flips %s and %s", unit, same, at, next)
                        .isEqualTo(texts(draft));
            }
            at = next;
            flips++;
        }
        return flips;
    }

    @Test
    void noByteDependsOnTheMachinesLocaleOrTimeZone() {
        House house = new House(dynamo);
        told(house, "P-0", new Random(1));
        UnitSite site = new AccountUnit(house.ledger, new LabelResolver(house.ledger.labels()), new AccountSite(),
                ReasonCodes.own());
        Map<String, String> here = texts(site.draft(House.account("P-0"), ProgrammeSource.NONE, house.clock.instant()));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            assertThat(texts(new AccountUnit(house.ledger, new LabelResolver(house.ledger.labels()), new AccountSite(),
                    ReasonCodes.own())
                    .draft(House.account("P-0"), ProgrammeSource.NONE, house.clock.instant()))).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static Map<String, String> texts(RenderedUnit draft) {
        Map<String, String> texts = new TreeMap<>();
        draft.pages().forEach(page -> texts.put(page.path(), page.text()));
        texts.put("summary", draft.summary().orElse(""));
        return texts;
    }

    private static void told(House house, String account, Random random) {
        String customer = "C-" + account;
        Instant now = house.clock.instant();
        house.tell(House.TENANT, new Subject(Kind.PARTNER, account), account, "",
                random.nextBoolean()
                        ? new PartnerFact.AgreementSigned("reseller", Optional.empty())
                        : new PartnerFact.CreditRequested(Optional.empty(), Optional.empty()),
                now.minus(Duration.ofHours(random.nextInt(200))));
        for (int i = 0; i < 3; i++) {
            Subject order = new Subject(Kind.ORDER, account + "-o" + i);
            Instant at = now.minus(Duration.ofMinutes(random.nextInt(20_000)));
            house.tell(House.TENANT, order, account, customer,
                    new OrderFact.Submitted(java.util.List.of(new OrderLine("E" + i, 10 + i, Optional.empty())),
                            Optional.empty(), Optional.empty(),
                            random.nextBoolean()
                                    ? Optional.of(LocalDate.of(2026, 3, 10 + random.nextInt(15)))
                                    : Optional.empty()),
                    at);
            if (random.nextBoolean()) {
                house.tell(House.TENANT, order, account, customer,
                        new OrderFact.Promised(LocalDate.of(2026, 3, 1 + random.nextInt(20))), at.plusSeconds(60));
            }
        }
        Subject subscription = new Subject(Kind.SUBSCRIPTION, account + "-s");
        house.tell(House.TENANT, subscription, account, customer,
                new SubscriptionFact.Created("E9", 25, Optional.empty(), Optional.of(random.nextBoolean()),
                        Optional.of(LocalDate.of(2026, 4, 1 + random.nextInt(28))), Optional.of(random.nextBoolean()),
                        Optional.empty()),
                now.minus(Duration.ofDays(random.nextInt(90))));
        house.tell(House.TENANT, Subject.usage(customer, "E9"), account, customer,
                new UsageFact.Snapshot("report", Optional.of("teams"), Optional.of(25L),
                        Optional.of(20L), Optional.empty(), Optional.of((long) random.nextInt(25)), Optional.of(28),
                        now.minus(Duration.ofDays(1))),
                now);
        house.tell(House.TENANT, new Subject(Kind.ESCALATION, account + "-e"), account, customer,
                new EscalationFact.Opened("Tenant is not ready", Optional.of("subscription/" + account + "-s"),
                        Optional.of(1)),
                now.minus(Duration.ofHours(5)));
    }
}
