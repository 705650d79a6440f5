package dev.lightup.domain.reading;

import dev.lightup.domain.reading.CustomerReading.Renewal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The coming ends of terms, and the idle seats that money is committed for again.
final class Renewals {
    private final Map<SkuKey, SkuSeats> seats;
    private final SortedMap<LocalDate, List<Sold>> coming = new TreeMap<>();

    /// @param subscriptions of one customer, or of the whole account
    Renewals(Collection<Sold> subscriptions, Map<SkuKey, SkuSeats> seats, Now now) {
        this.seats = seats;
        for (Sold subscription : subscriptions) {
            if (subscription.status().isPaid()) {
                subscription.ends()
                        .filter(day -> !now.over(day))
                        .ifPresent(day -> coming.computeIfAbsent(day, _ -> new ArrayList<>()).add(subscription));
            }
        }
    }

    /// The next day on which a term or a trial ends.
    Optional<Renewal> next() {
        return coming.entrySet()
                .stream()
                .findFirst()
                .map(e -> new Renewal(e.getKey(), renews(e.getValue()),
                        e.getValue().stream().allMatch(Sold::isTrial), idle(e.getValue())));
    }

    private static Optional<Boolean> renews(List<Sold> ending) {
        List<Boolean> told = ending.stream().flatMap(s -> s.state().autorenew().stream()).toList();
        if (told.contains(true)) {
            return Optional.of(true);
        }
        return told.size() == ending.size() ? Optional.of(false) : Optional.empty();
    }

    /// Idle seats that renew on a day.
    record IdleAt(LocalDate day, long idle) {}

    /// The first coming day on which idle seats renew: paid ones that are not set to end.
    Optional<IdleAt> firstIdle() {
        for (Map.Entry<LocalDate, List<Sold>> entry : coming.entrySet()) {
            long idle = idle(entry.getValue()
                    .stream()
                    .filter(s -> s.isPaid() && s.state().autorenew().orElse(true))
                    .toList()).orElse(0L);
            if (idle > 0) {
                return Optional.of(new IdleAt(entry.getKey(), idle));
            }
        }
        return Optional.empty();
    }

    /// Of each SKU the lesser of its idle seats and the seats whose term ends; absent where nobody reports use.
    private Optional<Long> idle(List<Sold> ending) {
        Map<SkuKey, Long> terms = new HashMap<>();
        ending.forEach(s -> s.sold().ifPresent(n -> terms.merge(s.key(), n, Long::sum)));
        return terms.entrySet().stream().flatMap(t -> idle(t.getKey(), t.getValue()).stream()).reduce(Long::sum);
    }

    private Optional<Long> idle(SkuKey key, long ending) {
        return Optional.ofNullable(seats.get(key))
                .flatMap(s -> s.seats().idle())
                .map(i -> Math.min(i, ending));
    }
}
