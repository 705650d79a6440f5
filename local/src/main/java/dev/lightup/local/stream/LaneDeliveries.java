package dev.lightup.local.stream;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The batches that are with the function, each on a thread of its own. All but those threads is one reader's, who alone touches cursors
/// and lanes: he sends batches out and takes in what has come back.
final class LaneDeliveries {
    private final BatchDelivery delivery;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Queue<Returned> returned = new ConcurrentLinkedQueue<>();
    private int out;

    LaneDeliveries(BatchDelivery delivery) {
        this.delivery = delivery;
    }

    /// A batch that is back.
    ///
    /// @param settled whether it is done or given up
    /// @param failure why nobody can say
    private record Returned(
            ShardCursor cursor,
            ShardLane lane,
            List<StreamEvent> batch,
            boolean settled,
            Optional<RuntimeException> failure) {}

    /// Sends out a batch that was taken from a lane.
    ///
    /// @param wake told when it is back
    void send(ShardCursor cursor, ShardLane lane, List<StreamEvent> batch, Runnable wake) {
        out++;
        Thread thread = Thread.ofVirtual().name("a lane of " + cursor.shard()).unstarted(() -> {
            returned.add(deliver(cursor, lane, batch));
            threads.remove(Thread.currentThread());
            wake.run();
        });
        threads.add(thread);
        thread.start();
    }

    private Returned deliver(ShardCursor cursor, ShardLane lane, List<StreamEvent> batch) {
        try {
            return new Returned(cursor, lane, batch, delivery.deliver(cursor.shard(), batch), Optional.empty());
        } catch (RuntimeException e) {
            return new Returned(cursor, lane, batch, false, Optional.of(e));
        }
    }

    /// Takes in what has come back.
    ///
    /// @return whether that was anything
    /// @throws RuntimeException the first failure, when all is taken in; what failed waits in its lane again
    boolean collect() {
        @Nullable
        RuntimeException failure = null;
        boolean any = false;
        for (Returned next = returned.poll(); next != null; next = returned.poll()) {
            any = true;
            out--;
            if (next.settled()) {
                next.lane().settled();
                next.cursor().settle(next.batch());
            } else {
                next.lane().giveBack(next.batch());
            }
            failure = failure == null ? next.failure().orElse(null) : failure;
        }
        if (failure != null) {
            throw failure;
        }
        return any;
    }

    /// Whether any batch is with the function, or back and not taken in.
    boolean any() {
        return out > 0;
    }

    /// Waits until no batch is with the function; ends them when the waiting thread is interrupted.
    void join() {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException _) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
    }
}
