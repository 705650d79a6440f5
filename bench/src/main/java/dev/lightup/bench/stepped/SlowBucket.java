package dev.lightup.bench.stepped;

import dev.lightup.site.bucket.Bucket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A bucket that takes some time for each object that is put, as one behind a network does, and as many at a time. Thread-safe.
final class SlowBucket implements Bucket {
    private final Bucket bucket;
    private final Duration put;

    SlowBucket(Bucket bucket, Duration put) {
        this.bucket = bucket;
        this.put = put;
    }

    @Override
    public Put put(String path, String contentType, byte[] bytes, long rev, Condition condition) {
        try {
            Thread.sleep(put);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
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
