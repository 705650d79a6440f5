package dev.lightup.local.stack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.invoke.LambdaFunction;
import dev.lightup.senders.http.ByteString;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The schedule: calls a function every minute with the event that EventBridge would send. Never twice at once.
final class ScheduleClock implements AutoCloseable {
    private final ScheduledExecutorService thread;
    private volatile boolean held;

    private ScheduleClock(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    static ScheduleClock start(LambdaFunction function, InstantSource clock, Duration every) {
        ScheduledExecutorService thread = Executors
                .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("clock").factory());
        var schedule = new ScheduleClock(thread);
        var _ = thread.scheduleWithFixedDelay(() -> schedule.call(function, clock), every.toMillis(), every.toMillis(),
                TimeUnit.MILLISECONDS);
        return schedule;
    }

    private void call(LambdaFunction function, InstantSource clock) {
        if (!held) {
            function.invoke(event(clock));
        }
    }

    /// Lets the schedule wait, or go on.
    void hold(boolean hold) {
        held = hold;
    }

    /// What EventBridge sends at that moment.
    static ByteString event(InstantSource clock) {
        ObjectNode event = JsonNodeFactory.instance.objectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "Scheduled Event")
                .put("source", "aws.events")
                .put("account", "000000000000")
                .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", "local");
        event.putArray("resources").add("arn:aws:events:local:000000000000:rule/minute");
        event.putObject("detail");
        return ByteString.utf8(event.toString());
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException _) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
