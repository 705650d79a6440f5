package dev.lightup.functions.enter;

import java.time.Duration;

/// Spends the same time on work that takes long for some and short for others, so that a clock does not tell them apart. Thread-safe.
public final class EvenTime {
    private final Duration whole;

    /// @param whole what the work takes with its waiting; longer than the work nearly always takes
    public EvenTime(Duration whole) {
        this.whole = whole;
    }

    void spend(Runnable work) {
        long until = System.nanoTime() + whole.toNanos();
        work.run();
        long left = until - System.nanoTime();
        if (left > 0) {
            try {
                Thread.sleep(Duration.ofNanos(left));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
