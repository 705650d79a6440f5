package dev.lightup.functions.apply;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items as they lie in a table, to make of them what another release, or a fault, would have left.
public final class StoredItems {
    private final DynamoDbClient client;
    private final String table;

    public StoredItems(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /// The items of a kind (`state`, `entry`, `map`, `checkpoint`, ...).
    public List<Map<String, AttributeValue>> of(String kind) {
        return client.scanPaginator(r -> r.tableName(table).consistentRead(true))
                .items()
                .stream()
                .filter(item -> kind.equals(item.getOrDefault("kind", AttributeValue.fromS("")).s()))
                .toList();
    }

    /// Changes the number of every item of a kind by so much.
    public void raise(String kind, int by) {
        of(kind).forEach(item -> {
            int number = item.containsKey("sh")
                    ? Integer.parseInt(item.getOrDefault("sh", AttributeValue.fromN("1")).n())
                    : 1;
            put(item, "sh", AttributeValue.fromN(Integer.toString(number + by)));
        });
    }

    /// Leaves in every item of a kind nothing that can be read.
    public void damage(String kind) {
        of(kind).forEach(item -> put(item, "j", AttributeValue.fromB(SdkBytes.fromUtf8String("\0{\"grown\":1}"))));
    }

    /// Puts an item again under another sort key.
    public void move(Map<String, AttributeValue> item, String sk) {
        client.deleteItem(r -> r.tableName(table).key(Map.of("pk", item.get("pk"), "sk", item.get("sk"))));
        put(item, "sk", AttributeValue.fromS(sk));
    }

    /// Takes an item away.
    public void remove(String pk, String sk) {
        client.deleteItem(r -> r.tableName(table)
                .key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk))));
    }

    public void put(Map<String, AttributeValue> item, String name, AttributeValue value) {
        var changed = new HashMap<>(item);
        changed.put(name, value);
        client.putItem(r -> r.tableName(table).item(changed));
    }
}
