package dev.lightup.local.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One subscription at work: reads every shard in the order of their lineage, a parent to its end before its children, shares out to the
/// lanes what the filters let through, and keeps its place after the function has answered. Each lane goes on by itself: one that is slow
/// holds only the records of its own keys, and the place that is kept. What was not answered is delivered again after a restart.
/// Not for concurrent use.
final class ShardConsumer {
    private final StreamSubscription subscription;
    private final StreamShards shards;
    private final StreamCheckpoints checkpoints;
    private final LaneDeliveries deliveries;
    private final Map<String, ShardCursor> cursors = new LinkedHashMap<>();
    private Map<String, Optional<String>> parents = Map.of();
    private boolean unsure;

    /// What a look at the shards came to.
    enum Pass {
        /// Something was read, sent out or settled: there may be more at once.
        MOVED,
        /// Nothing was, and batches are with the function.
        BUSY,
        /// All is settled that was written before, if batches did not wait to fill.
        IDLE
    }

    ShardConsumer(
            StreamSubscription subscription,
            StreamShards shards,
            StreamCheckpoints checkpoints,
            BatchDelivery delivery) {
        this.subscription = subscription;
        this.shards = shards;
        this.checkpoints = checkpoints;
        this.deliveries = new LaneDeliveries(delivery);
    }

    String function() {
        return subscription.function();
    }

    /// Reads each shard that is ready once, and sends out what is due.
    ///
    /// @param flush whether batches go out without waiting to fill
    /// @param wake told when a batch is back
    Pass pass(boolean flush, Runnable wake) {
        if (flush || unsure || cursors.values().stream().allMatch(ShardCursor::ended)) {
            refresh();
        }
        // What fails below may fail because the shard is gone: then the next pass looks which shards there are.
        unsure = true;
        boolean moved = deliveries.collect();
        for (ShardCursor cursor : ready()) {
            long now = System.nanoTime();
            moved |= cursor.read(now);
            for (ShardLane lane : cursor.due(flush, now)) {
                deliveries.send(cursor, lane, lane.take(now), wake);
                moved = true;
            }
            moved |= advance(cursor);
            if (cursor.ended()) {
                refresh();
            }
        }
        unsure = false;
        return moved ? Pass.MOVED : deliveries.any() ? Pass.BUSY : Pass.IDLE;
    }

    /// How far it is behind, for the one who reads only.
    StreamLag lag(Optional<String> problem) {
        return new StreamLag(function(), false, cursors.values().stream().mapToLong(ShardCursor::waiting).sum(),
                cursors.values().stream().anyMatch(ShardCursor::isFull),
                cursors.values()
                        .stream()
                        .map(ShardCursor::oldest)
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder()),
                problem);
    }

    /// Waits for the batches that are with the function and keeps how far that came; nothing is sent out any more.
    void finish() {
        deliveries.join();
        try {
            var _ = deliveries.collect();
        } finally {
            cursors.values().forEach(this::advance);
        }
    }

    private boolean advance(ShardCursor cursor) {
        boolean moved = cursor.advance();
        if (moved) {
            save();
        }
        return moved;
    }

    private List<ShardCursor> ready() {
        var ready = new ArrayList<ShardCursor>();
        for (ShardCursor cursor : cursors.values()) {
            Optional<ShardCursor> parent = parents.getOrDefault(cursor.shard(), Optional.empty())
                    .map(cursors::get);
            if (!cursor.ended() && parent.map(ShardCursor::ended).orElse(true)) {
                ready.add(cursor);
            }
        }
        return ready;
    }

    private void refresh() {
        var lineage = new HashMap<String, Optional<String>>();
        shards.list().forEach(shard -> lineage.put(shard.id(), shard.parent()));
        parents = lineage;
        cursors.keySet().retainAll(lineage.keySet());
        Map<String, ShardPosition> kept = cursors.isEmpty() ? checkpoints.load(shards.stream()) : Map.of();
        lineage.keySet()
                .stream()
                .sorted()
                .forEach(shard -> cursors.computeIfAbsent(shard,
                        id -> new ShardCursor(subscription, shards, id,
                                kept.getOrDefault(id, new ShardPosition.Start()))));
    }

    private void save() {
        var positions = new HashMap<String, ShardPosition>();
        cursors.forEach((shard, cursor) -> positions.put(shard, cursor.done()));
        checkpoints.save(shards.stream(), positions);
    }
}
