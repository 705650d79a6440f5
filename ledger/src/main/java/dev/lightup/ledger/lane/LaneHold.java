package dev.lightup.ledger.lane;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A lane while somebody works in it. Used by one thread.
public final class LaneHold {
    private final TenantLanes lanes;
    private final InstantSource clock;
    private final BooleanSupplier inTime;
    private TenantLanes.Lane lane;
    private boolean lost;

    /// @param lanes of which it is one
    /// @param inTime whether there is time for more work
    public LaneHold(TenantLanes lanes, InstantSource clock, TenantLanes.Lane lane, BooleanSupplier inTime) {
        this.lanes = lanes;
        this.clock = clock;
        this.lane = lane;
        this.inTime = inTime;
    }

    /// Whose it is.
    public String tenant() {
        return lane.tenant();
    }

    /// Its number, from 0.
    public int number() {
        return lane.number();
    }

    /// Who works in it, as nobody else is called.
    public String by() {
        return lane.by();
    }

    /// Whether there is time for more work, and the lane is still the caller's.
    public boolean goesOn() {
        if (lost || !inTime.getAsBoolean()) {
            return false;
        }
        Optional<TenantLanes.Lane> held = lanes.stay(lane, clock.instant());
        held.ifPresent(still -> lane = still);
        lost = held.isEmpty();
        return !lost;
    }

    /// Leaves it, unless it is somebody else's by now.
    public void leave() {
        if (!lost) {
            lanes.leave(lane);
        }
    }
}
