package dev.lightup.local.cloud;

import dev.lightup.functions.apply.ImportRequests;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.ledger.invoke.PublishRequests;
import dev.lightup.site.bucket.Bucket;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Collaborators that count the objects that functions write. Thread-safe.
public final class CountingClients implements FunctionClients {
    private final FunctionClients counted;
    private final LongAdder written = new LongAdder();

    public CountingClients(FunctionClients counted) {
        this.counted = counted;
    }

    /// Objects written so far.
    public long written() {
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
    public DirectoryStore directoryStore(String function) {
        return counted.directoryStore(function);
    }

    @Override
    public Bucket bucket(String function) {
        return new CountingBucket(counted.bucket(function), written);
    }

    @Override
    public UploadPlace uploads(String function) {
        return counted.uploads(function);
    }

    @Override
    public PublishRequests publishing(String function, PublishRequests here) {
        return counted.publishing(function, here);
    }

    @Override
    public ImportRequests imports(String function, ImportRequests here) {
        return counted.imports(function, here);
    }
}
