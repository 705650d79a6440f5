package dev.lightup.bench.stepped;

import dev.lightup.site.bucket.Bucket;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// A bucket to which something happens before each object that is put. Thread-safe.
final class HinderedBucket implements Bucket {
    /// As {@link Bucket#sideBySide} of one that does not say otherwise.
    private static final int BEHIND_A_NETWORK = 8;

    private final Bucket bucket;
    private final int sideBySide;
    private final Runnable hindrance;

    private HinderedBucket(Bucket bucket, int sideBySide, Runnable hindrance) {
        this.bucket = bucket;
        this.sideBySide = sideBySide;
        this.hindrance = hindrance;
    }

    /// One whose writer is killed after some objects: what a run leaves behind that its function did not survive.
    ///
    /// @param puts how many objects are written before the end
    static Bucket dying(Bucket bucket, int puts) {
        var left = new AtomicInteger(puts);
        return new HinderedBucket(bucket, bucket.sideBySide(), () -> {
            if (left.getAndDecrement() <= 0) {
                throw new Killed();
            }
        });
    }

    /// One that takes some time for each object, and as many at a time as one behind a network.
    static Bucket slow(Bucket bucket, Duration put) {
        return new HinderedBucket(bucket, BEHIND_A_NETWORK, () -> {
            try {
                Thread.sleep(put);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        });
    }

    /// The end of the process, which no handler catches.
    static final class Killed extends Error {
        @Serial
        private static final long serialVersionUID = 1L;

        Killed() {
            super("the function was killed", null, false, false);
        }
    }

    @Override
    public int sideBySide() {
        return sideBySide;
    }

    @Override
    public Put put(String path, String contentType, byte[] bytes, long rev, Condition condition) {
        hindrance.run();
        return bucket.put(path, contentType, bytes, rev, condition);
    }

    @Override
    public Optional<Head> head(String path) {
        return bucket.head(path);
    }

    @Override
    public Optional<byte[]> get(String path) {
        return bucket.get(path);
    }

    @Override
    public Removal remove(String path, String etag) {
        return bucket.remove(path, etag);
    }

    @Override
    public Erasure erase(String folder, BooleanSupplier inTime) {
        return bucket.erase(folder, inTime);
    }

    @Override
    public Listing list(String folder) {
        return bucket.list(folder);
    }
}
