package dev.lightup.local.stream;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Several deliveries at once.
final class DeliveryLanes {
    private DeliveryLanes() {}

    /// Whether every one of them returned true; waits for all.
    static boolean all(List<Callable<Boolean>> deliveries) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            boolean all = true;
            for (Future<Boolean> delivery : threads.invokeAll(deliveries)) {
                all &= delivery.get();
            }
            return all;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a lane broke", e.getCause());
        }
    }
}
