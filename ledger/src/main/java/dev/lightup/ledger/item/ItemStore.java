package dev.lightup.ledger.item;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// The items of one kind: plain reads and writes by the Enhanced Client, conditional ones by the low-level client, which gives the
/// refusing item back. Thread-safe.
///
/// @param <T> the record
public final class ItemStore<T> {
    private final DynamoDbClient client;
    private final String name;
    private final RecordSchema<T> schema;
    private final LazyPart<DynamoDbTable<T>> table;

    public ItemStore(DynamoDbClient client, String name, RecordSchema<T> schema) {
        this.client = client;
        this.name = name;
        this.schema = schema;
        // no extensions: versions are conditions of ours
        this.table = new LazyPart<>(() -> DynamoDbEnhancedClient.builder()
                .dynamoDbClient(client)
                .extensions(List.of())
                .build()
                .table(name, schema.enhanced()));
    }

    /// What became of a conditional put.
    public sealed interface Put<T> {
        /// It stands.
        record Done<T>() implements Put<T> {}

        /// The condition did not hold.
        ///
        /// @param stored what stands there instead; empty when nothing does
        record Refused<T>(Optional<T> stored) implements Put<T> {}
    }

    public void put(T item) {
        table.get().putItem(item);
    }

    /// @param condition with `#` names and `:` values
    public Put<T> put(T item, String condition, Map<String, String> names, Map<String, AttributeValue> values) {
        try {
            client.putItem(r -> r.tableName(name)
                    .item(schema.item(item))
                    .conditionExpression(condition)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values.isEmpty() ? null : values)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new Put.Done<>();
        } catch (ConditionalCheckFailedException e) {
            return new Put.Refused<>(e.hasItem() && !e.item().isEmpty()
                    ? Optional.of(schema.record(e.item()))
                    : Optional.empty());
        }
    }

    /// Puts it where nothing is.
    public Put<T> putNew(T item) {
        return put(item, "attribute_not_exists(#pk)", Map.of("#pk", RecordLayout.PK), Map.of());
    }

    /// Strongly consistent.
    public Optional<T> get(String pk, String sk) {
        return Optional.ofNullable(table.get().getItem(r -> r.key(key(pk, sk)).consistentRead(true)));
    }

    /// Deletes it without reading it, which must also do where it cannot be read.
    public void delete(String pk, String sk) {
        client.deleteItem(r -> r.tableName(name)
                .key(Map.of(RecordLayout.PK, AttributeValue.fromS(pk), RecordLayout.SK, AttributeValue.fromS(sk))));
    }

    /// Deletes it if the condition holds.
    ///
    /// @param condition with `#` names and `:` values
    /// @return whether it is gone
    public boolean delete(
            String pk,
            String sk,
            String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        try {
            client.deleteItem(r -> r.tableName(name)
                    .key(Map.of(RecordLayout.PK, AttributeValue.fromS(pk), RecordLayout.SK, AttributeValue.fromS(sk)))
                    .conditionExpression(condition)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values.isEmpty() ? null : values));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /// All items of a partition whose sort key begins so, strongly consistent, in order, page by page as the stream is read.
    public Stream<T> beginning(String pk, String prefix) {
        return query(QueryConditional.sortBeginsWith(key(pk, prefix)));
    }

    /// All items of a partition with sort keys between those two (both included), strongly consistent.
    public Stream<T> between(String pk, String from, String to) {
        return query(QueryConditional.sortBetween(key(pk, from), key(pk, to)));
    }

    private Stream<T> query(QueryConditional condition) {
        return table.get().query(r -> r.queryConditional(condition).consistentRead(true)).items().stream();
    }

    private static Key key(String pk, String sk) {
        return Key.builder().partitionValue(pk).sortValue(sk).build();
    }
}
