package dev.lightup.local.cloud;

import dev.lightup.functions.directory.Directory;
import dev.lightup.local.front.PublishedObjects;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// An opened {@link CloudBackend}: what the functions work with, and what AWS itself does around them. Table, bucket and secrets are there.
public interface CloudServices extends FunctionClients, AutoCloseable {
    /// The table's name.
    String table();

    /// The client of whoever looks at the table from outside.
    DynamoDbClient dynamo();

    DynamoDbStreamsClient streams();

    /// The directory of whoever looks from outside.
    Directory directory();

    /// What has been published, for the site's server.
    PublishedObjects site();

    /// Whether what was published before is gone, though the table takes it for published.
    default boolean publishesAnew() {
        return false;
    }

    /// The folder into which this machine's front takes announced files; empty where these services take them.
    default Optional<Path> arriving() {
        return Optional.empty();
    }

    /// The table's stream.
    default String stream() {
        return dynamo().describeTable(request -> request.tableName(table())).table().latestStreamArn();
    }

    /// What a function in a process of its own finds these services by, as environment variables.
    ///
    /// @throws IllegalStateException when such a function cannot, in one sentence
    Map<String, String> variables();

    @Override
    void close();
}
