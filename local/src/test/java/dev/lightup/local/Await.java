package dev.lightup.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Looks again and again until something is so, for a bounded time.
public final class Await {
    private static final Duration LOOK = Duration.ofMillis(50);

    private Await() {}

    /// The first value that is there.
    ///
    /// @param what is waited for, in the words of the failure
    /// @throws AssertionError when it takes longer
    public static <T> T value(String what, Duration patience, Supplier<Optional<T>> look) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(what + ": not within " + patience);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /// Waits until it is so.
    public static void until(String what, Duration patience, BooleanSupplier look) {
        var _ = value(what, patience, () -> look.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /// Makes sure that it is so all the time.
    public static void stays(String what, Duration time, BooleanSupplier look) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            if (!look.getAsBoolean()) {
                throw new AssertionError(what + ": no more");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
