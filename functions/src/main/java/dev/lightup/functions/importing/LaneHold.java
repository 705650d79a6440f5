package dev.lightup.functions.importing;

import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.imports.ImportLanes;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A lane while somebody works in it. Used by one thread.
final class LaneHold {
    private final Ledger ledger;
    private final InstantSource clock;
    private final BooleanSupplier inTime;
    private ImportLanes.Lane lane;
    private boolean lost;

    LaneHold(Ledger ledger, InstantSource clock, ImportLanes.Lane lane, BooleanSupplier inTime) {
        this.ledger = ledger;
        this.clock = clock;
        this.lane = lane;
        this.inTime = inTime;
    }

    String tenant() {
        return lane.tenant();
    }

    /// Its number, from 0.
    int number() {
        return lane.number();
    }

    /// Who works in it, as nobody else is called.
    String by() {
        return lane.by();
    }

    /// Whether there is time for another piece, and the lane is still the caller's.
    boolean goesOn() {
        if (lost || !inTime.getAsBoolean()) {
            return false;
        }
        Optional<ImportLanes.Lane> held = ledger.lanes().stay(lane, clock.instant());
        held.ifPresent(still -> lane = still);
        lost = held.isEmpty();
        return !lost;
    }

    void leave() {
        if (!lost) {
            ledger.lanes().leave(lane);
        }
    }
}
