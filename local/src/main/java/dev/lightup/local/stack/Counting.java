package dev.lightup.local.stack;

import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.sweep.Publishing;
import dev.lightup.site.bucket.Bucket;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Collaborators that count the objects that functions write. Thread-safe.
final class Counting implements Collaborators {
    private final Collaborators counted;
    private final LongAdder written = new LongAdder();

    Counting(Collaborators counted) {
        this.counted = counted;
    }

    /// Objects written so far.
    long written() {
        return written.sum();
    }

    @Override
    public DynamoDbClient dynamo(String function) {
        return counted.dynamo(function);
    }

    @Override
    public Directory directory(String function) {
        return counted.directory(function);
    }

    @Override
    public Bucket bucket(String function) {
        return new CountingBucket(counted.bucket(function), written);
    }

    @Override
    public Publishing publishing(String function, Publishing here) {
        return counted.publishing(function, here);
    }
}
