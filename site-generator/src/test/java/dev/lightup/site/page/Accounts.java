package dev.lightup.site.page;

import static dev.lightup.site.page.Fixture.customer;
import static dev.lightup.site.page.Fixture.offer;
import static dev.lightup.site.page.Fixture.seats;

import dev.lightup.domain.account.AccountAgenda;
import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.CustomerReading;
import dev.lightup.domain.account.CustomerReading.Standing;
import dev.lightup.domain.account.DataQuality;
import dev.lightup.domain.account.PartnerReading;
import dev.lightup.domain.account.SenderGrade;
import dev.lightup.domain.account.Verdict;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.Subject.Kind;
import dev.lightup.domain.order.OrderBook;
import dev.lightup.domain.order.OrderCount;
import dev.lightup.domain.order.OrderReading;
import dev.lightup.domain.partner.OnboardingReading;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.CauseRules;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.reading.LastHeard;
import dev.lightup.domain.reading.ReadingBasis;
import dev.lightup.domain.seats.OfferSeats;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.seats.SeatsByOffer;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.domain.waiting.Deadline.Urgency;
import dev.lightup.domain.waiting.Move;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Accounts at the edges: nothing known, nothing to do, very many customers, names that mean harm.
final class Accounts {
    /// What a name should survive: markup, template tags, formulas, direction, pictures, controls, halves of pairs, length.
    static final List<String> HOSTILE = List.of("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
            "{{frame}} {{{picture}}}",
            "=HYPERLINK(\"http://x\",\"y\")", "+47 22 00 00 00", "-1+1", "@SUM(A1)", "شركة النور للتقنية", "שלום בע״מ",
            "\u202Ereversed",
            "👩‍💻 Zoë & Søn 🏔️", "a\u0000b\u001Fc\u0085d", "half \uD83D pair", "ends in half \uD83D",
            "not \uFFFE a \uFDD0 character",
            "comma, \"quote\"\r\nline", "x".repeat(200), "W ".repeat(100).strip(), "' OR 1=1 --", "&amp; &lt; &#x3c;",
            "\t=1");

    private Accounts() {}

    static AccountReading noData() {
        return account(Verdict.Level.NO_DATA, List.of(), Seats.NOTHING, List.of(), List.of(), List.of(),
                OnboardingReading.Stage.UNKNOWN, false);
    }

    static AccountReading calm() {
        var customers = List.of(customer("C-1", List.of(offer("e3", "E3", seats(40, 40, 44))), Optional.empty(),
                Standing.IN_ACTIVE_USE));
        return account(Verdict.Level.CLEAR, List.of(), seats(40, 40, 44), List.of(offer("e3", "E3", seats(40, 40, 44))),
                customers, List.of(),
                OnboardingReading.Stage.ACTIVE_USE, true);
    }

    /// Seats of which nobody reports the use.
    static AccountReading unmeasured() {
        var seats = new Seats(Optional.of(30L), 0, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(Fixture.at("2026-11-20")));
        var offers = List.of(offer("e3", "E3", seats));
        return account(Verdict.Level.CLEAR, List.of(), seats, offers,
                List.of(customer("C-1", offers, Optional.empty(), Standing.UNKNOWN)), List.of(),
                OnboardingReading.Stage.TRANSACTING, true);
    }

    static AccountReading thousand() {
        List<CustomerReading> customers = IntStream.range(0, 1000)
                .mapToObj(i -> customer("C-" + i, List.of(offer("e3", "E3", seats(1100L - i, 1000L - i / 2, i % 500))),
                        Optional.empty(),
                        Standing.PARTLY_IN_USE))
                .toList();
        return account(Verdict.Level.CLEAR, List.of(),
                Fixture.sum(customers.stream().map(c -> c.seats().offers().getFirst()).toList()), List.of(
                        offer("e3", "E3",
                                Fixture.sum(customers.stream().map(c -> c.seats().offers().getFirst()).toList()))),
                customers, List.of(),
                OnboardingReading.Stage.ACTIVE_USE, true);
    }

    /// Thirty customers, an order late at the one with the fewest idle seats.
    static AccountReading lateAmongMany() {
        List<CustomerReading> customers = IntStream.range(0, 30)
                .mapToObj(i -> customer("C-" + i, List.of(offer("e3", "E3", seats(100, 100, 2L * i))),
                        Optional.empty(), i == 29 ? Standing.ORDER_LATE : Standing.PARTLY_IN_USE))
                .toList();
        return account(Verdict.Level.CLEAR, List.of(), seats(3000, 3000, 870), List.of(), customers, List.of(),
                OnboardingReading.Stage.ACTIVE_USE, true);
    }

    static AccountReading hostile() {
        var customers = new ArrayList<CustomerReading>();
        var moves = new ArrayList<Move>();
        var orders = new ArrayList<OrderReading>();
        for (int i = 0; i < HOSTILE.size(); i++) {
            String name = HOSTILE.get(i);
            String id = "C-" + i;
            var subject = new Subject(Kind.ORDER, "o" + i);
            Move move = Fixture.move(Move.Kind.ORDER, subject, name,
                    i % 2 == 0 ? Side.PARTNER : Side.DISTRIBUTOR, Cause.PARTNER_ACTION,
                    Optional.of(new Reason(name, Optional.of(name))), Optional.of(id), Optional.of(3L),
                    Optional.of(name),
                    Fixture.deadline(Urgency.LATE, "2026-11-16", "2026-11-19", 2, Optional.empty()), true);
            moves.add(move);
            OrderReading order = Fixture.reading("o" + i, Optional.of(id),
                    Fixture.order(OrderState.Status.ON_HOLD, Optional.of(Reason.of(name)), Optional.empty(),
                            Optional.empty(),
                            new OrderLine(name, 3, Optional.empty())),
                    OrderReading.Phase.STUCK, Optional.of(move));
            orders.add(order);
            List<OfferSeats> offers = List.of(offer("k" + i, name, seats(10, 5, 12)),
                    offer("l" + i, name, Seats.NOTHING));
            customers.add(Fixture.with(customer(id, offers, Optional.empty(), Standing.ORDER_LATE), List.of(),
                    List.of(order), List.of()));
        }
        return account(Verdict.Level.LATE, moves, seats(10, 5, 12), customers.getFirst().seats().offers(), customers,
                orders,
                OnboardingReading.Stage.TRANSACTING, true);
    }

    static NameResolver names(AccountReading reading) {
        return names(reading, i -> reading.customers().size() == HOSTILE.size()
                ? HOSTILE.get(i)
                : (char) ('A' + i % 26) + "company " + i);
    }

    /// @param naming what the customer in that place is called
    static NameResolver names(AccountReading reading, IntFunction<String> naming) {
        var paths = new HashMap<>(Map.of("tenant:", "n0rdv1kaaaaaaaa2", "account:P-1", "otheraaaaaaaaaa2"));
        var labels = new HashMap<String, String>();
        for (int i = 0; i < reading.customers().size(); i++) {
            String id = reading.customers().get(i).id();
            paths.put("customer:" + id, "k%05daaaaaaaaaa".formatted(i));
            labels.put("t-" + id, naming.apply(i));
        }
        return new NameResolver(paths, labels);
    }

    private static AccountReading account(
            Verdict.Level level,
            List<Move> moves,
            Seats seats,
            List<OfferSeats> offers,
            List<CustomerReading> customers,
            List<OrderReading> orders,
            OnboardingReading.Stage stage,
            boolean heard) {
        return new AccountReading(
                new PartnerReading("P-1", Optional.empty(), new OnboardingReading(stage, List.of()), Optional.empty()),
                new ReadingBasis(Fixture.NOW, Optional.empty(), Fixture.INC, new CauseRules(ReasonCodes.own()),
                        Map.of()),
                new Verdict(level, Brightwater.by(moves, _ -> true),
                        Brightwater.by(moves, m -> m.deadline().urgency() == Deadline.Urgency.LATE), Optional.empty(),
                        Optional.empty()),
                new AccountAgenda(moves, List.of(), List.of(), List.of()), new SeatsByOffer(seats, offers),
                new OrderBook(orders, new OrderCount(orders.size(), orders.size(), 0, 0, 0, 0, 0),
                        heard && !orders.isEmpty() ? Optional.of(Fixture.NOW) : Optional.empty()),
                customers,
                new DataQuality(new LastHeard(heard ? Optional.of(Fixture.NOW) : Optional.empty(), false),
                        heard ? List.of(new SenderGrade("/nordvik/orders", Grade.B, Fixture.NOW)) : List.of(),
                        List.of(), List.of(), orders.isEmpty() ? List.of() : HOSTILE, List.of(), 0));
    }
}
