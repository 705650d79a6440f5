package dev.lightup.functions.admin;

import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.ReceivedEvent;
import dev.lightup.ledger.sweep.SweepIndexes;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;

/// What was received, oldest first, over all shards of the index together; read page by page as it is walked. Of one thread.
final class ReceivedWalk implements Iterator<ReceivedEvent> {
    private final PriorityQueue<Shard> shards = new PriorityQueue<>(
            Comparator.comparing((Shard shard) -> IndexMarker.of(shard.next)).thenComparing(shard -> shard.next.key()));

    /// The next of a shard and what comes after it.
    private record Shard(ReceivedEvent next, Iterator<ReceivedEvent> rest) {}

    /// @param from the first minute
    /// @param after what was walked already
    ReceivedWalk(SweepIndexes sweeps, Instant from, Optional<IndexMarker> after, Instant until) {
        Instant first = after.map(IndexMarker::minute).orElse(from);
        for (int shard = 0; shard < RawKey.SHARDS; shard++) {
            enter(sweeps.received(shard, first, until)
                    .filter(one -> after.filter(last -> !last.isBefore(one.key(), one.minute())).isEmpty())
                    .iterator());
        }
    }

    private void enter(Iterator<ReceivedEvent> shard) {
        if (shard.hasNext()) {
            shards.add(new Shard(shard.next(), shard));
        }
    }

    @Override
    public boolean hasNext() {
        return !shards.isEmpty();
    }

    @Override
    public ReceivedEvent next() {
        Shard first = Optional.ofNullable(shards.poll()).orElseThrow(NoSuchElementException::new);
        enter(first.rest());
        return first.next();
    }
}
