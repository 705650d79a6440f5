package dev.lightup.local.stream;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A signal that ends every wait at once; given once, for good.
final class CancellationToken {
    private final CountDownLatch latch = new CountDownLatch(1);

    void give() {
        latch.countDown();
    }

    boolean given() {
        return latch.getCount() == 0;
    }

    /// Waits so long, or until the signal.
    void await(Duration pause) {
        try {
            boolean _ = latch.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            latch.countDown();
        }
    }
}
