package dev.lightup.local.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// One lane of a shard: what waits for its next batch, and whether one is with the function. Not for concurrent use.
final class ShardLane {
    /// Items of one invocation together, in bytes; as JSON they stay below Lambda's 6 MB.
    private static final long LARGEST_BATCH = 4L * 1024 * 1024;

    private final StreamSubscription subscription;
    private final Deque<StreamEvent> waiting = new ArrayDeque<>();
    private boolean busy;
    private long waitingSince;

    ShardLane(StreamSubscription subscription) {
        this.subscription = subscription;
    }

    void add(StreamEvent event, long now) {
        if (waiting.isEmpty()) {
            waitingSince = now;
        }
        waiting.addLast(event);
    }

    /// Whether a batch can go out: none is out, and the next is full or has waited for its window.
    ///
    /// @param hurry whether a batch goes out without waiting to fill
    boolean isDue(boolean hurry, long now) {
        return !busy && !waiting.isEmpty()
                && (hurry || waiting.size() >= subscription.batchSize()
                        || now - waitingSince >= subscription.window().toNanos());
    }

    /// Takes the first of the waiting, as many as one invocation takes by count and by size; at least one. The lane is busy until that
    /// batch is {@link #settled} or {@link #giveBack given back}.
    List<StreamEvent> take(long now) {
        var batch = new ArrayList<StreamEvent>();
        long bytes = 0;
        do {
            StreamEvent event = waiting.removeFirst();
            bytes += event.bytes();
            batch.add(event);
        } while (!waiting.isEmpty() && batch.size() < subscription.batchSize()
                && bytes + waiting.getFirst().bytes() <= LARGEST_BATCH);
        busy = true;
        waitingSince = now;
        return batch;
    }

    void settled() {
        busy = false;
    }

    /// The batch is not settled: it is the next again.
    void giveBack(List<StreamEvent> batch) {
        batch.reversed().forEach(waiting::addFirst);
        busy = false;
    }
}
