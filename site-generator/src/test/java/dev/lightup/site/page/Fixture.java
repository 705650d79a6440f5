package dev.lightup.site.page;

import dev.lightup.domain.account.CustomerHoldings;
import dev.lightup.domain.account.CustomerReading;
import dev.lightup.domain.account.CustomerReading.Standing;
import dev.lightup.domain.account.Timeline;
import dev.lightup.domain.account.TimelineEntry;
import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.Subject.Kind;
import dev.lightup.domain.milestone.MilestonePath;
import dev.lightup.domain.order.OrderLot;
import dev.lightup.domain.order.OrderReading;
import dev.lightup.domain.order.OrderReading.Phase;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.Distributor;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.reading.TypedSlice;
import dev.lightup.domain.seats.OfferSeats;
import dev.lightup.domain.seats.Renewal;
import dev.lightup.domain.seats.SeatLedger;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.seats.SeatsApart;
import dev.lightup.domain.seats.SeatsByOffer;
import dev.lightup.domain.seats.SkuMonths;
import dev.lightup.domain.seats.SubscriptionReading;
import dev.lightup.domain.seats.SubscriptionSeats;
import dev.lightup.domain.state.CustomerState;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.state.SubjectState;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.state.TimelineMoment;
import dev.lightup.domain.state.UsageState.Point;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.domain.waiting.Deadline.Urgency;
import dev.lightup.domain.waiting.Move;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Pieces of readings, made by hand.
final class Fixture {
    static final Instant NOW = Instant.parse("2026-11-23T07:45:00Z");
    static final Distributor NORDVIK = new Distributor("nordvik", "Nordvik Cloud", "Europe/Oslo", 8, 17,
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
            List.of(), 3);
    /// Its name brings a full stop along.
    static final Distributor INC = new Distributor(NORDVIK.tenant(), "Nordvik Cloud Inc.", NORDVIK.zone(),
            NORDVIK.opens(), NORDVIK.closes(), NORDVIK.workdays(), NORDVIK.holidays(), NORDVIK.silentAfterDays());

    private Fixture() {}

    static Instant at(String day) {
        return LocalDate.parse(day).atTime(LocalTime.of(9, 20)).toInstant(ZoneOffset.UTC);
    }

    static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    static Seats seats(long sold, long assigned, long active) {
        return new Seats(Optional.of(sold), 0, Optional.of(assigned), Optional.of(active), Optional.of(28),
                Optional.of(at("2026-11-20")));
    }

    static OfferSeats offer(String key, String name, Seats seats) {
        return new OfferSeats(key, name, true, seats, "all");
    }

    static Deadline deadline(Urgency urgency, String since, String due, int days, Optional<LocalDate> promised) {
        return new Deadline(urgency, at(since), Optional.of(at(due)), Optional.of(at(due)), day(due), days, days + 1,
                promised);
    }

    static Move move(
            Move.Kind kind,
            Subject about,
            String title,
            Side side,
            Cause cause,
            Optional<Reason> reason,
            Optional<String> customer,
            Optional<Long> seats,
            Optional<String> offer,
            Deadline deadline,
            boolean stuck) {
        return new Move(about, kind, title, new Move.Why(side, cause, reason), new Move.Stake(customer, seats, offer),
                deadline, stuck, Move.Detail.NONE);
    }

    static Slice slice(Optional<String> customer, SubjectState state, long earlier, TimelineMoment... moments) {
        return new Slice(Holder.account("P-1"), Optional.empty(), Optional.empty(), customer, state, List.of(moments),
                earlier,
                moments.length == 0 ? Optional.empty() : Optional.of(moments[0].received()));
    }

    static TimelineMoment moment(String occurred, String received, String id, Fact fact) {
        return new TimelineMoment(at(occurred), at(occurred), at(received), Catalogue.of(fact).name(),
                "/nordvik/orders", id,
                Grade.A, fact);
    }

    static SubscriptionState subscription(
            SubscriptionState.Status status,
            String sku,
            Optional<Long> quantity,
            boolean trial,
            Optional<LocalDate> ends,
            Optional<Boolean> renews) {
        return new SubscriptionState(status, Optional.of(at("2026-03-02")), Optional.of(sku), quantity,
                Optional.empty(), trial,
                trial ? ends : Optional.empty(), trial ? Optional.empty() : ends, renews, Optional.of("7Q-1001"),
                Optional.of(at("2026-03-01")), Optional.of(at("2026-03-02")), Optional.empty(), Optional.empty(),
                Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), new TreeSet<>(), Optional.empty(),
                new TreeMap<>());
    }

    static SubscriptionReading reading(
            String id,
            String customer,
            SubscriptionState state,
            String offer,
            long earlier,
            TimelineMoment... moments) {
        return new SubscriptionReading(
                new SubscriptionSeats(
                        new TypedSlice<>(new Subject(Kind.SUBSCRIPTION, id),
                                slice(Optional.of(customer), state, earlier, moments), state),
                        state.status(), state.sku(), state.quantity(), false),
                Optional.of(offer), state.autorenew()
                        .map(r -> r ? Renewal.Outcome.RENEWS : Renewal.Outcome.ENDS)
                        .orElse(Renewal.Outcome.NOT_TOLD),
                Optional.empty());
    }

    static OrderState order(
            OrderState.Status status,
            Optional<Reason> reason,
            Optional<LocalDate> scheduled,
            Optional<Instant> fulfilled,
            OrderLine... lines) {
        return new OrderState(status, Optional.of(at("2026-11-16")), Optional.of(at("2026-11-09")),
                Optional.of(at("2026-11-10")),
                fulfilled, List.of(lines), Optional.of("PO-3994"), false, scheduled, reason, 0, Optional.empty(),
                Optional.empty(),
                Optional.empty(), Optional.empty(), new TreeSet<>(), Optional.empty(), List.of());
    }

    static OrderReading reading(
            String id,
            Optional<String> customer,
            OrderState state,
            Phase phase,
            Optional<Move> move,
            TimelineMoment... moments) {
        return new OrderReading(
                new OrderLot(new TypedSlice<>(new Subject(Kind.ORDER, id), slice(customer, state, 0, moments), state),
                        state.status(), state.lines(), false),
                phase, move, Optional.empty());
    }

    static CustomerState customer(String token) {
        return new CustomerState(Optional.of(token), Optional.of("NO"), Optional.of("SMB"), true,
                Optional.of(at("2026-03-01")),
                CustomerState.Gdap.APPROVED, Optional.of(at("2026-03-03")), Optional.of(day("2027-03-03")));
    }

    static CustomerReading customer(String id, List<OfferSeats> offers, Optional<Renewal> renewal, Standing standing) {
        return new CustomerReading(id, Optional.of(customer("t-" + id)), new SeatsByOffer(sum(offers), offers),
                CustomerHoldings.NONE, renewal, standing, List.of(), Timeline.NONE);
    }

    static CustomerReading with(
            CustomerReading c,
            List<SubscriptionReading> subscriptions,
            List<OrderReading> orders,
            List<MilestonePath> paths) {
        var moments = new ArrayList<TimelineEntry>();
        subscriptions.forEach(r -> r.slice().recent().forEach(m -> moments.add(new TimelineEntry(r.subject(), m))));
        orders.forEach(r -> r.slice().recent().forEach(m -> moments.add(new TimelineEntry(r.subject(), m))));
        moments.sort(Comparator.comparing((TimelineEntry h) -> h.moment().at()).reversed());
        long earlier = Stream.concat(subscriptions.stream().map(SubscriptionReading::slice),
                orders.stream().map(OrderReading::slice)).mapToLong(Slice::earlier).sum();
        return new CustomerReading(c.id(), c.state(), c.seats(), new CustomerHoldings(subscriptions, orders, paths),
                c.renewal(), c.standing(), c.months(), new Timeline(moments, earlier));
    }

    /// The customer with a year of reports of one SKU; the fifth month has none, the first told no use.
    static CustomerReading withMonths(CustomerReading c, String sku, String offer, long sold, long active) {
        var points = IntStream.range(0, 13)
                .filter(i -> i != 4)
                .mapToObj(i -> new Point(at(LocalDate.of(2025, 11, 20).plusMonths(i).toString()),
                        Optional.of(sold - 2L * (12 - i)),
                        Optional.of(sold * (i + 6) / 24), i == 0 ? Optional.empty() : Optional.of(active * i / 12)))
                .toList();
        return new CustomerReading(c.id(), c.state(), c.seats(), c.holdings(), c.renewal(), c.standing(),
                List.of(new SkuMonths(sku, offer, "exchange", points)), c.timeline());
    }

    static Seats sum(List<OfferSeats> offers) {
        return new Seats(add(offers, o -> o.seats().sold()), offers.stream().mapToLong(o -> o.seats().trial()).sum(),
                add(offers, o -> o.seats().assigned()), add(offers, o -> o.seats().active()),
                new SeatLedger(add(offers, o -> o.seats().inUse()), add(offers, o -> o.seats().idle()),
                        offers.stream().mapToLong(o -> o.seats().unmeasured()).sum(),
                        offers.stream().mapToLong(o -> o.seats().ledger().over()).sum(),
                        offers.stream().mapToLong(o -> o.seats().ledger().trial()).sum(),
                        offers.stream().mapToLong(o -> o.seats().ledger().unsold()).sum(),
                        offers.stream().mapToLong(o -> o.seats().ledger().untold()).sum(),
                        offers.stream().mapToLong(o -> o.seats().ledger().idleAssigned()).sum(),
                        offers.stream().mapToLong(o -> o.seats().ledger().idleUnassigned()).sum(),
                        add(offers, o -> o.seats().ledger().assignedBeyond())),
                SeatsApart.NONE, Optional.of(28),
                Optional.of(at("2026-11-20")));
    }

    private static Optional<Long> add(
            List<OfferSeats> offers,
            java.util.function.Function<OfferSeats, Optional<Long>> part) {
        return offers.stream().map(part).flatMap(Optional::stream).reduce(Long::sum);
    }

    static MilestonePath.Step step(
            String step,
            String title,
            MilestonePath.Status status,
            boolean byEvidence,
            String done,
            int took,
            String due,
            boolean late,
            Side side) {
        return new MilestonePath.Step(step, title, status, byEvidence,
                new MilestonePath.Days(took == 0 && !done.isEmpty() ? Optional.of(day(done)) : Optional.empty(),
                        done.isEmpty() ? Optional.empty() : Optional.of(day(done)),
                        done.isEmpty() ? Optional.empty() : Optional.of(took),
                        due.isEmpty() ? Optional.empty() : Optional.of(day(due))),
                late, false, side);
    }
}
