package dev.lightup.local.stream;

import java.time.Duration;
import java.util.List;

/// Reads a table's stream for its subscribers, each on a thread of its own, until it is closed. Safe for concurrent use.
public final class StreamPump implements AutoCloseable {
    private final List<ConsumerThread> subscribers;

    private StreamPump(List<ConsumerThread> subscribers) {
        this.subscribers = subscribers;
    }

    /// Starts reading.
    ///
    /// @param shards the stream
    /// @param feeds who is fed, each with its own place in the stream
    /// @param failed where batches go that are given up
    public static StreamPump start(StreamShards shards, List<StreamFunction> feeds, FailedBatches failed) {
        return new StreamPump(feeds.stream().map(feed -> {
            var stop = new CancellationToken();
            var delivery = new BatchDelivery(feed.subscription(), feed.function(), failed, shards.stream(), stop);
            return ConsumerThread.start(new ShardConsumer(feed.subscription(), shards, feed.checkpoints(), delivery),
                    stop);
        }).toList());
    }

    /// Waits until a function has been given everything that was written to the table before this call.
    ///
    /// @param function its logical id
    /// @param patience how long to wait at most
    /// @throws IllegalStateException when it takes longer
    public void settle(String function, Duration patience) {
        subscribers.stream()
                .filter(subscriber -> subscriber.function().equals(function))
                .forEach(subscriber -> subscriber.settle(patience));
    }

    /// Stops feeding a function, or goes on, as disabling and enabling its mapping does on AWS: nothing is lost meanwhile.
    public void hold(String function, boolean hold) {
        subscribers.stream()
                .filter(subscriber -> subscriber.function().equals(function))
                .forEach(subscriber -> subscriber.hold(hold));
    }

    /// How far each function is behind.
    public List<StreamLag> lags() {
        return subscribers.stream().map(ConsumerThread::lag).toList();
    }

    /// Says that something was written, so that nobody waits for the next look.
    public void wake() {
        subscribers.forEach(ConsumerThread::wake);
    }

    /// Ends after the batches in flight; what was read and not answered is read again at the next start.
    @Override
    public void close() {
        subscribers.forEach(ConsumerThread::stop);
        subscribers.forEach(ConsumerThread::join);
    }
}
