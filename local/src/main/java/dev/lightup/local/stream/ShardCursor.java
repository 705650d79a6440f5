package dev.lightup.local.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

/// One subscription's place in one shard: what has been read and waits for its batch, and what is done. Not for concurrent use.
final class ShardCursor {
    private static final int PAGE = 1_000;
    private static final int SERVER_ERROR = 500;
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
        List<StreamEvent> events = page.records()
                .stream()
                .map(record -> StreamEvent.of(record, shards.stream()))
                .toList();
        for (StreamEvent event : events) {
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
        iterator = page.next();
        return !events.isEmpty() || page.next().isEmpty();
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

    /// An iterator is used once: whatever goes wrong with it, the next read begins anew after the last record that was read.
    private StreamShards.Page page() {
        Optional<String> kept = iterator;
        iterator = Optional.empty();
        try {
            return shards.read(kept.orElseGet(() -> shards.iterator(shard, read)), PAGE);
        } catch (TrimmedDataAccessException e) {
            return oldest(e);
        } catch (DynamoDbException e) {
            // Not every engine names an iterator's death by its own exception: DynamoDB Local's embedded one has none for it.
            if (kept.isEmpty() || e.isThrottlingException() || e.statusCode() >= SERVER_ERROR) {
                throw e;
            }
            return anew();
        }
    }

    private StreamShards.Page anew() {
        try {
            return shards.read(shards.iterator(shard, read), PAGE);
        } catch (TrimmedDataAccessException e) {
            return oldest(e);
        }
    }

    /// The outage was longer than the stream keeps. What it has lost, Sweep finds in the table.
    private StreamShards.Page oldest(TrimmedDataAccessException trimmed) {
        System.getLogger(ShardCursor.class.getName())
                .log(System.Logger.Level.WARNING, shard + " was trimmed: " + trimmed.getMessage());
        return shards.read(shards.iterator(shard, new ShardPosition.Start()), PAGE);
    }
}
