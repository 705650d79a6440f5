package dev.lightup.functions.sweep;

import dev.lightup.functions.apply.Applying;
import dev.lightup.functions.apply.Look;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.RawKey;
import dev.lightup.ledger.UnitKey;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Brings in what the streams missed: one run looks at every shard. Runs may overlap and may be cut off at any point. Thread-safe.
public final class Sweeping {
    private static final System.Logger LOG = System.getLogger(Sweeping.class.getName());

    private final Ledger ledger;
    private final Applying applying;
    private final Look look;
    private final Publishing publishing;
    private final InstantSource clock;
    private final Settled settled = new Settled();

    public Sweeping(Ledger ledger, Applying applying, Look look, Publishing publishing, InstantSource clock) {
        this.ledger = ledger;
        this.applying = applying;
        this.look = look;
        this.publishing = publishing;
        this.clock = clock;
    }

    /// Sweeps once.
    ///
    /// @param inTime whether there is time to go on; what is left is for the next run
    public Report run(BooleanSupplier inTime) {
        Instant now = clock.instant();
        Counts counts = new Counts();
        Dirty dirty = new Dirty(ledger.heads());
        // shards take turns at being first, so that a run without enough time does not always leave the same ones
        int first = (int) (now.getEpochSecond() / 60 % RawKey.SHARDS);
        for (int i = 0; i < RawKey.SHARDS; i++) {
            int shard = (first + i) % RawKey.SHARDS;
            try {
                new ShardSweep(ledger, applying, look, shard, now, settled, dirty, counts).run(inTime);
            } catch (RuntimeException e) {
                counts.brokeOff();
                LOG.log(Level.ERROR, () -> "the sweep of shard " + shard + " broke off", e);
            }
        }
        List<UnitKey> units = dirty.units();
        if (!units.isEmpty()) {
            publishing.run(units);
        }
        return counts.report(units.size());
    }
}
