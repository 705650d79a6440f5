package dev.lightup.local.cloud;

import dev.lightup.engine.DynamoEngines;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/// DynamoDB Local inside this process, no port open: in memory, or in one file that a restart continues.
public final class EmbeddedDynamo implements DynamoEngine {
    private final AmazonDynamoDBLocal local;
    private final DynamoDbClient client;
    private final DynamoDbStreamsClient streams;

    /// @param file the database file; empty for memory only
    public EmbeddedDynamo(Optional<Path> file) {
        local = DynamoEngines.begin(file);
        client = local.dynamoDbClient();
        streams = local.dynamoDbStreamsClient();
    }

    @Override
    public DynamoDbClient client() {
        return client;
    }

    @Override
    public DynamoDbStreamsClient streams() {
        return streams;
    }

    @Override
    public Map<String, String> variables() {
        return Map.of();
    }

    @Override
    public void close() {
        local.shutdown();
    }
}
