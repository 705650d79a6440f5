package dev.lightup.site.account;

import dev.lightup.domain.account.AccountFrame;
import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.CustomerReading;
import dev.lightup.domain.metric.Metric;
import dev.lightup.domain.reading.DisputedValue;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.state.CustomerState;
import dev.lightup.domain.waiting.Move;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.parts.CustomerRow;
import dev.lightup.site.parts.DisputesView;
import dev.lightup.site.parts.FootView;
import dev.lightup.site.parts.MovesView;
import dev.lightup.site.parts.OrderRow;
import dev.lightup.site.parts.PageFrame;
import dev.lightup.site.parts.PathView;
import dev.lightup.site.parts.SeatsSection;
import dev.lightup.site.parts.SeatsView;
import dev.lightup.site.parts.SubscriptionRow;
import dev.lightup.site.parts.TrendView;
import dev.lightup.site.parts.VerdictWords;
import dev.lightup.site.parts.WholeBar;
import dev.lightup.site.timeline.TimelineView;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.DisplayDays;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.RelativeLinks;
import dev.lightup.site.words.StateTag;
import dev.lightup.site.words.StateWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A customer of an account: seats, subscriptions, paths, orders, what happened.
public record CustomerView(
        PageFrame frame,
        Profile who,
        SeatsSection seats,
        Optional<MovesView> moves,
        Use use,
        Tables tables,
        Optional<TimelineView> timeline,
        FootView foot) {
    /// Who the customer is, and how it stands.
    ///
    /// @param lead its seats in a sentence
    /// @param next the next day that costs money
    public record Profile(
            String name,
            String lead,
            StateTag state,
            Optional<CustomerRow.Next> next,
            List<Fact> facts) {}

    /// The way to active use, and how much of it there was month by month.
    public record Use(List<PathView> paths, List<TrendView> trends) {}

    /// What the customer has, row by row.
    public record Tables(List<SubscriptionRow> subscriptions, List<OrderRow> orders, Files files) {}

    /// Something that is known of the customer.
    public record Fact(String name, String value) {}

    /// The account's tables as files; the customer's lines are among them.
    ///
    /// @param attributed the way to how seats in use are given to orders
    public record Files(String subscriptions, String orders, String milestones, String attributed) {}

    /// The page of that customer.
    ///
    /// @param reading of the account, or of what the customer's page rests on
    /// @param frame what is the whole account's
    public static CustomerView of(
            CustomerReading customer,
            AccountReading reading,
            AccountFrame frame,
            AccountNames cast,
            PageFrame.Assets assets) {
        RelativeLinks place = RelativeLinks.of(UnitKind.ACCOUNT, 2);
        return new CustomerView(
                PageFrame.account(cast, place, assets, EnglishText.name(cast.shown(customer.id())), "",
                        new PageFrame.Has(true, frame.orders())),
                new Profile(cast.customer(customer.id()), lead(customer), StateWords.standing(customer.standing()),
                        customer.renewal().map(r -> CustomerRow.next(r, cast.days())), facts(customer, cast)),
                seats(customer, cast, place), moves(customer, reading, cast, place),
                new Use(customer.holdings().paths().stream().map(p -> PathView.of(p, cast, place)).toList(),
                        customer.months().stream().map(m -> TrendView.of(m, cast.days(), place)).toList()),
                new Tables(customer.holdings().subscriptions().stream().map(s -> SubscriptionRow.of(s, cast)).toList(),
                        customer.holdings().orders().stream().map(o -> OrderRow.of(o, cast, place)).toList(),
                        new Files(place.home() + "subscriptions.csv", place.home() + "orders.csv",
                                place.home() + "milestones.csv", place.definition(Metric.ORDER_SEATS_IN_USE))),
                TimelineView.of(customer, cast), FootView.plain(cast.days(), place));
    }

    private static SeatsSection seats(CustomerReading customer, AccountNames cast, RelativeLinks place) {
        return new SeatsSection(
                WholeBar.of("All seats of " + EnglishText.name(cast.customer(customer.id())), customer.seats().total(),
                        place),
                disputes(customer, cast, place),
                SeatsView.of(customer.seats(), cast.days(), place));
    }

    private static Optional<DisputesView> disputes(CustomerReading customer, AccountNames cast, RelativeLinks place) {
        List<DisputedValue> own = customer.holdings()
                .subscriptions()
                .stream()
                .flatMap(s -> s.dispute().stream())
                .toList();
        return DisputesView.of(own, List.of(customer), true, cast, place);
    }

    private static Optional<MovesView> moves(
            CustomerReading customer,
            AccountReading reading,
            AccountNames cast,
            RelativeLinks place) {
        List<Move> moves = reading.agenda().movesOf(customer.id());
        return moves.isEmpty() ? Optional.empty() : Optional.of(MovesView.of(moves, moves.size(), true, cast, place));
    }

    private static String lead(CustomerReading customer) {
        Seats seats = customer.seats().total();
        boolean told = seats.sold().isPresent() || seats.active().isPresent();
        return told ? VerdictWords.told(seats) : "Seats were not told.";
    }

    private static List<Fact> facts(CustomerReading customer, AccountNames cast) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Id at " + cast.d(), customer.id()));
        customer.state().ifPresent(state -> {
            state.country().ifPresent(c -> facts.add(new Fact("Country", c)));
            state.segment().ifPresent(s -> facts.add(new Fact("Segment", s)));
            facts.add(new Fact("Reseller link", state.linked() ? "accepted" : EnglishText.NOT_TOLD));
            facts.add(new Fact("Customer agreement",
                    state.agreement().map(at -> "accepted on " + cast.days().text(at)).orElse(EnglishText.NOT_TOLD)));
            facts.add(new Fact("Admin relationship", relationship(state, cast.days())));
        });
        return List.copyOf(facts);
    }

    private static String relationship(CustomerState state, DisplayDays days) {
        String since = state.gdapSince().map(at -> " since " + days.text(at)).orElse("");
        return switch (state.gdap()) {
            case NONE -> EnglishText.NOT_TOLD;
            case REQUESTED -> "requested" + since;
            case APPROVED ->
                "approved" + since + state.gdapExpires().map(day -> ", until " + days.text(day)).orElse("");
            case EXPIRED -> "expired" + since;
            case TERMINATED -> "ended" + since;
        };
    }
}
