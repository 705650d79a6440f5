package dev.lightup.local.stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.invoke.LambdaFunction;
import dev.lightup.senders.http.ByteString;
import java.time.Duration;
import java.util.List;

/// Hands one batch to a function until it is done or given up: from the lowest failed record on, halved when asked, with growing pauses.
/// What is given up goes to the on-failure folder; the clock's sweep finds it in the table. Safe for concurrent use.
final class BatchDelivery {
    private static final System.Logger LOG = System.getLogger(BatchDelivery.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 7;

    private final StreamSubscription subscription;
    private final LambdaFunction function;
    private final FailedBatches failed;
    private final String stream;
    private final CancellationToken stop;

    BatchDelivery(
            StreamSubscription subscription,
            LambdaFunction function,
            FailedBatches failed,
            String stream,
            CancellationToken stop) {
        this.subscription = subscription;
        this.function = function;
        this.failed = failed;
        this.stream = stream;
        this.stop = stop;
    }

    /// Whether the batch is settled, done or given up; false when the pump stops before it is.
    boolean deliver(String shard, List<StreamEvent> batch) {
        List<StreamEvent> pending = batch;
        int attempts = 0;
        while (!pending.isEmpty()) {
            if (stop.given()) {
                return false;
            }
            switch (BatchAnswer.of(function.invoke(event(pending)), pending, subscription.reportsFailures())) {
                case BatchAnswer.Done _ -> {
                    return true;
                }
                case BatchAnswer.FailedFrom from -> {
                    attempts = from.index() == 0 ? attempts + 1 : 1;
                    pending = pending.subList(from.index(), pending.size());
                    tellOnce(attempts, pending, "the function says so");
                }
                case BatchAnswer.Failed(String reason) -> {
                    if (subscription.bisect() && pending.size() > 1) {
                        int half = pending.size() / 2;
                        return deliver(shard, pending.subList(0, half))
                                && deliver(shard, pending.subList(half, pending.size()));
                    }
                    attempts++;
                    tellOnce(attempts, pending, reason);
                }
            }
            if (subscription.retries() >= 0 && attempts > subscription.retries()) {
                giveUp(shard, pending, attempts);
                return true;
            }
            stop.await(pause(attempts));
        }
        return true;
    }

    private void giveUp(String shard, List<StreamEvent> batch, int attempts) {
        LOG.log(System.Logger.Level.WARNING,
                () -> subscription.function() + ": " + named(batch) + " are given up after "
                        + attempts + " attempts");
        failed.give(subscription.function(), stream, shard, batch, attempts);
    }

    private void tellOnce(int attempts, List<StreamEvent> batch, String reason) {
        if (attempts == 1) {
            LOG.log(System.Logger.Level.WARNING,
                    () -> subscription.function() + ": " + named(batch) + " are tried again: " + reason);
        }
    }

    private static String named(List<StreamEvent> batch) {
        return batch.size() + " records from " + batch.getFirst().sequenceNumber();
    }

    private static Duration pause(int attempts) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private static ByteString event(List<StreamEvent> batch) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ArrayNode records = event.putArray("Records");
        batch.forEach(record -> records.add(record.json()));
        return ByteString.utf8(event.toString());
    }
}
