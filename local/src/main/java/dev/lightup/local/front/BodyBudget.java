package dev.lightup.local.front;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/// The memory that bodies may take at one time: the server shares its process with the database. Thread-safe.
final class BodyBudget {
    private static final int UNIT = 1024;

    private final Semaphore units;

    /// @param bytes of all bodies together
    BodyBudget(long bytes) {
        units = new Semaphore(Math.toIntExact(bytes / UNIT));
    }

    /// What a body takes until it is answered.
    interface Share extends AutoCloseable {
        @Override
        void close();
    }

    /// Takes the share of a body; empty when there is no room for it now.
    ///
    /// @param bytes its length, or the most that it may be
    Optional<Share> take(long bytes) {
        int wanted = Math.toIntExact((bytes + UNIT - 1) / UNIT);
        return units.tryAcquire(wanted) ? Optional.of(() -> units.release(wanted)) : Optional.empty();
    }
}
