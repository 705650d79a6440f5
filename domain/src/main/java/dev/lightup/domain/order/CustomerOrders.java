package dev.lightup.domain.order;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.seats.SubscriptionSeats;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// An account's orders by whose they are.
final class CustomerOrders {
    private final Map<Subject, OrderLot> bySubject = new HashMap<>();
    private final SortedMap<String, List<OrderLot>> byCustomer = new TreeMap<>();
    /// Those of which nobody named the customer, by the subscriptions that their lines name.
    private final Map<String, List<OrderLot>> byLine = new HashMap<>();

    CustomerOrders(Collection<OrderLot> orders) {
        for (OrderLot order : orders) {
            bySubject.put(order.item().subject(), order);
            order.item()
                    .customer()
                    .ifPresentOrElse(id -> byCustomer.computeIfAbsent(id, _ -> new ArrayList<>()).add(order),
                            () -> order.lines()
                                    .stream()
                                    .flatMap(line -> line.subscription().stream())
                                    .forEach(id -> byLine.computeIfAbsent(id, _ -> new ArrayList<>()).add(order)));
        }
    }

    /// The customers that orders name.
    SortedSet<String> customers() {
        return new TreeSet<>(byCustomer.keySet());
    }

    /// The orders that a customer's seats may come from: its own, those that its subscriptions name, whosever they are, and those of nobody
    /// that name its subscriptions. By subject.
    List<OrderLot> near(String customer, Collection<SubscriptionSeats> subscriptions) {
        SortedMap<Subject, OrderLot> near = new TreeMap<>();
        byCustomer.getOrDefault(customer, List.of()).forEach(order -> near.put(order.item().subject(), order));
        for (SubscriptionSeats subscription : subscriptions) {
            subscription.namesOrder()
                    .flatMap(named -> Optional.ofNullable(bySubject.get(named)))
                    .ifPresent(order -> near.put(order.item().subject(), order));
            byLine.getOrDefault(subscription.id(), List.of()).forEach(order -> near.put(order.item().subject(), order));
        }
        return List.copyOf(near.values());
    }
}
