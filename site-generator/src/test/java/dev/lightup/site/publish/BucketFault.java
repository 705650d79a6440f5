package dev.lightup.site.publish;

import java.util.concurrent.atomic.AtomicInteger;

/// What can go wrong at one call of the bucket.
enum BucketFault {
    /// The process ends before the call, or after it took effect.
    KILL_BEFORE,
    KILL_AFTER,
    /// The call fails, and did nothing; or it fails, and was done.
    FAIL_BEFORE,
    FAIL_AFTER;

    /// The process is gone.
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /// @param seen counts the calls
    /// @param number the call at which it happens, from 0
    FaultyBucket.Script at(AtomicInteger seen, int number) {
        return new FaultyBucket.Script() {
            @Override
            public void before(String operation, String path) {
                if (seen.get() == number) {
                    switch (BucketFault.this) {
                        case KILL_BEFORE -> stop(new Killed());
                        case FAIL_BEFORE -> stop(new IllegalStateException("the bucket does not answer"));
                        case KILL_AFTER, FAIL_AFTER -> {}
                    }
                }
            }

            @Override
            public void after(String operation, String path) {
                if (seen.getAndIncrement() == number) {
                    switch (BucketFault.this) {
                        case KILL_AFTER -> throw new Killed();
                        case FAIL_AFTER -> throw new IllegalStateException("the answer got lost");
                        case KILL_BEFORE, FAIL_BEFORE -> {}
                    }
                }
            }

            private void stop(Throwable end) {
                seen.incrementAndGet();
                switch (end) {
                    case Killed killed -> throw killed;
                    case RuntimeException failed -> throw failed;
                    default -> throw new IllegalStateException(end);
                }
            }
        };
    }
}
