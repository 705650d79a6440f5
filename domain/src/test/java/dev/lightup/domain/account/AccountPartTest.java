package dev.lightup.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.EscalationFact;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.reading.ASubscription;
import dev.lightup.domain.reading.AnOrder;
import dev.lightup.domain.reading.Given;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.reading.Usage;
import dev.lightup.domain.state.EscalationState;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.state.TimelineMoment;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// An account read from parts, and its customers read from what their own pages rest on, tried on seeded random accounts whose things name
/// each other across customers, or no customer at all.
class AccountPartTest {
    private static final int ACCOUNTS = Boolean.getBoolean("lightup.long") ? 2_000 : 150;
    /// Records' components, by class.
    private static final ClassValue<List<Method>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .peek(m -> m.setAccessible(true))
                    .toList();
        }
    };
    private static final List<String> CUSTOMERS = List.of("lumen", "fjell", "nordvik/harbour");

    @Test
    void anAccountReadsFromItsPartsAsFromTheWholeBesidesWhatHappened() {
        for (long seed = 0; seed < ACCOUNTS; seed++) {
            List<HeldSlice> held = strewn(seed);
            AccountReading whole = Given.reading(Given.NOW, held);
            List<AccountPart> parts = new ArrayList<>(byCustomer(held, new Random(seed)));
            Collections.shuffle(parts, new Random(seed));
            assertThat(facts(Given.reading(Given.NOW, AccountPart.of(parts)))).as("seed %d", seed)
                    .isEqualTo(facts(whole));
            AccountPart some = parts.stream().reduce(AccountPart.NONE, AccountPart::and);
            assertThat(some).as("seed %d: however they are put together", seed)
                    .isEqualTo(AccountPart.of(held));
            assertThat(AccountSummary.of("a/x", Given.reading(Given.NOW, some))).as("seed %d", seed)
                    .isEqualTo(AccountSummary.of("a/x", whole));
        }
    }

    @Test
    void anAccountReadsFromItsPartsAtEveryLaterInstantToo() {
        for (long seed = 0; seed < ACCOUNTS / 10; seed++) {
            List<HeldSlice> held = strewn(seed);
            AccountPart part = AccountPart.of(held);
            for (int days = 0; days < 60; days += 7) {
                Instant at = Given.NOW.plusSeconds(days * 86_400L);
                assertThat(facts(Given.reading(at, part))).as("seed %d, day %d", seed, days)
                        .isEqualTo(facts(Given.reading(at, held)));
            }
        }
    }

    @Test
    void aCustomerReadsFromWhatItsPageRestsOnAsInTheWholeAccount() {
        int seen = 0;
        for (long seed = 0; seed < ACCOUNTS; seed++) {
            List<HeldSlice> held = strewn(seed);
            AccountReading whole = Given.reading(Given.NOW, held);
            var random = new Random(seed);
            Set<String> some = new HashSet<>(List.of(CUSTOMERS.get(random.nextInt(CUSTOMERS.size()))));
            if (random.nextBoolean()) {
                some.add(CUSTOMERS.get(random.nextInt(CUSTOMERS.size())));
            }
            AccountReading cut = Given.reading(Given.NOW, cut(held, some));
            for (String id : some) {
                assertThat(customer(cut, id)).as("seed %d, %s of %s", seed, id, some).isEqualTo(customer(whole, id));
                assertThat(cut.agenda().movesOf(id)).as("seed %d, %s of %s", seed, id, some)
                        .isEqualTo(whole.agenda().movesOf(id));
                seen += customer(whole, id).isPresent() ? 1 : 0;
            }
        }
        assertThat(seen).isGreaterThan(ACCOUNTS);
    }

    /// Of the order two seats go to the subscription of another customer that names it; the order's own customer has them all the same.
    @Test
    void whatASubscriptionOfAnotherCustomerMadeOfAnOrderTakesNothingFromTheOrdersOwn() {
        HeldSlice order = AnOrder.order("O-1")
                .stands(OrderState.Status.FULFILLED, "2026-11-02T08:00:00Z")
                .submitted("2026-11-01T08:00:00Z")
                .by("lumen")
                .of(new OrderLine("E3", 10, Optional.empty()))
                .held();
        HeldSlice ended = ASubscription.subscription("S-1")
                .is(SubscriptionState.Status.CANCELLED)
                .of("E3", 10)
                .activated("2026-11-02T08:00:00Z")
                .by("fjell")
                .fromOrder("O-1")
                .held();
        HeldSlice use = Usage.usage("lumen", "E3")
                .asOf("2026-11-20T00:00:00Z")
                .counts("all", Optional.of(10L), Optional.of(8L), Optional.of(6L))
                .held();
        assertThat(Given.reading(order, ended, use).orders().all().getFirst().inUse()).hasValue(6L);
        HeldSlice own = ASubscription.subscription("S-1")
                .is(SubscriptionState.Status.CANCELLED)
                .of("E3", 10)
                .activated("2026-11-02T08:00:00Z")
                .by("lumen")
                .fromOrder("O-1")
                .held();
        assertThat(Given.reading(order, own, use).orders().all().getFirst().inUse()).isEmpty();
    }

    @Test
    void aSubscriptionIsProvisionedByTheOrderThatItNamesWhosesoeverThatIs() {
        HeldSlice order = AnOrder.order("O-1")
                .stands(OrderState.Status.FULFILLED, "2026-11-05T08:00:00Z")
                .submitted("2026-11-03T08:00:00Z")
                .by("lumen")
                .of(new OrderLine("COP-M", 10, Optional.empty()))
                .held();
        HeldSlice subscription = ASubscription.subscription("S-1")
                .is(SubscriptionState.Status.ACTIVE)
                .of("COP-M", 10)
                .activated("2026-11-12T08:00:00Z")
                .by("fjell")
                .fromOrder("O-1")
                .held();
        List<HeldSlice> held = List.of(order, subscription);
        assertThat(CustomerCut.named(List.of(subscription)))
                .containsExactlyInAnyOrder(new Subject(Subject.Kind.ORDER, "O-1"),
                        new Subject(Subject.Kind.MILESTONE, "S-1"));
        assertThat(customer(Given.reading(Given.NOW, held), "fjell").orElseThrow()
                .holdings()
                .paths()
                .getFirst()
                .steps()
                .getFirst()
                .days()
                .done()).hasValue(LocalDate.parse("2026-11-05"));
    }

    @Test
    void aPartHoldsOfWhatHappenedOnlyWhatTheAccountTells() {
        HeldSlice order = told(AnOrder.order("O-1").stands(OrderState.Status.ACCEPTED, "2026-11-02T08:00:00Z").held(),
                List.of(Given.moment(Given.NOW, new OrderFact.Promised(LocalDate.parse("2026-12-01")))));
        AccountPart part = AccountPart.of(List.of(order));
        assertThat(part.held().getFirst().slice().recent()).isEmpty();
        assertThat(part.senders()).extracting(SenderGrade::source).containsExactly("/nordvik/orders");
    }

    private static Optional<CustomerReading> customer(AccountReading reading, String id) {
        return reading.customers().stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /// A reading in words, without what happened: all of it that the account's own pages tell.
    private static String facts(AccountReading reading) {
        var words = new StringBuilder(1 << 16);
        add(reading.partner(), words);
        add(List.of(reading.basis().at(), reading.basis().nextFlip()), words);
        add(List.of(reading.verdict(), reading.agenda(), reading.seats(), reading.orders(), reading.customers(),
                reading.quality()), words);
        return words.toString();
    }

    private static void add(Object value, StringBuilder words) {
        switch (value) {
            case Timeline _ -> words.append('~');
            case Slice s -> add(List.of(s.holder(), s.from(), s.until(), s.customer(), s.state(), s.lastReceived(),
                    s.beyond(), s.fell()), words);
            case Optional<?> some -> some.ifPresentOrElse(one -> add(one, words), () -> words.append('-'));
            case Collection<?> all -> {
                words.append('[');
                all.forEach(one -> add(one, words));
                words.append(']');
            }
            case Map<?, ?> all -> new TreeMap<>(all).forEach((key, one) -> {
                words.append(key).append('=');
                add(one, words);
            });
            case Record record -> {
                words.append('{');
                COMPONENTS.get(record.getClass()).forEach(component -> add(value(component, record), words));
                words.append('}');
            }
            default -> words.append(value).append(' ');
        }
    }

    private static Object value(Method component, Object record) {
        try {
            return component.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static List<AccountPart> byCustomer(List<HeldSlice> held, Random random) {
        Map<String, Integer> groups = new TreeMap<>();
        int most = 1 + random.nextInt(4);
        List<AccountPart> parts = new ArrayList<>();
        for (int group = 0; group < most; group++) {
            int own = group;
            parts.add(AccountPart.of(held,
                    h -> groups.computeIfAbsent(h.customer().orElse(""), _ -> random.nextInt(most)) == own));
        }
        return parts;
    }

    /// What the pages of these customers are made from when a store is asked for it: their own, what names no customer, what theirs name.
    private static List<HeldSlice> cut(List<HeldSlice> held, Set<String> customers) {
        List<HeldSlice> own = held.stream().filter(h -> CustomerCut.isOf(h, customers)).toList();
        Set<Subject> named = CustomerCut.named(own);
        return held.stream()
                .filter(h -> CustomerCut.isOf(h, customers) || h.customer().isEmpty() || named.contains(h.subject()))
                .toList();
    }

    /// A random account, of which some things name no customer or another one, and of each some moments are known.
    private static List<HeldSlice> strewn(long seed) {
        var random = new Random(seed * 31 + 7);
        return new RandomAccount(seed).held().stream().map(h -> strewn(h, random)).toList();
    }

    private static HeldSlice strewn(HeldSlice held, Random random) {
        Slice s = held.slice();
        boolean moves = switch (held.subject().kind()) {
            case ORDER, SUBSCRIPTION, MILESTONE, ESCALATION -> random.nextInt(3) == 0;
            case PARTNER, OFFER, CUSTOMER, USAGE, ENDPOINT, PROGRAMME, FEED, LINK, PORTFOLIO -> false;
        };
        Optional<String> customer = moves
                ? Optional.of(CUSTOMERS.get(random.nextInt(CUSTOMERS.size()))).filter(_ -> random.nextBoolean())
                : s.customer();
        List<TimelineMoment> recent = new ArrayList<>(s.recent());
        for (int i = random.nextInt(3); i > 0; i--) {
            recent.add(moment(held, random));
        }
        return told(new HeldSlice(held.subject(), new Slice(s.holder(), s.from(), s.until(), customer, s.state(),
                s.recent(), random.nextInt(4), s.lastReceived(), s.beyond(), random.nextInt(9) == 0
                        ? Optional.of(Given.NOW)
                        : Optional.empty())),
                recent);
    }

    private static TimelineMoment moment(HeldSlice held, Random random) {
        Instant at = Given.NOW.minusSeconds(random.nextInt(900_000));
        Fact fact = held.slice().state() instanceof EscalationState
                ? new EscalationFact.Opened("Title", Optional.empty(), Optional.empty())
                : new OrderFact.Promised(LocalDate.parse("2026-12-01"));
        return Given.moment(at, "/nordvik/" + random.nextInt(3), Grade.values()[random.nextInt(3)], fact);
    }

    private static HeldSlice told(HeldSlice held, List<TimelineMoment> recent) {
        Slice s = held.slice();
        return new HeldSlice(held.subject(), new Slice(s.holder(), s.from(), s.until(), s.customer(), s.state(), recent,
                s.earlier(), s.lastReceived(), s.beyond(), s.fell()));
    }
}
