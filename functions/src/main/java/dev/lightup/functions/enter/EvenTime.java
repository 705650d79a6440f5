package dev.lightup.functions.enter;

import java.time.Duration;
import java.util.function.Supplier;

/// Spends the same time on work that takes long for some and short for others, so that a clock does not tell them apart. Thread-safe.
public final class EvenTime {
    private final Duration whole;

    /// @param whole what the work takes with its waiting; longer than the work nearly always takes
    public EvenTime(Duration whole) {
        this.whole = whole;
    }

    /// A quarter of it, for what takes a quarter.
    EvenTime quarter() {
        return new EvenTime(whole.dividedBy(4));
    }

    void spend(Runnable work) {
        spend(() -> {
            work.run();
            return whole;
        });
    }

    <T> T spend(Supplier<T> work) {
        long until = System.nanoTime() + whole.toNanos();
        T done = work.get();
        long left = until - System.nanoTime();
        if (left > 0) {
            try {
                Thread.sleep(Duration.ofNanos(left));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        return done;
    }
}
