package dev.lightup.domain.account;

import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.reading.APartner;
import dev.lightup.domain.reading.ASubscription;
import dev.lightup.domain.reading.AnOrder;
import dev.lightup.domain.reading.Given;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.reading.Usage;
import dev.lightup.domain.state.CustomerState;
import dev.lightup.domain.state.EscalationState;
import dev.lightup.domain.state.MilestoneState;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.PartnerRequirement;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.domain.state.RequirementTrack;
import dev.lightup.domain.state.SubscriptionState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// Accounts of every sort, by seed.
public final class RandomAccount {
    private static final List<String> SKUS = List.of("COP-M", "COP-Y", "E3", "X-9");
    private static final List<String> CUSTOMERS = List.of("lumen", "fjell", "nordvik/harbour");
    private static final List<String> CODES = List.of("credit", "po upload", "Flux 7", "scheduled", "PF", "LO");

    private final Random random;

    public RandomAccount(long seed) {
        this.random = new Random(seed);
    }

    public List<HeldSlice> held() {
        List<HeldSlice> result = new ArrayList<>();
        if (random.nextInt(10) > 0) {
            result.add(partner());
        }
        times(7, i -> result.add(order("O-" + i)));
        times(6, i -> result.add(subscription("S-" + i)));
        times(3, i -> result.add(escalation("E-" + i)));
        times(4, i -> result.add(milestone("S-" + i)));
        for (String customer : CUSTOMERS) {
            SKUS.stream().filter(_ -> chance(2)).forEach(sku -> result.add(usage(customer, sku)));
            if (chance(2)) {
                result.add(Given.held(new Subject(Subject.Kind.CUSTOMER, customer), Optional.of(customer),
                        new CustomerState(Optional.empty(), Optional.empty(), Optional.empty(), true, Optional.empty(),
                                CustomerState.Gdap.NONE, Optional.empty(), Optional.empty()),
                        chance(3) ? Optional.empty() : Optional.of(time())));
            }
        }
        return result.stream().map(h -> chance(12) ? Given.ended(h) : h).toList();
    }

    private interface Made {
        void one(int index);
    }

    private void times(int most, Made made) {
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            made.one(i);
        }
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// Some time within four weeks around now.
    public Instant time() {
        return Given.NOW.plusSeconds(random.nextInt(28 * 86_400) - 21 * 86_400);
    }

    private String text() {
        return time().toString();
    }

    private String day() {
        return LocalDate.parse("2026-11-23").plusDays(random.nextInt(40) - 15).toString();
    }

    private HeldSlice partner() {
        APartner partner = APartner.partner()
                .is(chance(8)
                        ? one(List.of(PartnerState.Standing.values()))
                        : PartnerState.Standing.GOOD);
        for (PartnerRequirement requirement : PartnerRequirement.values()) {
            if (chance(2)) {
                partner.track(requirement, chance(3) ? Optional.of("EU") : Optional.empty(),
                        one(List.of(RequirementTrack.Status.values())), text(),
                        chance(4) ? Optional.of(one(CODES)) : Optional.empty());
            }
        }
        if (chance(2)) {
            partner.feed("orders", text()).feed("seats", text()).feed("usage", text());
        }
        return partner.held();
    }

    private HeldSlice order(String id) {
        AnOrder order = AnOrder.order(id)
                .stands(one(List.of(OrderState.Status.values())), text())
                .submitted(text())
                .by(one(CUSTOMERS))
                .of(new OrderLine(one(SKUS), random.nextInt(40), chance(3) ? Optional.of("S-1") : Optional.empty()),
                        new OrderLine(one(SKUS), random.nextInt(10), Optional.empty()));
        if (chance(3)) {
            order.because(one(CODES));
        }
        if (chance(3)) {
            order.manual();
        }
        if (chance(4)) {
            order.scheduled(day());
        }
        if (chance(3)) {
            order.promised(day());
            if (chance(2)) {
                order.told(Given.moment(time(), new OrderFact.Promised(LocalDate.parse(day()))));
            }
        }
        if (chance(3)) {
            order.listed(text(), "word", one(List.of(OrderState.Status.values())), text());
            if (chance(2)) {
                order.withoutEvents();
            }
        }
        return order.held();
    }

    private HeldSlice subscription(String id) {
        ASubscription subscription = ASubscription.subscription(id)
                .is(chance(2) ? SubscriptionState.Status.ACTIVE : one(List.of(SubscriptionState.Status.values())))
                .of(one(SKUS), random.nextInt(200))
                .activated(text())
                .by(one(CUSTOMERS));
        if (chance(3)) {
            subscription.fromOrder("O-" + random.nextInt(4));
        }
        if (chance(4)) {
            subscription.trial(day());
        }
        if (chance(2)) {
            subscription.ends(day());
        }
        if (chance(3)) {
            subscription.renews(random.nextBoolean());
        }
        if (chance(6)) {
            subscription.withoutQuantity();
        }
        if (chance(3)) {
            subscription.listed(text(), one(List.of(SubscriptionState.Status.values())), random.nextInt(200), text());
            if (chance(2)) {
                subscription.withoutEvents();
            }
        }
        return subscription.held();
    }

    private HeldSlice usage(String customer, String sku) {
        Usage usage = Usage.usage(customer, sku).asOf(text()).window(chance(4) ? 30 : 28);
        if (chance(2)) {
            usage.firstAssigned(text());
        }
        if (chance(2)) {
            usage.firstActive(text()).high(one(List.of(10L, 40L, 50L)), text());
        }
        for (String workload : List.of("all", "exchange", "teams")) {
            if (chance(2)) {
                usage.counts(workload, chance(3) ? Optional.of(random.nextLong(200)) : Optional.empty(),
                        chance(5) ? Optional.empty() : Optional.of(random.nextLong(150)),
                        chance(5) ? Optional.empty() : Optional.of(random.nextLong(150)));
            }
        }
        return usage.held();
    }

    private HeldSlice milestone(String id) {
        var steps = new TreeMap<String, MilestoneState.Step>();
        for (String step : List.of("first_assigned", "trained", "danced")) {
            if (chance(2)) {
                steps.put(step, new MilestoneState.Step(one(List.of(MilestoneState.Status.values())), time(),
                        chance(2) ? Optional.of(LocalDate.parse(day())) : Optional.empty(), Optional.empty(),
                        chance(3) ? Optional.of(Reason.of(one(CODES))) : Optional.empty()));
            }
        }
        return Given.held(new Subject(Subject.Kind.MILESTONE, id), Optional.of(one(CUSTOMERS)),
                new MilestoneState(steps));
    }

    private HeldSlice escalation(String id) {
        return Given.held(new Subject(Subject.Kind.ESCALATION, id), Optional.empty(),
                new EscalationState("Title " + id, Optional.of("order/O-1"), 1,
                        one(List.of(EscalationState.Status.values())), Optional.of(time()),
                        chance(2) ? Optional.of(time()) : Optional.empty(),
                        chance(2) ? Optional.of(one(List.of("partner", "vendor", "nobody"))) : Optional.empty(),
                        Optional.empty(), chance(2) ? Optional.of(time()) : Optional.empty()),
                Optional.of(time()));
    }
}
