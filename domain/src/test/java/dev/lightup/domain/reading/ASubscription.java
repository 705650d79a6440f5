package dev.lightup.domain.reading;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.state.SubscriptionState.Listed;
import dev.lightup.domain.state.SubscriptionState.Status;
import dev.lightup.domain.state.TimelineMoment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// A subscription for tests: a hundred active Copilot seats of Lumen since 2 November.
public final class ASubscription {
    private final String id;
    private Status status = Status.ACTIVE;
    private Optional<Instant> since = Optional.of(Given.at("2026-11-02T09:00:00Z"));
    private Optional<String> sku = Optional.of("COP-M");
    private Optional<Long> quantity = Optional.of(100L);
    private boolean trial;
    private Optional<LocalDate> trialEnds = Optional.empty();
    private Optional<LocalDate> termEnd = Optional.empty();
    private Optional<Boolean> autorenew = Optional.empty();
    private Optional<String> order = Optional.empty();
    private Optional<Instant> activated = Optional.of(Given.at("2026-11-02T09:00:00Z"));
    private Optional<Listed> listed = Optional.empty();
    private Optional<String> customer = Optional.of("lumen");
    private final List<TimelineMoment> recent = new ArrayList<>();

    private ASubscription(String id) {
        this.id = id;
    }

    public static ASubscription subscription(String id) {
        return new ASubscription(id);
    }

    public ASubscription is(Status status) {
        this.status = status;
        return this;
    }

    public ASubscription of(String sku, long quantity) {
        this.sku = Optional.of(sku);
        this.quantity = Optional.of(quantity);
        return this;
    }

    public ASubscription by(String customer) {
        this.customer = Optional.of(customer);
        return this;
    }

    public ASubscription withoutQuantity() {
        quantity = Optional.empty();
        return this;
    }

    public ASubscription trial(String ends) {
        trial = true;
        trialEnds = Optional.of(Given.day(ends));
        return this;
    }

    public ASubscription ends(String day) {
        termEnd = Optional.of(Given.day(day));
        return this;
    }

    public ASubscription renews(boolean renews) {
        autorenew = Optional.of(renews);
        return this;
    }

    public ASubscription fromOrder(String order) {
        this.order = Optional.of(order);
        return this;
    }

    public ASubscription activated(String at) {
        activated = Optional.of(Given.at(at));
        since = activated;
        return this;
    }

    public ASubscription listed(String asOf, Status mapped, long quantity, String since) {
        listed = Optional.of(new Listed("seats", Given.at(asOf), Optional.of(mapped.name()
                .toLowerCase(
                        java.util.Locale.ROOT)),
                mapped, Optional.of("COP-M"), Optional.of(quantity), Optional.empty(),
                Given.at(since)));
        return this;
    }

    /// Only a file speaks of it, and says no word of its status.
    public ASubscription listedWithoutAStatus(long quantity, String termEnd, boolean onTrial) {
        listed = Optional.of(new Listed("seats", Given.at("2026-11-20T00:00:00Z"), Optional.empty(), Status.UNKNOWN,
                Optional.of("COP-M"), Optional.of(quantity), Optional.of(java.time.LocalDate.parse(termEnd)),
                Given.at("2026-11-20T00:00:00Z"), Optional.of(onTrial), Optional.empty()));
        return withoutEvents();
    }

    /// Only the snapshot speaks of it.
    public ASubscription withoutEvents() {
        status = Status.UNKNOWN;
        since = Optional.empty();
        sku = Optional.empty();
        quantity = Optional.empty();
        activated = Optional.empty();
        return this;
    }

    /// When an event last said how many seats it has.
    public ASubscription counted(String at) {
        quantityAt = Optional.of(Given.at(at));
        return this;
    }

    /// Its plan changed then, from that SKU.
    public ASubscription left(String sku, String at) {
        former.put(sku, Given.at(at));
        return this;
    }

    private final SortedMap<String, Instant> former = new TreeMap<>();
    private Optional<Instant> quantityAt = Optional.empty();

    ASubscription told(TimelineMoment moment) {
        recent.add(0, moment);
        return this;
    }

    public HeldSlice held() {
        return Given.held(new Subject(Subject.Kind.SUBSCRIPTION, id), customer,
                new SubscriptionState(status, since, sku, quantity, Optional.empty(), trial, trialEnds, termEnd,
                        autorenew, order, activated, activated, Optional.empty(), Optional.empty(), Optional.empty(),
                        listed, Optional.empty(), Optional.empty(), new TreeSet<>(), quantityAt, new TreeMap<>(former)),
                recent.toArray(TimelineMoment[]::new));
    }
}
