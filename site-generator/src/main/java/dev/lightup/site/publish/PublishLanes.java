package dev.lightup.site.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does several things side by side, most of which wait for answers. Thread-safe.
final class PublishLanes {
    private final int count;

    /// @param count how many at a time; with one, everything happens in the caller's thread
    PublishLanes(int count) {
        this.count = count;
    }

    void run(List<Runnable> tasks) {
        call(tasks.stream().map(Executors::callable).toList());
    }

    /// Calls all of them.
    ///
    /// @return their results, in their order
    /// @throws RuntimeException the first failure, when all are done
    <T> List<T> call(List<Callable<T>> tasks) {
        List<Future<T>> futures = new ArrayList<>();
        if (count == 1) {
            for (Callable<T> task : tasks) {
                futures.add(inline(task));
            }
        } else {
            try (ExecutorService lanes = Executors.newFixedThreadPool(Math.min(count, Math.max(1, tasks.size())),
                    Thread.ofVirtual().factory())) {
                tasks.forEach(task -> futures.add(lanes.submit(task)));
            }
        }
        List<T> results = new ArrayList<>();
        futures.forEach(future -> results.add(result(future)));
        return results;
    }

    private static <T> Future<T> inline(Callable<T> task) {
        java.util.concurrent.FutureTask<T> future = new java.util.concurrent.FutureTask<>(task);
        future.run();
        return future;
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
