package dev.lightup.bench.stepped;

import dev.lightup.site.bucket.Bucket;
import java.io.Serial;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// A bucket whose writer is killed after some objects: what a run leaves behind that its function did not survive. Thread-safe.
final class DyingBucket implements Bucket {
    private final Bucket bucket;
    private final AtomicInteger left;

    /// @param puts how many objects are written before the end
    DyingBucket(Bucket bucket, int puts) {
        this.bucket = bucket;
        this.left = new AtomicInteger(puts);
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
        return bucket.sideBySide();
    }

    @Override
    public Put put(String path, String contentType, byte[] bytes, long rev, Condition condition) {
        if (left.getAndDecrement() <= 0) {
            throw new Killed();
        }
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
