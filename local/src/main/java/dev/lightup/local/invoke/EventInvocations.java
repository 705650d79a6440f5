package dev.lightup.local.invoke;

import dev.lightup.senders.http.ByteString;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/// Invocations that nobody waits for, as Lambda's `Event`: each is accepted at once and runs by itself. Thread-safe.
public final class EventInvocations implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration AT_THE_END = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    /// Accepts an invocation.
    ///
    /// @throws RejectedExecutionException when the stack ends
    public void accept(LambdaFunction function, ByteString event) {
        String name = function.name();
        open.merge(name, 1, Integer::sum);
        try {
            threads.execute(() -> {
                try {
                    function.invoke(event);
                } finally {
                    open.merge(name, -1, Integer::sum);
                }
            });
        } catch (RejectedExecutionException e) {
            open.merge(name, -1, Integer::sum);
            throw e;
        }
    }

    /// Waits until nothing is open that a function was asked for.
    ///
    /// @throws IllegalStateException when it takes longer
    public void settle(String function, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (open.getOrDefault(function, 0) > 0) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(function + " has not ended after " + patience);
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while " + function + " runs", e);
            }
        }
    }

    /// Accepts nothing more; what is open may end soon, and is interrupted otherwise, as where a machine goes away.
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(AT_THE_END.toSeconds(), TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
