package dev.lightup.functions.apply;

import java.util.concurrent.ThreadLocalRandom;

/// How long a fold waits before it tries again after another one was faster: at random, longer each time, seldom long.
@FunctionalInterface
public interface ConflictBackoff {
    /// How often a fold is tried.
    int ATTEMPTS = 10;

    /// Waits before the next attempt.
    ///
    /// @param attempt how many were made
    void await(int attempt);

    /// Waits up to 20 ms after the first attempt, up to twice as long after each, a second at most.
    static ConflictBackoff jittered() {
        return attempt -> {
            try {
                Thread.sleep(ThreadLocalRandom.current().nextLong(Math.min(1000, 20L << Math.min(attempt, 6))) + 1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted between two attempts", e);
            }
        };
    }
}
