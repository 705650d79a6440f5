package dev.lightup.local.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One subscription at work: reads every shard in the order of their lineage, a parent to its end before its children, batches what the
/// filters let through, and keeps its place after the function has answered. What was not answered is delivered again after a restart.
/// Not for concurrent use.
final class ShardConsumer {
    private final StreamSubscription subscription;
    private final StreamShards shards;
    private final StreamCheckpoints checkpoints;
    private final BatchDelivery delivery;
    private final Map<String, ShardCursor> cursors = new LinkedHashMap<>();
    private Map<String, Optional<String>> parents = Map.of();
    private boolean unsure;

    ShardConsumer(
            StreamSubscription subscription,
            StreamShards shards,
            StreamCheckpoints checkpoints,
            BatchDelivery delivery) {
        this.subscription = subscription;
        this.shards = shards;
        this.checkpoints = checkpoints;
        this.delivery = delivery;
    }

    String function() {
        return subscription.function();
    }

    /// Reads each shard that is ready once, and delivers what is due.
    ///
    /// @param flush whether batches go out without waiting to fill
    /// @return whether anything was read or delivered; false means that all is settled that had been written before, when flushing
    boolean pass(boolean flush) {
        if (flush || unsure || cursors.values().stream().allMatch(ShardCursor::ended)) {
            refresh();
        }
        // What fails below may fail because the shard is gone: then the next pass looks which shards there are.
        unsure = true;
        boolean moved = false;
        for (ShardCursor cursor : ready()) {
            long now = System.nanoTime();
            boolean read = cursor.read(subscription, now);
            boolean delivered = deliver(cursor, flush || cursor.isDue(subscription, now));
            if (cursor.skip() || delivered) {
                save();
            }
            if (cursor.ended()) {
                refresh();
            }
            moved |= read || delivered;
        }
        unsure = false;
        return moved;
    }

    private boolean deliver(ShardCursor cursor, boolean due) {
        boolean delivered = false;
        while (!cursor.waiting().isEmpty() && (due || cursor.waiting().size() >= subscription.batchSize())) {
            List<StreamEvent> batch = cursor.batch(subscription);
            if (!delivery.deliverInLanes(cursor.shard(), batch)) {
                return delivered;
            }
            cursor.settle(batch.size());
            save();
            delivered = true;
        }
        return delivered;
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
                        id -> new ShardCursor(shards, id, kept.getOrDefault(id, new ShardPosition.Start()))));
    }

    private void save() {
        var positions = new HashMap<String, ShardPosition>();
        cursors.forEach((shard, cursor) -> positions.put(shard, cursor.done()));
        checkpoints.save(shards.stream(), positions);
    }
}
