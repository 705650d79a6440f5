package dev.lightup.local.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

/// One subscription's place in one shard: what has been read and waits for its batch, and what is done. Not for concurrent use.
final class ShardCursor {
    private static final int PAGE = 1_000;
    /// Items of one invocation together, in bytes; as JSON they stay below Lambda's 6 MB.
    private static final long LARGEST_BATCH = 4L * 1024 * 1024;

    private final StreamShards shards;
    private final String shard;
    private final List<StreamEvent> waiting = new ArrayList<>();
    private ShardPosition done;
    private ShardPosition read;
    private Optional<String> iterator = Optional.empty();
    private long waitingSince;

    ShardCursor(StreamShards shards, String shard, ShardPosition done) {
        this.shards = shards;
        this.shard = shard;
        this.done = done;
        this.read = done;
    }

    String shard() {
        return shard;
    }

    /// Up to here everything is settled.
    ShardPosition done() {
        return done;
    }

    boolean ended() {
        return done instanceof ShardPosition.End;
    }

    /// What was read, is wanted and is not yet settled.
    List<StreamEvent> waiting() {
        return waiting;
    }

    /// Whether the waiting have waited long enough: the window is over, or the shard.
    boolean isDue(StreamSubscription subscription, long now) {
        return read instanceof ShardPosition.End || now - waitingSince >= subscription.window().toNanos();
    }

    /// The first of the waiting, as many as one invocation takes by count and by size; at least one.
    List<StreamEvent> batch(StreamSubscription subscription) {
        int count = 1;
        long bytes = waiting.getFirst().bytes();
        while (count < Math.min(subscription.batchSize(), waiting.size())
                && bytes + waiting.get(count).bytes() <= LARGEST_BATCH) {
            bytes += waiting.get(count).bytes();
            count++;
        }
        return List.copyOf(waiting.subList(0, count));
    }

    /// Reads one page and keeps what the subscription wants.
    ///
    /// @return whether there was anything to read, the shard's end included
    boolean read(StreamSubscription subscription, long now) {
        if (read instanceof ShardPosition.End) {
            return false;
        }
        StreamShards.Page page = page();
        iterator = page.next();
        for (Record record : page.records()) {
            StreamEvent event = StreamEvent.of(record, shards.stream());
            read = new ShardPosition.After(event.sequenceNumber());
            if (subscription.wants(event.json())) {
                if (waiting.isEmpty()) {
                    waitingSince = now;
                }
                waiting.add(event);
            }
        }
        if (page.next().isEmpty()) {
            read = new ShardPosition.End();
        }
        return !page.records().isEmpty() || page.next().isEmpty();
    }

    /// The first so many of the waiting are settled.
    void settle(int count) {
        done = new ShardPosition.After(waiting.get(count - 1).sequenceNumber());
        waiting.subList(0, count).clear();
    }

    /// Moves past what nobody wanted.
    ///
    /// @return whether that was anything
    boolean skip() {
        if (!waiting.isEmpty() || done.equals(read)) {
            return false;
        }
        done = read;
        return true;
    }

    private StreamShards.Page page() {
        try {
            return shards.read(iterator.orElseGet(() -> shards.iterator(shard, read)), PAGE);
        } catch (ExpiredIteratorException _) {
            return shards.read(shards.iterator(shard, read), PAGE);
        } catch (TrimmedDataAccessException e) {
            // The outage was longer than the stream keeps. What it has lost, Sweep finds in the table.
            System.getLogger(ShardCursor.class.getName())
                    .log(System.Logger.Level.WARNING, shard + " was trimmed: " + e.getMessage());
            return shards.read(shards.iterator(shard, new ShardPosition.Start()), PAGE);
        }
    }
}
