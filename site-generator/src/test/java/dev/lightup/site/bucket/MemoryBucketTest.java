package dev.lightup.site.bucket;

final class MemoryBucketTest extends BucketContract {
    private final Bucket bucket = new MemoryBucket();

    @Override
    Bucket bucket() {
        return bucket;
    }
}
