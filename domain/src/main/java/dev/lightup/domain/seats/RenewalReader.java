package dev.lightup.domain.seats;

import dev.lightup.domain.programme.Offer;
import dev.lightup.domain.reading.ProgrammeRules;
import dev.lightup.domain.reading.ReadingClock;
import dev.lightup.domain.reading.SkuKey;
import dev.lightup.domain.seats.Renewal.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The coming ends of terms, and what happens then if nobody acts.
public final class RenewalReader {
    private final ProgrammeRules rules;
    private final Map<SkuKey, SkuSeats> seats;
    private final SortedMap<LocalDate, List<SubscriptionSeats>> coming = new TreeMap<>();

    /// @param subscriptions of one customer, or of the whole account
    public RenewalReader(
            ProgrammeRules rules,
            Collection<SubscriptionSeats> subscriptions,
            Map<SkuKey, SkuSeats> seats,
            ReadingClock now) {
        this.rules = rules;
        this.seats = seats;
        for (SubscriptionSeats subscription : subscriptions) {
            if (subscription.isRunning()) {
                subscription.ends()
                        .filter(day -> !now.over(day))
                        .ifPresent(day -> coming.computeIfAbsent(day, _ -> new ArrayList<>()).add(subscription));
            }
        }
    }

    /// The next day on which a term or a trial ends.
    public Optional<Renewal> next() {
        return coming.entrySet().stream().findFirst().map(e -> renewal(e.getKey(), e.getValue()));
    }

    /// Every coming day on which a term or a trial ends, the next first.
    List<Renewal> all() {
        return coming.entrySet().stream().map(e -> renewal(e.getKey(), e.getValue())).toList();
    }

    /// The first coming day on which a paid term ends that is not set to end: with all that ends then and is not.
    public Optional<Renewal> nextPaid() {
        for (Map.Entry<LocalDate, List<SubscriptionSeats>> entry : coming.entrySet()) {
            List<SubscriptionSeats> paid = entry.getValue()
                    .stream()
                    .filter(s -> s.isPaid() && outcome(s, entry.getKey()) != Outcome.ENDS)
                    .toList();
            if (!paid.isEmpty()) {
                return Optional.of(renewal(entry.getKey(), paid));
            }
        }
        return Optional.empty();
    }

    private Renewal renewal(LocalDate day, List<SubscriptionSeats> ending) {
        Map<SkuKey, Long> sold = new TreeMap<>();
        ending.forEach(s -> s.sold().ifPresent(n -> sold.merge(s.key(), n, Long::sum)));
        Set<Outcome> outcomes = ending.stream().map(s -> outcome(s, day)).collect(Collectors.toSet());
        return new Renewal(day, outcomes.size() == 1 ? outcomes.iterator().next() : Outcome.MIXED,
                ending.stream().allMatch(SubscriptionSeats::isTrial),
                ending.stream().flatMap(s -> s.quantity().stream()).reduce(Long::sum), idle(sold),
                sold.entrySet().stream().mapToLong(t -> unmeasured(t.getKey(), t.getValue())).sum());
    }

    /// What happens to that subscription when its term ends on that day.
    public Outcome outcome(SubscriptionSeats subscription, LocalDate day) {
        return subscription.autorenew().map(renews -> {
            if (renews) {
                return Outcome.RENEWS;
            }
            boolean goesOn = subscription.sku()
                    .flatMap(rules::offer)
                    .flatMap(Offer::bridge)
                    .filter(bridge -> !day.isBefore(bridge.from()))
                    .isPresent();
            return goesOn && subscription.isPaid() ? Outcome.BRIDGE : Outcome.ENDS;
        }).orElse(Outcome.NOT_TOLD);
    }

    /// Of each SKU the lesser of its idle seats and the seats whose term ends; absent where nobody reports use.
    private Optional<Long> idle(Map<SkuKey, Long> terms) {
        return terms.entrySet().stream().flatMap(t -> idle(t.getKey(), t.getValue()).stream()).reduce(Long::sum);
    }

    private Optional<Long> idle(SkuKey key, long ending) {
        return Optional.ofNullable(seats.get(key))
                .flatMap(s -> s.seats().idle())
                .map(i -> Math.min(i, ending));
    }

    private long unmeasured(SkuKey key, long ending) {
        return Optional.ofNullable(seats.get(key)).map(s -> Math.min(s.seats().unmeasured(), ending)).orElse(0L);
    }
}
