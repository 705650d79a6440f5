package dev.lightup.site.view;

import dev.lightup.domain.event.Line;
import dev.lightup.domain.reading.CustomerReading;
import dev.lightup.domain.reading.CustomerRenewal;
import dev.lightup.domain.reading.Dispute;
import dev.lightup.domain.reading.Happening;
import dev.lightup.domain.reading.MilestonePath;
import dev.lightup.domain.reading.Move;
import dev.lightup.domain.reading.Need;
import dev.lightup.domain.reading.OfferSeats;
import dev.lightup.domain.reading.OrderCount;
import dev.lightup.domain.reading.OrderReading;
import dev.lightup.domain.reading.Renewal;
import dev.lightup.domain.reading.Seats;
import dev.lightup.domain.reading.SkuMonths;
import dev.lightup.domain.reading.SubscriptionReading;
import dev.lightup.domain.reading.Timeline;
import dev.lightup.domain.state.Moment;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.state.Track;
import java.util.List;
import java.util.Optional;

/// Makes the pieces of twins from readings.
final class Twins {
    private final Cast cast;
    private final Place place;

    Twins(Cast cast, Place place) {
        this.cast = cast;
        this.place = place;
    }

    static Twin.SeatCount seats(Seats s) {
        return new Twin.SeatCount(s.sold(), s.trial(), s.assigned(), s.active(), s.inUse(), s.idle(),
                s.ledger().idleAssigned(), s.ledger().idleUnassigned(), s.unmeasured(),
                s.ledger().over(), s.ledger().trial(), s.ledger().unsold(), s.ledger().untold(),
                s.apart().provisioning(), s.apart().unknownStatus(), s.activePercent(),
                s.windowDays(), s.asOf());
    }

    static List<Twin.Offer> offers(List<OfferSeats> offers) {
        return offers.stream()
                .map(o -> new Twin.Offer(o.key(), o.name(), o.mapped(), o.workload(), seats(o.seats())))
                .toList();
    }

    static Twin.OrderCounts count(OrderCount c) {
        return new Twin.OrderCounts(c.open(), c.stuck(), c.scheduled(), c.inUseNotClosed(), c.fulfilled(), c.failed(),
                c.cancelled());
    }

    static Twin.Disputed dispute(Dispute d) {
        return new Twin.Disputed(d.about(), d.what(), d.events(), d.snapshot(), d.since(), d.feed());
    }

    Twin.Waiting waiting(Move m) {
        return new Twin.Waiting(m.about(), m.kind(), m.title(), Asks.of(Need.of(m, Optional.empty()), cast), m.region(),
                m.side(), cast.owner(m.side(), m.customer()), m.cause(), Whys.of(m, cast),
                m.customer().map(this::customer), m.seats(), m.offer(), m.deadline().urgency(), m.deadline().since(),
                m.deadline().due(), m.deadline().businessDays(), m.deadline().promised(), m.stuck(), m.goal(),
                m.raised());
    }

    Twin.Customer customer(String id) {
        return new Twin.Customer(id, cast.customer(id));
    }

    Twin.CustomerLine line(CustomerReading c) {
        return new Twin.CustomerLine(c.id(), cast.customer(c.id()), cast.person(c.id(), place.home()).href(),
                seats(c.seats()),
                c.renewal().map(Twins::renewal), c.standing());
    }

    static Twin.Renewal renewal(Renewal r) {
        return new Twin.Renewal(r.on(), r.outcome(), r.trial(), r.seats(), r.idle(), r.unmeasured());
    }

    Twin.EndOfTerm end(CustomerRenewal r) {
        return new Twin.EndOfTerm(r.customer().map(this::customer), renewal(r.renewal()));
    }

    Twin.Path path(MilestonePath p) {
        return new Twin.Path(p.subscription(), p.customer().map(this::customer), p.offer(), p.template(),
                p.steps()
                        .stream()
                        .map(s -> new Twin.Step(s.step(), s.title(), s.status(), s.byEvidence(), s.done(), s.took(),
                                s.due(), s.late(), s.unseen(), s.side()))
                        .toList(),
                p.deployedBy(), p.reported());
    }

    Twin.Order order(OrderReading o) {
        return new Twin.Order(o.subject().id(), o.slice().customer().map(this::customer), o.phase(), o.status(),
                o.lines().stream().map(this::line).toList(), o.submitted(), o.since(), o.state().scheduled(),
                o.state().fulfilled(),
                o.move().map(this::waiting), o.inUse(), o.gone(), o.slice().fell(), List.copyOf(o.state().unmapped()));
    }

    static Twin.Subscription subscription(SubscriptionReading r) {
        SubscriptionState s = r.state();
        return new Twin.Subscription(r.subject().id(), r.sku(), r.offer(), r.status(), r.sold(),
                r.quantity(), r.trial(), r.ends(), r.outcome(), r.autorenew(), r.gone(), r.slice().fell(),
                r.dispute().map(Twins::dispute), List.copyOf(s.unmapped()));
    }

    static Twin.Trend trend(SkuMonths m) {
        return new Twin.Trend(m.sku(), m.offer(), m.workload(), m.months()
                .stream()
                .map(p -> new Twin.Month(p.month().toString(), p.asOf(), p.sold(), p.assigned(), p.active()))
                .toList());
    }

    static Twin.Requirement requirement(Track t) {
        return new Twin.Requirement(t.requirement().word(), t.region(), t.status(), t.since(),
                t.reason().map(Reasons::words));
    }

    Twin.Timeline timeline(Timeline timeline) {
        return new Twin.Timeline(timeline.moments().stream().map(this::happened).toList(), timeline.earlier());
    }

    private Twin.Happened happened(Happening h) {
        Moment m = h.moment();
        return new Twin.Happened(h.about(), m.at(), m.occurred(), m.received(), m.type(), m.source(), m.id(), m.grade(),
                Told.text(m.fact(), cast));
    }

    private Twin.OrderLine line(Line l) {
        return new Twin.OrderLine(l.sku(), cast.offer(l.sku()), l.quantity());
    }
}
