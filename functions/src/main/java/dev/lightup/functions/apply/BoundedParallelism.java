package dev.lightup.functions.apply;

import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Does the same to many things, some at a time: each waits for the table most of the time.
///
/// @param width how many at a time; with 1 all run one after another in the caller's thread
public record BoundedParallelism(int width) {
    /// Does it to each, and returns when all are done. What is done must deal with its own exceptions; an error ends the whole.
    <T> void each(Collection<T> things, Consumer<T> action) {
        if (width == 1 || things.size() < 2) {
            things.forEach(action);
            return;
        }
        var free = new Semaphore(width);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = things.stream().<Future<?>>map(thing -> threads.submit(() -> {
                free.acquireUninterruptibly();
                try {
                    action.accept(thing);
                } finally {
                    free.release();
                }
            })).toList();
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("an action that deals with its exceptions had one", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while others work", e);
        }
    }
}
