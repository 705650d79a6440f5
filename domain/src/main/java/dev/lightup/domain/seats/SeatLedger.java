package dev.lightup.domain.seats;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// What became of sold seats, and which use no sale covers. Made for one SKU of one customer and only ever added up, so that
/// at every level `sold = in use + idle + not measured`, and what one customer uses too much hides no other one's idle seats; and `active = in use + over + trial + unsold + untold`.
///
/// @param inUse sold seats in use; absent where no SKU has both its sold and its active seats told
/// @param idle sold seats not in use, never below zero; absent where `inUse` is
/// @param unmeasured sold seats of which nobody reports the use: neither in use nor idle
/// @param over active seats beyond the sold ones of a SKU of which some are sold
/// @param trial active seats beyond the sold ones that trial seats of the SKU account for
/// @param unsold active seats of a SKU of which nothing is sold or on trial any more: ended, converted, never licensed
/// @param untold active seats of a SKU of which nobody told how many are sold
/// @param idleAssigned idle seats that are assigned to a person: of each SKU the assigned ones beyond those in use
/// @param idleUnassigned idle seats that are assigned to nobody; what both leave of `idle` are idle seats of which nobody told whether they
/// are assigned
/// @param assignedBeyond assigned seats that no sale covers: of each SKU those beyond the sold ones, all where nothing is sold (any more) or nobody
/// told it; absent where there is none. So `assigned` less these, of what is sold and assigned, is never above `sold`
public record SeatLedger(
        Optional<Long> inUse,
        Optional<Long> idle,
        long unmeasured,
        long over,
        long trial,
        long unsold,
        long untold,
        long idleAssigned,
        long idleUnassigned,
        Optional<Long> assignedBeyond) {
    /// One of whose idle seats nobody told whether they are assigned.
    public SeatLedger(
            Optional<Long> inUse,
            Optional<Long> idle,
            long unmeasured,
            long over,
            long trial,
            long unsold,
            long untold) {
        this(inUse, idle, unmeasured, over, trial, unsold, untold, 0, 0);
    }

    /// One of which no seat is assigned beyond what is sold.
    public SeatLedger(
            Optional<Long> inUse,
            Optional<Long> idle,
            long unmeasured,
            long over,
            long trial,
            long unsold,
            long untold,
            long idleAssigned,
            long idleUnassigned) {
        this(inUse, idle, unmeasured, over, trial, unsold, untold, idleAssigned, idleUnassigned, Optional.empty());
    }

    /// Idle seats of which nobody told whether they are assigned.
    public long idleUntold() {
        return idle.orElse(0L) - idleAssigned - idleUnassigned;
    }

    /// The ledger of one SKU of one customer.
    ///
    /// @param trial how many trial seats it has
    static SeatLedger of(Optional<Long> sold, long trial, Optional<Long> assigned, Optional<Long> active) {
        Optional<Long> beyondSold = assigned.map(n -> n - Math.min(n, sold.orElse(0L))).filter(n -> n > 0);
        if (sold.isEmpty()) {
            return new SeatLedger(Optional.empty(), Optional.empty(), 0, 0, 0, 0, active.orElse(0L), 0, 0,
                    beyondSold);
        }
        long paid = sold.get();
        if (active.isEmpty()) {
            return new SeatLedger(Optional.empty(), Optional.empty(), paid, 0, 0, 0, 0, 0, 0, beyondSold);
        }
        long covered = Math.min(active.get(), paid);
        long onTrial = Math.min(active.get() - covered, trial);
        long beyond = active.get() - covered - onTrial;
        long idle = paid - covered;
        long idleAssigned = Math.clamp(assigned.orElse(0L) - covered, 0, idle);
        return new SeatLedger(Optional.of(covered), Optional.of(idle), 0, paid > 0 ? beyond : 0, onTrial,
                paid > 0 ? 0 : beyond, 0, idleAssigned, assigned.isPresent() ? idle - idleAssigned : 0, beyondSold);
    }

    /// Adds ledgers up, each part for itself.
    static SeatLedger sum(Collection<SeatLedger> parts) {
        return new SeatLedger(told(parts, SeatLedger::inUse), told(parts, SeatLedger::idle),
                all(parts, SeatLedger::unmeasured), all(parts, SeatLedger::over), all(parts, SeatLedger::trial),
                all(parts, SeatLedger::unsold), all(parts, SeatLedger::untold),
                all(parts, SeatLedger::idleAssigned), all(parts, SeatLedger::idleUnassigned),
                told(parts, SeatLedger::assignedBeyond));
    }

    private static Optional<Long> told(Collection<SeatLedger> parts, Function<SeatLedger, Optional<Long>> part) {
        return parts.stream().flatMap(ledger -> part.apply(ledger).stream()).reduce(Long::sum);
    }

    private static long all(Collection<SeatLedger> parts, ToLongFunction<SeatLedger> part) {
        return parts.stream().mapToLong(part).sum();
    }
}
