package dev.lightup.functions.sweep;

import dev.lightup.functions.apply.AppliedCheck;
import dev.lightup.functions.apply.ImportRequests;
import dev.lightup.functions.apply.RawEventApplier;
import dev.lightup.functions.apply.SubjectFolding;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.invoke.PublishRequests;
import dev.lightup.ledger.key.RawKey;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Brings in what the streams missed: one run looks at every shard. What is due is told first, before any work that may fail or take
/// long; what failed before comes last. Each shard goes by itself. Runs may overlap and may be cut off at any point. Thread-safe.
public final class ShardSweeper {
    private static final System.Logger LOG = System.getLogger(ShardSweeper.class.getName());

    private final Ledger ledger;
    private final RawEventApplier applying;
    private final AppliedCheck look;
    private final SubjectFolding folding;
    private final PublishRequests publishing;
    private final ImportRequests imports;
    private final InstantSource clock;
    private final SweepMemory<RawKey> settled = new SweepMemory<>();

    public ShardSweeper(
            Ledger ledger,
            RawEventApplier applying,
            AppliedCheck look,
            SubjectFolding folding,
            PublishRequests publishing,
            ImportRequests imports,
            InstantSource clock) {
        this.ledger = ledger;
        this.applying = applying;
        this.look = look;
        this.folding = folding;
        this.publishing = publishing;
        this.imports = imports;
        this.clock = clock;
    }

    /// Sweeps once.
    ///
    /// @param inTime whether there is time to go on; what is left is for the next run
    public SweepReport run(BooleanSupplier inTime) {
        Instant now = clock.instant();
        UnitsToPublish dirty = new UnitsToPublish(ledger.heads());
        var round = new SweepRound(ledger, applying, look, folding, now, dirty, new SweepCounts(),
                new ParkedTally());
        var handOver = new HandOver(publishing, dirty);
        // shards take turns at being first, so that a run without enough time does not always leave the same ones
        int first = (int) (now.getEpochSecond() / 60 % RawKey.SHARDS);
        List<ShardSweep> shards = IntStream.range(first, first + RawKey.SHARDS)
                .mapToObj(shard -> new ShardSweep(round, shard % RawKey.SHARDS, settled))
                .toList();
        each(shards, round, shard -> ledger.sweeps().due(shard, now).forEach(due -> dirty.due(due.unit())));
        handOver.tell();
        for (ShardSweep shard : shards) {
            apart(shard, round, one -> one.events(inTime));
            // at once: the next shard may take all the time that is left
            handOver.tell();
        }
        // after the events: a flood of announcements keeps nobody's from being swept
        var files = new ImportSweep(round, imports);
        each(shards, round, shard -> files.of(shard, inTime));
        handOver.tell();
        each(shards, round, shard -> new RefoldSweep(round).run(shard, inTime));
        handOver.tell();
        shards.forEach(shard -> apart(shard, round, one -> one.parked(inTime)));
        handOver.tell();
        notices(round);
        return round.counts().report(handOver.end(), round.parked().count());
    }

    /// What the pages say of parked events keeps nothing else from being done.
    private static void notices(SweepRound round) {
        try {
            new NoticeSweep(round).run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, () -> "what is parked could not be noted", e);
        }
    }

    private static void each(List<ShardSweep> shards, SweepRound round, IntConsumer part) {
        shards.forEach(shard -> apart(shard, round, one -> part.accept(one.shard())));
    }

    /// Does a part of a shard's sweep; its trouble is no other's.
    private static void apart(ShardSweep shard, SweepRound round, Consumer<ShardSweep> part) {
        try {
            part.accept(shard);
        } catch (RuntimeException e) {
            round.counts().brokeOff(shard.shard());
            LOG.log(Level.ERROR, () -> "the sweep of shard " + shard.shard() + " broke off", e);
        }
    }
}
