package dev.lightup.ledger.item;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// Does many things, some at a time: each waits for the table or the bucket most of the time. Thread-safe.
///
/// @param width how many at a time; with 1 all run one after another in the caller's thread
public record BoundedParallelism(int width) {
    /// Does the same to each, and returns when all are done.
    ///
    /// @throws RuntimeException the first failure, when all are done
    public <T> void each(Collection<T> things, Consumer<T> action) {
        var _ = call(things.stream().map(thing -> Executors.callable(() -> action.accept(thing))).toList());
    }

    /// Calls all of them.
    ///
    /// @return their results, in their order
    /// @throws RuntimeException the first failure, when all are done; an error where they run one after another ends the whole
    public <T> List<T> call(List<Callable<T>> tasks) {
        List<Future<T>> futures = new ArrayList<>();
        if (width == 1 || tasks.size() < 2) {
            for (Callable<T> task : tasks) {
                futures.add(inline(task));
            }
        } else {
            try (ExecutorService lanes = Executors
                    .newFixedThreadPool(Math.min(width, tasks.size()), Thread.ofVirtual().factory())) {
                tasks.forEach(task -> futures.add(lanes.submit(task)));
            }
        }
        return futures.stream().map(BoundedParallelism::result).toList();
    }

    private static <T> Future<T> inline(Callable<T> task) {
        var future = new FutureTask<>(task);
        future.run();
        if (future.state() == Future.State.FAILED && future.exceptionNow() instanceof Error error) {
            throw error;
        }
        return future;
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while others work", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
