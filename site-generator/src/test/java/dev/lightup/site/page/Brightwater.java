package dev.lightup.site.page;

import static dev.lightup.site.page.Fixture.at;
import static dev.lightup.site.page.Fixture.customer;
import static dev.lightup.site.page.Fixture.day;
import static dev.lightup.site.page.Fixture.deadline;
import static dev.lightup.site.page.Fixture.moment;
import static dev.lightup.site.page.Fixture.move;
import static dev.lightup.site.page.Fixture.offer;
import static dev.lightup.site.page.Fixture.order;
import static dev.lightup.site.page.Fixture.reading;
import static dev.lightup.site.page.Fixture.seats;
import static dev.lightup.site.page.Fixture.step;
import static dev.lightup.site.page.Fixture.subscription;
import static dev.lightup.site.page.Fixture.with;

import dev.lightup.domain.account.AccountAgenda;
import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.CustomerHoldings;
import dev.lightup.domain.account.CustomerReading;
import dev.lightup.domain.account.CustomerReading.Standing;
import dev.lightup.domain.account.DataQuality;
import dev.lightup.domain.account.PartnerReading;
import dev.lightup.domain.account.SenderGrade;
import dev.lightup.domain.account.Timeline;
import dev.lightup.domain.account.Verdict;
import dev.lightup.domain.event.FeedFact;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.Subject.Kind;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.feed.FileNote;
import dev.lightup.domain.milestone.MilestonePath;
import dev.lightup.domain.milestone.MilestonePath.Status;
import dev.lightup.domain.order.OrderBook;
import dev.lightup.domain.order.OrderCount;
import dev.lightup.domain.order.OrderReading.Phase;
import dev.lightup.domain.partner.OnboardingReading;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.CauseRules;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.reading.DisputedValue;
import dev.lightup.domain.reading.LastHeard;
import dev.lightup.domain.reading.NotKept;
import dev.lightup.domain.reading.ReadingBasis;
import dev.lightup.domain.seats.CustomerRenewal;
import dev.lightup.domain.seats.OfferSeats;
import dev.lightup.domain.seats.Renewal;
import dev.lightup.domain.seats.SeatsByOffer;
import dev.lightup.domain.seats.SubscriptionReading;
import dev.lightup.domain.state.FeedShare;
import dev.lightup.domain.state.FeedState;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.PartnerRequirement;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.domain.state.RequirementTrack;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.waiting.BySide;
import dev.lightup.domain.waiting.Deadline.Urgency;
import dev.lightup.domain.waiting.Goal;
import dev.lightup.domain.waiting.Move;
import dev.lightup.domain.waiting.Raised;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The account of the drawing: everything a page can show, in numbers that add up.
final class Brightwater {
    private static final Subject ORDER_1 = new Subject(Kind.ORDER, "7Q-2210");
    private static final Subject ORDER_2 = new Subject(Kind.ORDER, "7Q-2231");
    private static final Subject ORDER_3 = new Subject(Kind.ORDER, "7Q-2198");
    private static final Instant OPENED = at("2026-01-12");
    private static final String PREMIUM = "Business Premium";

    private Brightwater() {}

    static NameResolver names(AccountReading reading) {
        var paths = new HashMap<>(
                Map.of("tenant:", "n0rdv1kaaaaaaaa2", "account:" + reading.partner().account(), "br1ghtwateraaaa2"));
        var labels = new HashMap<>(
                Map.of("t-partner", "Brightwater IT", "t-C-10", "Fjell Skole", "t-C-11", "Harbour Dental", "t-C-12",
                        "Lumen Optik", "t-C-13", "Aas & Sønner", "t-C-14", "Kystlinje Rederi", "t-C-15",
                        "Vinter & Dag Arkitekter"));
        reading.customers().forEach(c -> {
            paths.put("customer:" + c.id(),
                    "c" + c.id().toLowerCase(java.util.Locale.ROOT).replace("-", "") + "aaaaaaaaaaa");
            labels.putIfAbsent("t-" + c.id(), "Customer " + c.id());
        });
        return new NameResolver(paths, labels);
    }

    static AccountReading full() {
        return openedSince(Optional.of(OPENED));
    }

    /// The same, opened to its partner then; shut without.
    static AccountReading openedSince(Optional<Instant> opened) {
        return standing(opened, Optional.empty());
    }

    /// The same, whose partner left then.
    static AccountReading closedSince(Instant closed) {
        return standing(Optional.empty(), Optional.of(closed));
    }

    private static AccountReading standing(Optional<Instant> opened, Optional<Instant> closed) {
        List<Move> moves = moves().stream()
                .sorted(Comparator.comparing(m -> m.deadline().urgency() != Urgency.LATE))
                .toList();
        List<CustomerReading> customers = customers();
        List<OfferSeats> offers = List.of(offer("premium", PREMIUM, seats(560, 491, 402)),
                offer("a3", "A3 for faculty", seats(240, 163, 110)),
                offer("copilot", "Copilot", seats(120, 48, 12)), offer("e3", "E3", seats(320, 310, 288)));
        return new AccountReading(
                new PartnerReading("P-1", Optional.of(partner(opened, closed)),
                        new OnboardingReading(OnboardingReading.Stage.TRANSACTING, tracks()), Optional.empty()),
                new ReadingBasis(Fixture.NOW, Optional.empty(), Fixture.NORDVIK, new CauseRules(ReasonCodes.own()),
                        Map.of("A3-FACULTY", "A3 for faculty", "BP-1Y", PREMIUM, "COPILOT", "Copilot")),
                new Verdict(Verdict.Level.LATE, by(moves, _ -> true),
                        by(moves, m -> m.deadline().urgency() == Urgency.LATE),
                        opened.map(day -> by(moves, m -> m.deadline().since().isBefore(day))),
                        Optional.of(new Renewal(day("2026-12-04"), Renewal.Outcome.RENEWS, false, Optional.of(240L),
                                Optional.of(130L), 0))),
                new AccountAgenda(moves, List.of(), renewals(customers),
                        customers.stream().flatMap(c -> c.holdings().paths().stream()).toList()),
                new SeatsByOffer(Fixture.sum(offers), offers),
                new OrderBook(customers.stream().flatMap(c -> c.holdings().orders().stream()).toList(),
                        new OrderCount(5, 2, 1, 1, 2, 1, 1), Optional.of(Fixture.NOW)),
                customers,
                new DataQuality(new LastHeard(Optional.of(Fixture.NOW), false),
                        List.of(new SenderGrade("/nordvik/orders", Grade.A, Fixture.NOW),
                                new SenderGrade("Partner Center seat export", Grade.C, at("2026-11-20"))),
                        List.of(files()),
                        List.of(new DisputedValue(new Subject(Kind.SUBSCRIPTION, "8c1f-22"), "seats", "45", "40",
                                at("2026-11-19"),
                                "seats")),
                        List.of("PrefulfillmentPending", "half-active"),
                        List.of(new NotKept("certifications", 2_600)), 0));
    }

    private static List<CustomerRenewal> renewals(List<CustomerReading> customers) {
        return customers.stream()
                .flatMap(c -> c.renewal().map(r -> new CustomerRenewal(Optional.of(c.id()), r)).stream())
                .sorted(Comparator.comparing(r -> r.renewal().on()))
                .toList();
    }

    private static FileNote files() {
        var row = new FeedFact.UnreadRow(7, "`sold` is a whole number that can be read in one way, like 1240",
                Optional.of(Subject.usage("C-7", "E3")));
        return new FileNote("ep_files/seats", Optional.of(new FeedState.LeftOut(at("2026-11-19"), 1, List.of(row))),
                Optional.empty(), Optional.of(new FeedShare.HeldShare(at("2026-11-19"), 1, 240)), Optional.empty());
    }

    static BySide by(List<Move> moves, Predicate<Move> which) {
        return new BySide(count(moves, which, Side.PARTNER), count(moves, which, Side.DISTRIBUTOR),
                count(moves, which, Side.VENDOR), count(moves, which, Side.CUSTOMER));
    }

    private static int count(List<Move> moves, Predicate<Move> which, Side side) {
        return (int) moves.stream().filter(which).filter(m -> m.why().side() == side).count();
    }

    private static PartnerState partner(Optional<Instant> opened, Optional<Instant> closed) {
        return new PartnerState(Optional.of("t-partner"), Optional.of("NO"), new TreeMap<>(), new TreeMap<>(),
                PartnerState.Standing.GOOD, Optional.empty(),
                Optional.empty(),
                new PartnerState.Credit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), opened, closed);
    }

    private static List<RequirementTrack> tracks() {
        return List.of(
                new RequirementTrack(PartnerRequirement.MPA, Optional.of("EU"), RequirementTrack.Status.EXPIRED,
                        at("2026-11-12"),
                        Optional.of(Reason.of("signatory_left"))),
                new RequirementTrack(PartnerRequirement.POR, Optional.of("EU"), RequirementTrack.Status.IN_PROGRESS,
                        at("2026-11-17"),
                        Optional.empty()),
                new RequirementTrack(PartnerRequirement.CREDIT, Optional.empty(), RequirementTrack.Status.SATISFIED,
                        at("2026-02-03"),
                        Optional.empty()),
                new RequirementTrack(PartnerRequirement.RESELLER_AGREEMENT, Optional.empty(),
                        RequirementTrack.Status.SATISFIED, at("2026-02-01"),
                        Optional.empty()));
    }

    private static List<Move> moves() {
        return List.of(
                move(Move.Kind.ORDER, ORDER_1, "7Q-2210", Side.PARTNER, Cause.PARTNER_ACTION,
                        Optional.of(new Reason("PO_MISSING", Optional.of("The customer's purchase order is missing"))),
                        Optional.of("C-11"),
                        Optional.of(45L), Optional.of(PREMIUM),
                        deadline(Urgency.LATE, "2026-11-16", "2026-11-19", 2, Optional.empty()), true),
                move(Move.Kind.ORDER, ORDER_2, "7Q-2231", Side.PARTNER, Cause.CUSTOMER_ACTION, Optional.empty(),
                        Optional.of("C-10"),
                        Optional.of(120L), Optional.of("A3 for faculty"),
                        deadline(Urgency.DUE, "2026-11-19", "2026-11-23", 0, Optional.empty()),
                        true),
                move(Move.Kind.REQUIREMENT, new Subject(Kind.PARTNER, "P-1"), "mpa", Side.PARTNER, Cause.COMPLIANCE,
                        Optional.of(Reason.of("signatory_left")), Optional.empty(), Optional.empty(), Optional.empty(),
                        deadline(Urgency.ON_TIME, "2026-11-12", "2026-11-27", 4, Optional.empty()), false),
                move(Move.Kind.ORDER, ORDER_3, "7Q-2198", Side.DISTRIBUTOR, Cause.CREDIT_DECISION, Optional.empty(),
                        Optional.of("C-12"),
                        Optional.of(30L), Optional.of("Copilot"),
                        deadline(Urgency.ON_TIME, "2026-11-18", "2026-11-27", 4, Optional.of(day("2026-11-26"))),
                        false),
                move(Move.Kind.ORDER, new Subject(Kind.ORDER, "7Q-1902"), "7Q-1902", Side.DISTRIBUTOR, Cause.NOT_CLOSED,
                        Optional.empty(),
                        Optional.of("C-13"), Optional.of(64L), Optional.of("E3"),
                        deadline(Urgency.ON_TIME, "2026-11-10", "2026-11-30", 5, Optional.empty()), false),
                new Move(new Subject(Kind.MILESTONE, "8c1f-12"), Move.Kind.MILESTONE, "40 % of seats active",
                        new Move.Why(Side.CUSTOMER, Cause.MILESTONE, Optional.empty()),
                        new Move.Stake(Optional.of("C-12"), Optional.of(120L), Optional.of("Copilot")),
                        deadline(Urgency.LATE, "2026-11-17", "2026-11-18", 3, Optional.empty()), false,
                        Move.Detail
                                .milestone(
                                        Optional.of(
                                                new Goal(Goal.Measure.IN_USE, Optional.of(12L), Optional.of(48L), 120,
                                                        Optional.of(day("2026-04-12")), Optional.empty())),
                                        Optional.empty())),
                new Move(new Subject(Kind.ESCALATION, "esc-7"), Move.Kind.ESCALATION, "Order does not move",
                        new Move.Why(Side.DISTRIBUTOR, Cause.MANUAL_TASK, Optional.empty()),
                        new Move.Stake(Optional.of("C-12"), Optional.of(30L), Optional.of("Copilot")),
                        deadline(Urgency.DUE, "2026-11-20", "2026-11-23", 0, Optional.empty()), false,
                        Move.Detail.escalation(new Raised(Optional.of(ORDER_3), 2, Optional.of(at("2026-11-20")),
                                Optional.of("/brightwater/desk"), Optional.empty()))));
    }

    private static List<CustomerReading> customers() {
        var all = new ArrayList<CustomerReading>();
        all.add(Fixture.withMonths(school(), "A3-FACULTY", "A3 for faculty", 240, 110));
        all.add(dental());
        all.add(optician());
        var rest = new Rest(380, 341, 306, 256, 246, 227);
        for (int i = 20; i < 45; i++) {
            all.add(rest.next(i, 45 - i));
        }
        all.add(with(customer("C-13", List.of(offer("e3", "E3", seats(64, 64, 61))),
                Optional.of(new Renewal(day("2027-02-02"), Renewal.Outcome.RENEWS, false, Optional.of(64L),
                        Optional.of(64L), 0)),
                Standing.IN_ACTIVE_USE), List.of(),
                List.of(reading("7Q-1902", Optional.of("C-13"),
                        order(OrderState.Status.PROVISIONING, Optional.empty(), Optional.empty(), Optional.empty(),
                                new OrderLine("E3", 64, Optional.empty())),
                        Phase.IN_USE_NOT_CLOSED, Optional.of(moves().get(4)))),
                List.of()));
        all.add(new CustomerReading("C-14", Optional.of(Fixture.customer("t-C-14")), SeatsByOffer.NOTHING,
                CustomerHoldings.NONE, Optional.empty(), Standing.UNKNOWN, List.of(), Timeline.NONE));
        all.add(new CustomerReading("C-15", Optional.empty(), SeatsByOffer.NOTHING, CustomerHoldings.NONE,
                Optional.empty(), Standing.NO_SEATS, List.of(), Timeline.NONE));
        return List.copyOf(all);
    }

    private static CustomerReading school() {
        var a3 = subscription(SubscriptionState.Status.ACTIVE, "A3-FACULTY", Optional.of(240L), false,
                Optional.of(day("2026-12-04")),
                Optional.of(true));
        return with(customer("C-10", List.of(offer("a3", "A3 for faculty", seats(240, 163, 110))),
                Optional.of(new Renewal(day("2026-12-04"), Renewal.Outcome.RENEWS, false, Optional.of(240L),
                        Optional.of(240L), 0)),
                Standing.ORDER_STUCK),
                List.of(reading("8c1f-10", "C-10", a3, "A3 for faculty", 31,
                        moment("2026-11-18", "2026-11-21", "e-9",
                                new SubscriptionFact.QuantityChanged(Optional.of(220L), 240, Optional.empty())),
                        moment("2026-03-02", "2026-03-02", "e-2", new SubscriptionFact.Activated()),
                        moment("2026-03-01", "2026-03-01", "e-1",
                                new SubscriptionFact.Created("A3-FACULTY", 220, Optional.of("7Q-1001"),
                                        Optional.empty(),
                                        Optional.of(day("2026-12-04")), Optional.of(true), Optional.empty())))),
                List.of(reading("7Q-2231", Optional.of("C-10"),
                        order(OrderState.Status.ACTION_REQUIRED, Optional.empty(), Optional.empty(), Optional.empty(),
                                new OrderLine("A3-FACULTY", 120, Optional.empty())),
                        Phase.STUCK, Optional.of(moves().get(1)),
                        moment("2026-11-19", "2026-11-19", "o-2", new OrderFact.ActionRequired(Optional.empty())),
                        moment("2026-11-09", "2026-11-09", "o-1",
                                new OrderFact.Submitted(List.of(new OrderLine("A3-FACULTY", 120, Optional.empty())),
                                        Optional.empty(),
                                        Optional.empty(), Optional.empty()))),
                        reading("7Q-1001", Optional.of("C-10"),
                                order(OrderState.Status.FULFILLED, Optional.empty(), Optional.empty(),
                                        Optional.of(at("2026-03-02")),
                                        new OrderLine("A3-FACULTY", 220, Optional.empty())),
                                Phase.FULFILLED, Optional.empty())),
                List.of());
    }

    private static CustomerReading dental() {
        var state = subscription(SubscriptionState.Status.ACTIVE, "BP-1Y", Optional.of(180L), false,
                Optional.of(day("2027-03-14")),
                Optional.of(false));
        SubscriptionReading plain = reading("8c1f-22", "C-11", state, PREMIUM, 0,
                moment("2026-11-20", "2026-11-20", "e-31", new SystemFact.Touch("subscription-updated")));
        var disputed = new SubscriptionReading(plain.told(), plain.offer(), plain.outcome(),
                Optional.of(new DisputedValue(plain.subject(), "seats", "45", "40", at("2026-11-19"), "seats")));
        return with(customer("C-11", List.of(offer("premium", PREMIUM, seats(180, 150, 96))),
                Optional.of(new Renewal(day("2027-03-14"), Renewal.Outcome.ENDS, false, Optional.of(180L),
                        Optional.of(180L), 0)),
                Standing.ORDER_LATE),
                List.of(disputed),
                List.of(reading("7Q-2210", Optional.of("C-11"),
                        order(OrderState.Status.ON_HOLD,
                                Optional.of(new Reason("PO_MISSING",
                                        Optional.of("The customer's purchase order is missing"))),
                                Optional.empty(), Optional.empty(), new OrderLine("BP-1Y", 45, Optional.empty())),
                        Phase.STUCK, Optional.of(moves().get(0))),
                        reading("7Q-2300", Optional.of("C-11"),
                                order(OrderState.Status.SUBMITTED, Optional.empty(), Optional.of(day("2026-12-01")),
                                        Optional.empty(),
                                        new OrderLine("BP-1Y", 5, Optional.empty())),
                                Phase.SCHEDULED, Optional.empty()),
                        reading("7Q-1400", Optional.of("C-11"),
                                order(OrderState.Status.CANCELLED, Optional.of(Reason.of("duplicate")),
                                        Optional.empty(), Optional.empty(),
                                        new OrderLine("BP-1Y", 180, Optional.empty())),
                                Phase.CANCELLED, Optional.empty())),
                List.of());
    }

    private static CustomerReading optician() {
        var state = subscription(SubscriptionState.Status.ACTIVE, "COPILOT", Optional.of(120L), false,
                Optional.of(day("2027-11-08")),
                Optional.empty());
        var path = new MilestonePath(new Subject(Kind.SUBSCRIPTION, "8c1f-12"), Optional.of("C-12"), "Copilot",
                "copilot/2",
                List.of(step("provisioned", "Provisioned", Status.DONE, true, "2026-11-09", 0, "2026-11-09", false,
                        Side.DISTRIBUTOR),
                        step("first_assigned", "First seat assigned", Status.DONE, true, "2026-11-17", 6, "2026-11-20",
                                false, Side.PARTNER),
                        step("first_active", "First seat active", Status.NEXT, true, "", 0, "2026-12-02", false,
                                Side.CUSTOMER),
                        step("champions", "Champions trained", Status.TODO, false, "", 0, "2026-12-16", false,
                                Side.PARTNER),
                        step("active_40", "40 % of seats active", Status.TODO, true, "", 0, "2027-01-30", false,
                                Side.PARTNER)),
                Optional.of("Solveig Consulting"), Optional.of(at("2026-11-20")));
        var late = new MilestonePath(new Subject(Kind.SUBSCRIPTION, "8c1f-13"), Optional.of("C-12"),
                "Copilot for sales", "copilot/2",
                List.of(step("provisioned", "Provisioned", Status.DONE, true, "2026-10-02", 0, "2026-10-02", false,
                        Side.DISTRIBUTOR),
                        step("first_assigned", "First seat assigned", Status.NEXT, true, "", 0, "2026-10-20", true,
                                Side.PARTNER),
                        step("first_active", "First seat active", Status.TODO, true, "", 0, "2026-11-02", false,
                                Side.CUSTOMER)),
                Optional.empty(), Optional.of(at("2026-11-20")));
        return with(customer("C-12", List.of(offer("copilot", "Copilot", seats(120, 48, 12))),
                Optional.of(new Renewal(day("2026-11-30"), Renewal.Outcome.NOT_TOLD, true, Optional.of(10L),
                        Optional.empty(), 0)),
                Standing.MILESTONE_LATE),
                List.of(reading("8c1f-12", "C-12", state, "Copilot", 0)),
                List.of(reading("7Q-2198", Optional.of("C-12"),
                        order(OrderState.Status.ON_HOLD, Optional.of(Reason.of("credit_hold")), Optional.empty(),
                                Optional.empty(),
                                new OrderLine("COPILOT", 30, Optional.empty())),
                        Phase.OPEN, Optional.of(moves().get(3))),
                        reading("7Q-2100", Optional.of("C-12"),
                                order(OrderState.Status.FAILED, Optional.of(Reason.of("900400")), Optional.empty(),
                                        Optional.empty(),
                                        new OrderLine("COPILOT", 120, Optional.empty())),
                                Phase.FAILED, Optional.empty())),
                List.of(path, late));
    }

    /// Shares out what is left of two offers, so that customers add up to the account.
    private static final class Rest {
        private final long[] left;

        Rest(long... left) {
            this.left = left;
        }

        CustomerReading next(int i, int among) {
            var part = new long[6];
            for (int k = 0; k < 6; k++) {
                part[k] = left[k] / among;
                left[k] -= part[k];
            }
            return customer("C-" + i,
                    List.of(offer("premium", PREMIUM, seats(part[0], part[1], part[2])),
                            offer("e3", "E3", seats(part[3], part[4], part[5]))),
                    Optional.of(new Renewal(day("2027-05-01").plusDays(i), Renewal.Outcome.RENEWS, false,
                            Optional.of(part[0] + part[3]), Optional.of(0L), 0)),
                    Standing.IN_ACTIVE_USE);
        }
    }
}
