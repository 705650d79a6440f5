package dev.lightup.domain.account;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.order.OrderLot;
import dev.lightup.domain.reading.DisputedValue;
import dev.lightup.domain.seats.SubscriptionSeats;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.SubscriptionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds where events and the newest snapshot differ. What changed after the snapshot's as-of is no dispute: the snapshot is
/// older.
final class DisputeFinder {
    private DisputeFinder() {}

    static List<DisputedValue> of(SubscriptionSeats subscription) {
        SubscriptionState state = subscription.state();
        List<DisputedValue> result = new ArrayList<>();
        if (state.listed().isEmpty()) {
            return result;
        }
        SubscriptionState.Listed listed = state.listed().get();
        Subject subject = subscription.item().subject();
        boolean told = state.status() != SubscriptionState.Status.UNKNOWN;
        if (subscription.gone()) {
            if (state.status().isPaid()) {
                result.add(new DisputedValue(subject, "status", word(state.status()), "not listed", listed.asOf(),
                        listed.feed()));
            }
            return result;
        }
        boolean statusIsOlder = state.since().filter(s -> s.isAfter(listed.asOf())).isEmpty();
        if (told && state.status().isPaid() && statusIsOlder
                && state.quantityAt().filter(at -> at.isAfter(listed.asOf())).isEmpty()) {
            state.quantity()
                    .flatMap(q -> listed.quantity()
                            .filter(l -> !l.equals(q))
                            .map(l -> new DisputedValue(subject, "seats", q.toString(), l.toString(), listed.since(),
                                    listed.feed())))
                    .ifPresent(result::add);
        }
        if (told && statusIsOlder && listed.mapped() != SubscriptionState.Status.UNKNOWN
                && listed.mapped() != state.status()) {
            result.add(new DisputedValue(subject, "status", word(state.status()),
                    listed.status().orElseGet(() -> word(listed.mapped())), listed.since(), listed.feed()));
        }
        return result;
    }

    /// Orders: exports use coarser words than events, so only open, fulfilled, failed and cancelled are told apart.
    static Optional<DisputedValue> of(OrderLot order) {
        OrderState state = order.state();
        return state.listed()
                .filter(l -> !order.gone() && state.status() != OrderState.Status.UNKNOWN
                        && l.mapped() != OrderState.Status.UNKNOWN && end(l.mapped()) != end(state.status())
                        && state.since().filter(s -> s.isAfter(l.asOf())).isEmpty())
                .map(l -> new DisputedValue(order.item().subject(), "status", word(state.status()), l.status(),
                        l.since(),
                        l.feed()));
    }

    private enum End {
        OPEN,
        FULFILLED,
        FAILED,
        CANCELLED
    }

    private static End end(OrderState.Status status) {
        return switch (status) {
            case FULFILLED -> End.FULFILLED;
            case FAILED -> End.FAILED;
            case CANCELLED -> End.CANCELLED;
            case UNKNOWN, SUBMITTED, ACCEPTED, REVIEW_REQUIRED, ON_HOLD, ACTION_REQUIRED, PROVISIONING,
                    PARTIALLY_FULFILLED ->
                End.OPEN;
        };
    }

    private static String word(Enum<?> status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
