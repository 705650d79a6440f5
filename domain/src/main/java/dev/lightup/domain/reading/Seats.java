package dev.lightup.domain.reading;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Seat counts side by side. Absent is "not told", never zero.
///
/// @param sold paid seats: active and suspended subscriptions, trials apart
/// @param trial seats of trials, not part of `sold`
/// @param assigned seats assigned to a person
/// @param active seats in use: at least this many, the greatest over workloads
/// @param idle sold less active, added up over the customers' SKUs of which both are told; negative when more are active
/// than sold
/// @param unmeasured sold seats of which nobody reports the use: neither active nor idle
/// @param windowDays the window of "in use", in days; absent where sources differ or do not say
/// @param asOf the oldest as-of among the sources of assigned and active
public record Seats(Optional<Long> sold, long trial, Optional<Long> assigned, Optional<Long> active,
        Optional<Long> idle, long unmeasured, Optional<Integer> windowDays, Optional<Instant> asOf) {
    /// Nothing was told.
    public static final Seats NOTHING = new Seats(Optional.empty(), 0, Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty());

    /// The seats of one SKU of one customer: idle follows from the rest.
    public Seats(Optional<Long> sold, long trial, Optional<Long> assigned, Optional<Long> active,
            Optional<Integer> windowDays, Optional<Instant> asOf) {
        this(sold, trial, assigned, active, sold.flatMap(s -> active.map(a -> s - a)),
                active.isPresent() ? 0 : sold.orElse(0L), windowDays, asOf);
    }

    /// Sold seats of which the use is reported: the denominator of shares.
    public Optional<Long> measured() {
        return sold.filter(_ -> idle.isPresent()).map(s -> s - unmeasured);
    }

    /// Active seats for each hundred sold ones of which the use is reported, rounded half up; above 100 when more are in
    /// use than sold, absent when either is not told or nothing is sold.
    public Optional<Long> activePercent() {
        return measured().filter(m -> m > 0).flatMap(m -> idle.map(i -> percent(m - i, m)));
    }

    /// Assigned seats for each hundred sold ones, rounded half up; above 100 when more are assigned than sold, absent when
    /// either is not told or nothing is sold.
    public Optional<Long> assignedPercent() {
        return sold.filter(s -> s > 0).flatMap(s -> assigned.map(a -> percent(a, s)));
    }

    /// Adds seats up. What is told counts; what nobody tells stays absent.
    public static Seats sum(Collection<Seats> parts) {
        Set<Optional<Integer>> windows = parts.stream()
                .filter(s -> s.active().isPresent())
                .map(Seats::windowDays)
                .collect(Collectors.toSet());
        return new Seats(sum(parts, Seats::sold), parts.stream().mapToLong(Seats::trial).sum(),
                sum(parts, Seats::assigned), sum(parts, Seats::active), sum(parts, Seats::idle),
                parts.stream().mapToLong(Seats::unmeasured).sum(),
                windows.size() == 1 ? windows.iterator().next() : Optional.empty(),
                parts.stream().flatMap(s -> s.asOf().stream()).min(Comparator.naturalOrder()));
    }

    private static Optional<Long> sum(Collection<Seats> parts, Function<Seats, Optional<Long>> part) {
        return parts.stream().flatMap(s -> part.apply(s).stream()).reduce(Long::sum);
    }

    private static long percent(long part, long whole) {
        return Math.floorDiv(200 * part + whole, 2 * whole);
    }
}
