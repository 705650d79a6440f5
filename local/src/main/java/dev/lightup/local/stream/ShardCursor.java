package dev.lightup.local.stream;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

/// One subscription's place in one shard: what has been read and waits in its lanes, and up to where everything is settled. A record's
/// lane is decided by its partition key, so that records of one key stay in order. Not for concurrent use.
final class ShardCursor {
    private static final int PAGE = 1_000;
    private static final int SERVER_ERROR = 500;
    /// Reading waits for the lanes beyond so many records, or bytes of items.
    private static final int MOST_OPEN = 5_000;
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private final StreamSubscription subscription;
    private final StreamShards shards;
    private final String shard;
    private final List<ShardLane> lanes;
    /// What was read, is wanted and lies after `done`, in the shard's order; the sequence numbers of those of them that are settled.
    private final Deque<Open> open = new ArrayDeque<>();
    private final Set<String> settled = new HashSet<>();
    private ShardPosition done;
    private ShardPosition read;
    private Optional<String> iterator = Optional.empty();
    private long bytes;

    ShardCursor(StreamSubscription subscription, StreamShards shards, String shard, ShardPosition done) {
        this.subscription = subscription;
        this.shards = shards;
        this.shard = shard;
        this.lanes = Stream.generate(() -> new ShardLane(subscription)).limit(subscription.lanes()).toList();
        this.done = done;
        this.read = done;
    }

    /// A record that is not known to be settled with all before it.
    private record Open(String sequenceNumber, Instant written) {}

    String shard() {
        return shard;
    }

    /// How many were read, are wanted and are not settled.
    int waiting() {
        return open.size() - settled.size();
    }

    /// When the first that is not settled was written.
    Optional<Instant> oldest() {
        return Optional.ofNullable(open.peekFirst()).map(Open::written);
    }

    /// Up to here everything is settled, in every lane.
    ShardPosition done() {
        return done;
    }

    boolean ended() {
        return done instanceof ShardPosition.End;
    }

    /// The lanes from which a batch can go out now.
    ///
    /// @param flush whether batches go out without waiting to fill
    List<ShardLane> due(boolean flush, long now) {
        boolean hurry = flush || isFull() || read instanceof ShardPosition.End;
        return lanes.stream().filter(lane -> lane.isDue(hurry, now)).toList();
    }

    /// Reads one page and keeps what the subscription wants, unless so much waits that more would not help.
    ///
    /// @return whether there was anything to read, the shard's end included
    boolean read(long now) {
        if (read instanceof ShardPosition.End || isFull()) {
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
                open.addLast(new Open(event.sequenceNumber(), event.written()));
                bytes += event.bytes();
                lanes.get(Math.floorMod(event.partition().hashCode(), lanes.size())).add(event, now);
            }
        }
        if (page.next().isEmpty()) {
            read = new ShardPosition.End();
        }
        iterator = page.next();
        return !events.isEmpty() || page.next().isEmpty();
    }

    /// These are done, or given up.
    void settle(List<StreamEvent> batch) {
        batch.forEach(event -> {
            settled.add(event.sequenceNumber());
            bytes -= event.bytes();
        });
    }

    /// Moves up to the first that is not settled, past what nobody wanted.
    ///
    /// @return whether that was anything
    boolean advance() {
        ShardPosition before = done;
        while (!open.isEmpty() && settled.remove(open.getFirst().sequenceNumber())) {
            done = new ShardPosition.After(open.removeFirst().sequenceNumber());
        }
        if (open.isEmpty()) {
            done = read;
        }
        return !done.equals(before);
    }

    boolean isFull() {
        return open.size() >= MOST_OPEN || bytes >= MOST_BYTES;
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
