package dev.lightup.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;
import software.amazon.dynamodb.services.local.shared.access.sqlite.TableSchemaInfo;

/// What is remembered of a table is what it is.
class DynamoEnginesTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"SQLiteDBAccess", "SQLiteDBAccessJob"})
    void aTableThatIsWholeIsReadOnce(String reading) throws Exception {
        SchemaMemory.install();
        ObjectMapper mapper = SchemaMemory.mapper(reading);
        byte[] whole = "{\"TimeToLiveAttributeName\":\"expires\"}".getBytes(UTF_8);
        byte[] unfinished = "{}".getBytes(UTF_8);

        assertThat(mapper.readValue(whole, TableSchemaInfo.class))
                .isSameAs(mapper.readValue(whole.clone(), TableSchemaInfo.class));
        assertThat(mapper.readValue(unfinished, TableSchemaInfo.class))
                .isNotSameAs(mapper.readValue(unfinished, TableSchemaInfo.class));
    }

    @Test
    void aTableChangedInOneEngineIsAsItWasInAnother() {
        AmazonDynamoDBLocal first = DynamoEngines.inMemory();
        AmazonDynamoDBLocal second = DynamoEngines.inMemory();
        table(first.dynamoDbClient(), "things");
        table(second.dynamoDbClient(), "things");
        put(first.dynamoDbClient(), "a");
        put(second.dynamoDbClient(), "a");

        expiring(first.dynamoDbClient());

        assertThat(expiry(first.dynamoDbClient())).isEqualTo(TimeToLiveStatus.ENABLED);
        assertThat(expiry(second.dynamoDbClient())).isEqualTo(TimeToLiveStatus.DISABLED);
        expiring(second.dynamoDbClient());
        assertThat(expiry(second.dynamoDbClient())).isEqualTo(TimeToLiveStatus.ENABLED);
        first.shutdown();
        second.shutdown();
    }

    @Test
    void anIndexThatIsAddedLaterIsRead() throws InterruptedException {
        AmazonDynamoDBLocal engine = DynamoEngines.inMemory();
        DynamoDbClient client = engine.dynamoDbClient();
        table(client, "things");
        expiring(client);
        put(client, "a");

        client.updateTable(change -> change.tableName("things")
                .attributeDefinitions(text("pk"), text("sk"), text("other"))
                .globalSecondaryIndexUpdates(List.of(GlobalSecondaryIndexUpdate.builder()
                        .create(create -> create.indexName("others")
                                .keySchema(key("other", KeyType.HASH))
                                .projection(all -> all.projectionType(ProjectionType.ALL)))
                        .build())));
        // while the index is made the engine itself refuses puts
        await(client);
        put(client, "b");

        assertThat(client.scan(all -> all.tableName("things")).count()).isEqualTo(2);
        engine.shutdown();
    }

    @Test
    void whatAFileKeepsIsThereForTheNextEngine() {
        Path file = folder.resolve("table.db");
        AmazonDynamoDBLocal first = DynamoEngines.begin(Optional.of(file));
        table(first.dynamoDbClient(), "things");
        expiring(first.dynamoDbClient());
        put(first.dynamoDbClient(), "a");
        first.shutdown();

        AmazonDynamoDBLocal second = DynamoEngines.begin(Optional.of(file));
        put(second.dynamoDbClient(), "b");

        assertThat(second.dynamoDbClient().scan(all -> all.tableName("things")).count()).isEqualTo(2);
        assertThat(expiry(second.dynamoDbClient())).isEqualTo(TimeToLiveStatus.ENABLED);
        second.shutdown();
    }

    @Test
    void aTableThatIsMadeAnewUnderItsNameIsWhatItIsNow() {
        AmazonDynamoDBLocal engine = DynamoEngines.inMemory();
        DynamoDbClient client = engine.dynamoDbClient();
        table(client, "things");
        put(client, "a");
        client.deleteTable(old -> old.tableName("things"));
        assertThatThrownBy(() -> put(client, "a")).isInstanceOf(ResourceNotFoundException.class);

        client.createTable(create -> create.tableName("things")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text("other"))
                .keySchema(key("other", KeyType.HASH)));

        assertThatThrownBy(() -> put(client, "a")).isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("required keys");
        client.putItem(put -> put.tableName("things").item(Map.of("other", AttributeValue.fromS("b"))));
        assertThat(client.scan(all -> all.tableName("things")).count()).isEqualTo(1);
        engine.shutdown();
    }

    private static void await(DynamoDbClient client) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            if (client.describeTable(ask -> ask.tableName("things"))
                    .table()
                    .globalSecondaryIndexes()
                    .stream()
                    .anyMatch(index -> index.indexStatus() == IndexStatus.ACTIVE)) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the index is not active after ten seconds");
    }

    private static void table(DynamoDbClient client, String name) {
        client.createTable(create -> create.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text("pk"), text("sk"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
    }

    private static void expiring(DynamoDbClient client) {
        client.updateTimeToLive(change -> change.tableName("things")
                .timeToLiveSpecification(expiry -> expiry.attributeName("expires").enabled(true)));
    }

    private static TimeToLiveStatus expiry(DynamoDbClient client) {
        return client.describeTimeToLive(ask -> ask.tableName("things")).timeToLiveDescription().timeToLiveStatus();
    }

    private static void put(DynamoDbClient client, String key) {
        client.putItem(put -> put.tableName("things")
                .item(Map.of("pk", AttributeValue.fromS(key), "sk", AttributeValue.fromS("s"))));
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder().attributeName(name).attributeType(ScalarAttributeType.S).build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
