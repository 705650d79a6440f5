package dev.lightup.domain.seats;

import dev.lightup.domain.reading.ProgrammeRules;
import dev.lightup.domain.reading.ReadingClock;
import dev.lightup.domain.reading.SkuKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A coming day on which terms of one customer end.
///
/// @param customer the customer's id; absent for subscriptions of which nobody named the customer
/// @param renewal the day, what happens then, and how many of the seats stand idle now
public record CustomerRenewal(Optional<String> customer, Renewal renewal) {
    private static final Comparator<CustomerRenewal> NEXT_FIRST = Comparator
            .<CustomerRenewal, LocalDate>comparing(r -> r.renewal().on())
            .thenComparing(Comparator.<CustomerRenewal>comparingLong(r -> r.renewal().idle().orElse(0L)).reversed())
            .thenComparing(r -> r.customer().orElse(""));

    /// All coming ones of an account: the next day first, of a day the most idle seats first.
    public static List<CustomerRenewal> of(
            Collection<SubscriptionSeats> subscriptions,
            Map<SkuKey, SkuSeats> seats,
            ProgrammeRules rules,
            ReadingClock now) {
        Map<String, List<SubscriptionSeats>> byCustomer = new TreeMap<>();
        subscriptions.forEach(
                s -> byCustomer.computeIfAbsent(s.item().customer().orElse(""), _ -> new ArrayList<>()).add(s));
        var all = new ArrayList<CustomerRenewal>();
        byCustomer.forEach((customer, own) -> new RenewalReader(rules, own, seats, now).all()
                .forEach(renewal -> all.add(
                        new CustomerRenewal(Optional.of(customer).filter(c -> !c.isEmpty()), renewal))));
        all.sort(NEXT_FIRST);
        return List.copyOf(all);
    }
}
