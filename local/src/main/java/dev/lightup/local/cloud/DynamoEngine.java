package dev.lightup.local.cloud;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// A DynamoDB of this process.
public interface DynamoEngine extends AutoCloseable {
    DynamoDbClient client();

    DynamoDbStreamsClient streams();

    /// What another process finds it by, as environment variables; none when no other process can.
    Map<String, String> variables();

    default boolean has(String table) {
        return client().listTables().tableNames().contains(table);
    }

    @Override
    void close();
}
