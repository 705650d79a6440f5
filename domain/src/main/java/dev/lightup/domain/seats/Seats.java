package dev.lightup.domain.seats;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Seat counts side by side. Absent is "not told", never zero.
///
/// @param sold paid seats: active and suspended subscriptions, trials apart
/// @param trial seats of trials, not part of `sold`
/// @param assigned seats assigned to a person
/// @param active seats in use, sold or not: at least this many, the greatest over workloads
/// @param ledger what became of the sold seats, and the use that no sale covers
/// @param apart seats that are neither sold nor none
/// @param windowDays the window of "in use", in days; absent where sources differ or do not say
/// @param asOf the oldest as-of among the sources of sold, assigned and active of what still counts
public record Seats(
        Optional<Long> sold,
        long trial,
        Optional<Long> assigned,
        Optional<Long> active,
        SeatLedger ledger,
        SeatsApart apart,
        Optional<Integer> windowDays,
        Optional<Instant> asOf) {
    /// Nothing was told.
    public static final Seats NOTHING = new Seats(Optional.empty(), 0, Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty());

    /// The seats of one SKU of one customer: its ledger follows from the rest.
    public Seats(
            Optional<Long> sold,
            long trial,
            Optional<Long> assigned,
            Optional<Long> active,
            Optional<Integer> windowDays,
            Optional<Instant> asOf) {
        this(sold, trial, assigned, active, SeatLedger.of(sold, trial, assigned, active), SeatsApart.NONE, windowDays,
                asOf);
    }

    /// The same with seats apart.
    Seats beside(SeatsApart others) {
        return new Seats(sold, trial, assigned, active, ledger, others, windowDays, asOf);
    }

    /// Sold seats in use.
    public Optional<Long> inUse() {
        return ledger.inUse();
    }

    /// Sold seats not in use.
    public Optional<Long> idle() {
        return ledger.idle();
    }

    /// Sold seats of which nobody reports the use.
    public long unmeasured() {
        return ledger.unmeasured();
    }

    /// Sold seats of which the use is reported: the denominator of shares.
    public Optional<Long> measured() {
        return ledger.inUse().flatMap(used -> ledger.idle().map(idle -> used + idle));
    }

    /// Seats in use for each hundred sold ones of which the use is reported, rounded half up. Use beyond the sale is added
    /// only where no seat is idle: then the share is above 100. Absent when either is not told or nothing is sold.
    public Optional<Long> activePercent() {
        return measured().filter(m -> m > 0)
                .flatMap(m -> inUse().map(used -> percent(used < m ? used : used + ledger.over(), m)));
    }

    /// Adds seats up. What is told counts; what nobody tells stays absent.
    public static Seats sum(Collection<Seats> parts) {
        Set<Optional<Integer>> windows = parts.stream()
                .filter(s -> s.active().isPresent())
                .map(Seats::windowDays)
                .collect(Collectors.toSet());
        return new Seats(sum(parts, Seats::sold), parts.stream().mapToLong(Seats::trial).sum(),
                sum(parts, Seats::assigned), sum(parts, Seats::active),
                SeatLedger.sum(parts.stream().map(Seats::ledger).toList()),
                SeatsApart.sum(parts.stream().map(Seats::apart).toList()),
                windows.size() == 1 ? windows.iterator().next() : Optional.empty(),
                oldest(parts.stream().anyMatch(Seats::counts) ? parts.stream().filter(Seats::counts) : parts.stream()));
    }

    /// Whether something is sold, on trial, stands apart, or is used where nobody told the sale: what has ended does not age a sum.
    private boolean counts() {
        return trial > 0 || !apart.equals(SeatsApart.NONE) || ledger.untold() > 0 || sold.orElse(0L) > 0;
    }

    private static Optional<Instant> oldest(Stream<Seats> parts) {
        return parts.flatMap(s -> s.asOf().stream()).min(Comparator.naturalOrder());
    }

    private static Optional<Long> sum(Collection<Seats> parts, Function<Seats, Optional<Long>> part) {
        return parts.stream().flatMap(s -> part.apply(s).stream()).reduce(Long::sum);
    }

    private static long percent(long part, long whole) {
        return Math.floorDiv(200 * part + whole, 2 * whole);
    }
}
