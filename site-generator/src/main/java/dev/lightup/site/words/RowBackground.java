package dev.lightup.site.words;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.order.OrderReading;
import dev.lightup.domain.seats.Renewal;
import dev.lightup.domain.seats.SubscriptionReading;
import dev.lightup.domain.waiting.MoveSummary;
import dev.lightup.domain.programme.OperatorNotice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an account's own pages know beside a thing that waits: when its order was submitted, by which reference, and how its subscription
/// ends; and what the operator has to say. The level above holds of it only when the account was opened to its partner.
public record RowBackground(
        Map<Subject, OrderReading> orders,
        Map<String, SubscriptionReading> subscriptions,
        Optional<Instant> opened,
        Optional<String> notice) {
    /// What marks a thing that has waited since before the opening.
    public static final String FROM_BEFORE = "from before the opening";

    /// What is known of an account without its subjects.
    public static RowBackground of(Optional<Instant> opened) {
        return new RowBackground(Map.of(), Map.of(), opened, Optional.empty());
    }

    static RowBackground of(AccountReading reading) {
        var orders = new HashMap<Subject, OrderReading>();
        reading.orders().all().forEach(o -> orders.put(o.subject(), o));
        var subscriptions = new HashMap<String, SubscriptionReading>();
        reading.customers()
                .stream()
                .map(c -> c.holdings().subscriptions())
                .flatMap(List::stream)
                .forEach(s -> subscriptions.put(s.subject().id(), s));
        return new RowBackground(Map.copyOf(orders), Map.copyOf(subscriptions), reading.partner().opened(),
                reading.basis().distributor().notice().map(OperatorNotice::text));
    }

    /// Whether it waits since before the account was opened to its partner.
    public boolean isFromBefore(MoveSummary need) {
        return opened.filter(need::isFromBefore).isPresent();
    }

    /// `from before the opening`; `submitted 18 Nov`, `reference PO-3994` of the order that waits, or that an escalation is about.
    public List<String> facts(MoveSummary need, DisplayDays days) {
        var facts = new ArrayList<String>();
        if (isFromBefore(need)) {
            facts.add(FROM_BEFORE);
        }
        switch (need.kind()) {
            case ORDER, ESCALATION -> Optional.ofNullable(orders.get(ActionTitles.place(need))).ifPresent(order -> {
                order.told().submitted().ifPresent(at -> facts.add("submitted " + days.text(at)));
                order.state().reference().ifPresent(r -> facts.add("reference " + EnglishText.name(r)));
            });
            case MILESTONE, REQUIREMENT, REPORT -> {}
        }
        return List.copyOf(facts);
    }

    /// That the order which an escalation is about is no longer open.
    Optional<String> closed(MoveSummary need) {
        return Optional.ofNullable(orders.get(ActionTitles.place(need))).flatMap(order -> switch (order.phase()) {
            case FULFILLED -> Optional.of("The order is fulfilled.");
            case FAILED -> Optional.of("The order failed.");
            case CANCELLED -> Optional.of("The order is cancelled.");
            case SCHEDULED, OPEN, STUCK, IN_USE_NOT_CLOSED -> Optional.empty();
        });
    }

    /// What becomes of a step's subscription, where it does not simply go on.
    Optional<String> term(MoveSummary need, DisplayDays days) {
        return Optional.ofNullable(subscriptions.get(need.about().id()))
                .flatMap(s -> s.told().ends().flatMap(day -> term(s.outcome(), days.text(day))));
    }

    private static Optional<String> term(Renewal.Outcome outcome, String day) {
        return switch (outcome) {
            case ENDS -> Optional.of("The subscription is set not to renew on " + day + ".");
            case BRIDGE -> Optional.of("The subscription goes on as a paid bridge after " + day + ".");
            case RENEWS, NOT_TOLD, MIXED -> Optional.empty();
        };
    }
}
