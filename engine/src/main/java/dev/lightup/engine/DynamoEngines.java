package dev.lightup.engine;

import java.nio.file.Path;
import java.util.Optional;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/// Begins DynamoDB Local in this process, no port open. Whoever begins one shuts it down.
public final class DynamoEngines {
    private DynamoEngines() {}

    /// What every engine of this process needs, one that answers requests over HTTP too. Again is nothing.
    public static void prepare() {
        SchemaMemory.install();
    }

    /// In memory, gone with the process.
    public static AmazonDynamoDBLocal inMemory() {
        return begin(Optional.empty());
    }

    /// @param file the database file, which a later engine continues; empty for memory only
    public static AmazonDynamoDBLocal begin(Optional<Path> file) {
        prepare();
        return file.map(path -> DynamoDBEmbedded.create(path.toFile(), true))
                .orElseGet(() -> DynamoDBEmbedded.create(true));
    }
}
