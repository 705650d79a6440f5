package dev.lightup.site.publish;

import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PublishLeases;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/// What a repair does before and after it publishes.
final class UnitRepair {
    private final PublishLeases heads;
    private final OrphanFolders orphans;
    private final BoundedParallelism lanes;
    private final InstantSource clock;

    UnitRepair(PublishLeases heads, OrphanFolders orphans, BoundedParallelism lanes, InstantSource clock) {
        this.heads = heads;
        this.orphans = orphans;
        this.lanes = lanes;
        this.clock = clock;
    }

    /// Marks units, each due now: whatever becomes of this call, the sweep drives what is marked.
    ///
    /// @return whether the time sufficed for all
    boolean mark(Collection<Unit> units, BooleanSupplier inTime) {
        List<Callable<Boolean>> tasks = units.stream().<Callable<Boolean>>map(unit -> () -> {
            boolean time = inTime.getAsBoolean();
            if (time) {
                heads.repair(unit, clock.instant());
            }
            return time;
        }).toList();
        return !lanes.call(tasks).contains(false);
    }

    /// Removes what is nobody's.
    ///
    /// @param tenants whose folders to look into, unless all are meant
    OrphanFolders.Found orphans(boolean all, Collection<String> tenants, BooleanSupplier inTime) {
        if (all) {
            return orphans.ofAll(inTime);
        }
        return tenants.stream()
                .map(tenant -> orphans.of(tenant, inTime))
                .findFirst()
                .orElse(new OrphanFolders.Found(0, List.of(), List.of(), true));
    }
}
