package dev.lightup.site.twin;

import dev.lightup.domain.account.CustomerReading;
import dev.lightup.domain.account.Timeline;
import dev.lightup.domain.account.TimelineEntry;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.milestone.MilestonePath;
import dev.lightup.domain.order.OrderCount;
import dev.lightup.domain.order.OrderReading;
import dev.lightup.domain.reading.DisputedValue;
import dev.lightup.domain.seats.CustomerRenewal;
import dev.lightup.domain.seats.OfferSeats;
import dev.lightup.domain.seats.Renewal;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.seats.SkuMonths;
import dev.lightup.domain.seats.SubscriptionReading;
import dev.lightup.domain.state.RequirementTrack;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.state.TimelineMoment;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.domain.waiting.Move;
import dev.lightup.domain.waiting.MoveSummary;
import dev.lightup.site.timeline.EventSentences;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.ActionTitles;
import dev.lightup.site.words.ReasonSentences;
import dev.lightup.site.words.ReasonWords;
import dev.lightup.site.words.RelativeLinks;
import java.util.List;
import java.util.Optional;

/// Makes the pieces of twins from readings.
public final class TwinMaker {
    private final AccountNames cast;
    private final RelativeLinks place;

    public TwinMaker(AccountNames cast, RelativeLinks place) {
        this.cast = cast;
        this.place = place;
    }

    public static TwinParts.SeatCount seats(Seats s) {
        return new TwinParts.SeatCount(s.sold(), s.trial(), s.assigned(), s.active(), s.inUse(), s.idle(),
                s.ledger().idleAssigned(), s.ledger().idleUnassigned(), s.ledger().assignedBeyond(), s.unmeasured(),
                s.ledger().over(), s.ledger().trial(), s.ledger().unsold(), s.ledger().untold(),
                s.apart().provisioning(), s.apart().unknownStatus(), s.activePercent(),
                s.windowDays(), s.asOf());
    }

    public static List<TwinParts.Offer> offers(List<OfferSeats> offers) {
        return offers.stream()
                .map(o -> new TwinParts.Offer(o.key(), o.name(), o.mapped(), o.workload(), seats(o.seats())))
                .toList();
    }

    public static TwinParts.OrderCounts count(OrderCount c) {
        return new TwinParts.OrderCounts(c.open(), c.stuck(), c.scheduled(), c.inUseNotClosed(), c.fulfilled(),
                c.failed(),
                c.cancelled());
    }

    public static TwinParts.Disputed dispute(DisputedValue d) {
        return new TwinParts.Disputed(d.about(), d.what(), d.events(), d.snapshot(), d.since(), d.feed());
    }

    public TwinParts.Waiting waiting(Move m) {
        MoveSummary need = MoveSummary.of(m, Optional.empty());
        Deadline deadline = m.deadline();
        return new TwinParts.Waiting(m.about(), m.kind(), m.title(), ActionTitles.of(need, cast), need.region(),
                need.side(), cast.owner(need.side(), need.customer()), need.cause(), ReasonSentences.of(m, cast),
                need.customer().map(this::customer), need.seats(), need.offer(), deadline.urgency(), deadline.since(),
                deadline.due(), deadline.businessDays(), deadline.promised(), m.stuck(),
                cast.background().isFromBefore(need),
                need.goal(), need.raised());
    }

    TwinParts.Customer customer(String id) {
        return new TwinParts.Customer(id, cast.customer(id));
    }

    public TwinParts.CustomerLine line(CustomerReading c) {
        return new TwinParts.CustomerLine(c.id(), cast.customer(c.id()), cast.person(c.id(), place.home()).href(),
                seats(c.seats().total()),
                c.renewal().map(TwinMaker::renewal), c.standing());
    }

    public static TwinParts.Renewal renewal(Renewal r) {
        return new TwinParts.Renewal(r.on(), r.outcome(), r.trial(), r.seats(), r.idle(), r.unmeasured());
    }

    public TwinParts.EndOfTerm end(CustomerRenewal r) {
        return new TwinParts.EndOfTerm(r.customer().map(this::customer), renewal(r.renewal()));
    }

    public TwinParts.Path path(MilestonePath p) {
        return new TwinParts.Path(p.subscription(), p.customer().map(this::customer), p.offer(), p.template(),
                p.steps()
                        .stream()
                        .map(s -> new TwinParts.Step(s.step(), s.title(), s.status(), s.byEvidence(), s.days().done(),
                                s.days().took(), s.days().due(), s.late(), s.unseen(), s.side()))
                        .toList(),
                p.deployedBy(), p.reported());
    }

    public TwinParts.Order order(OrderReading o) {
        return new TwinParts.Order(o.subject().id(), o.slice().customer().map(this::customer), o.phase(),
                o.told().status(),
                o.told().lines().stream().map(this::line).toList(), o.told().submitted(), o.told().since(),
                o.state().scheduled(),
                o.state().fulfilled(),
                o.move().map(this::waiting), o.inUse(), o.told().gone(), o.slice().fell(),
                List.copyOf(o.state().unmapped()));
    }

    public static TwinParts.Subscription subscription(SubscriptionReading r) {
        SubscriptionState s = r.state();
        return new TwinParts.Subscription(r.subject().id(), r.told().sku(), r.offer(), r.told().status(),
                r.told().sold(),
                r.told().quantity(), r.told().onTrial(), r.told().ends(), r.outcome(), r.told().autorenew(),
                r.told().gone(), r.slice().fell(),
                r.dispute().map(TwinMaker::dispute), List.copyOf(s.unmapped()));
    }

    public static TwinParts.Trend trend(SkuMonths m) {
        return new TwinParts.Trend(m.sku(), m.offer(), m.workload(), m.months()
                .stream()
                .map(p -> new TwinParts.Month(p.month().toString(), p.asOf(), p.sold(), p.assigned(), p.active()))
                .toList());
    }

    public static TwinParts.Requirement requirement(RequirementTrack t) {
        return new TwinParts.Requirement(t.requirement().word(), t.region(), t.status(), t.since(),
                t.reason().map(ReasonWords::words));
    }

    public TwinParts.Timeline timeline(Timeline timeline) {
        return new TwinParts.Timeline(timeline.moments().stream().map(this::happened).toList(), timeline.earlier());
    }

    private TwinParts.Happened happened(TimelineEntry h) {
        TimelineMoment m = h.moment();
        return new TwinParts.Happened(h.about(), m.at(), m.occurred(), m.received(), m.type(), m.source(), m.id(),
                m.grade(),
                EventSentences.text(m.fact(), cast));
    }

    private TwinParts.OrderLine line(OrderLine l) {
        return new TwinParts.OrderLine(l.sku(), cast.offer(l.sku()), l.quantity());
    }
}
