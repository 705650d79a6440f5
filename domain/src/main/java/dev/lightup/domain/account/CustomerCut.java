package dev.lightup.domain.account;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.seats.SubscriptionSeats;
import dev.lightup.domain.state.EscalationState;
import dev.lightup.domain.state.SubscriptionState;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the pages of some customers rest on, of all that their account holds: their own slices, those that name no customer (the partner, the
/// feeds, what was told of nobody), and the subjects that theirs name. Read from these alone a customer reads as in the whole account.
public final class CustomerCut {
    private CustomerCut() {}

    /// Whether a slice is one of these customers' own.
    public static boolean isOf(HeldSlice held, Set<String> customers) {
        return held.customer().filter(customers::contains).isPresent();
    }

    /// The subjects that these slices name, whosever they are: the orders of subscriptions and those that escalations are about, the milestones
    /// that are told of subscriptions.
    public static Set<Subject> named(Collection<HeldSlice> own) {
        Set<Subject> named = new TreeSet<>();
        own.stream().flatMap(CustomerCut::namedBy).forEach(named::add);
        return named;
    }

    private static Stream<Subject> namedBy(HeldSlice held) {
        return switch (held.slice().state()) {
            case SubscriptionState state -> Stream.concat(
                    SubscriptionSeats.orderOf(state).stream(),
                    Stream.of(new Subject(Subject.Kind.MILESTONE, held.subject().id())));
            case EscalationState state -> state.about()
                    .flatMap(Subject::parse)
                    .filter(about -> about.kind() == Subject.Kind.ORDER)
                    .stream();
            default -> Stream.empty();
        };
    }
}
