package dev.lightup.local.cloud;

import dev.lightup.site.bucket.Bucket;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/// A bucket that counts the objects that were written. Thread-safe.
final class CountingBucket implements Bucket {
    private final Bucket bucket;
    private final LongAdder written;

    CountingBucket(Bucket bucket, LongAdder written) {
        this.bucket = bucket;
        this.written = written;
    }

    @Override
    public int sideBySide() {
        return bucket.sideBySide();
    }

    @Override
    public Put put(String path, String contentType, byte[] bytes, long rev, Condition condition) {
        Put put = bucket.put(path, contentType, bytes, rev, condition);
        switch (put) {
            case Put.Written _ -> written.increment();
            case Put.Refused _ -> {}
        }
        return put;
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
