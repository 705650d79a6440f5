package dev.lightup.ledger;

import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.log.RawLayout;
import dev.lightup.ledger.publication.HeadLayout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/// The table as the deployment has it, for one machine and for tests. Point-in-time recovery, tags and protection are the
/// deployment's alone.
public final class LedgerTable {
    private LedgerTable() {}

    /// Creates the table: keys, the two sparse indexes, the stream with both images, expiry by `expires`.
    public static void create(DynamoDbClient client, String name) {
        create(client, name, bothImages());
    }

    /// The same without the stream, which DynamoDB Local looks up at every call and writes at every put: for whoever reads none.
    public static void createWithoutStream(DynamoDbClient client, String name) {
        create(client, name, StreamSpecification.builder().streamEnabled(false).build());
    }

    /// Begins the stream of a table that has none. It tells of what is written from now on.
    public static void beginStream(DynamoDbClient client, String name) {
        client.updateTable(r -> r.tableName(name).streamSpecification(bothImages()));
    }

    private static StreamSpecification bothImages() {
        return StreamSpecification.builder()
                .streamEnabled(true)
                .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)
                .build();
    }

    private static void create(DynamoDbClient client, String name, StreamSpecification stream) {
        client.createTable(r -> r.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text(RecordLayout.PK), text(RecordLayout.SK), text(RawLayout.RECEIVED_SHARD),
                        text(RawLayout.RECEIVED_MINUTE), text(HeadLayout.DUE_SHARD), text(HeadLayout.DUE_AT))
                .keySchema(key(RecordLayout.PK, KeyType.HASH), key(RecordLayout.SK, KeyType.RANGE))
                .globalSecondaryIndexes(
                        index("received", RawLayout.RECEIVED_SHARD, RawLayout.RECEIVED_MINUTE),
                        index("due", HeadLayout.DUE_SHARD, HeadLayout.DUE_AT))
                .streamSpecification(stream));
        try (var waiter = DynamoDbWaiter.builder().client(client).build()) {
            waiter.waitUntilTableExists(r -> r.tableName(name));
        }
        client.updateTimeToLive(r -> r.tableName(name)
                .timeToLiveSpecification(t -> t.attributeName("expires").enabled(true)));
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder().attributeName(name).attributeType(ScalarAttributeType.S).build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static GlobalSecondaryIndex index(String name, String hash, String range) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(key(hash, KeyType.HASH), key(range, KeyType.RANGE))
                .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
                .build();
    }
}
