package dev.lightup.functions.apply;

import dev.lightup.ledger.LocalDynamo;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Changes items as no release would: to see what is made of them.
public record ByHand(LocalDynamo dynamo) {
    /// Sets an attribute of an item.
    public void set(String pk, String sk, String name, AttributeValue value) {
        dynamo.plainClient()
                .updateItem(r -> r.tableName(dynamo.table())
                        .key(key(pk, sk))
                        .updateExpression("SET #n = :v")
                        .expressionAttributeNames(Map.of("#n", name))
                        .expressionAttributeValues(Map.of(":v", value)));
    }

    /// Takes an attribute of an item away.
    public void take(String pk, String sk, String name) {
        dynamo.plainClient()
                .updateItem(r -> r.tableName(dynamo.table())
                        .key(key(pk, sk))
                        .updateExpression("REMOVE #n")
                        .expressionAttributeNames(Map.of("#n", name)));
    }

    /// Takes an item away.
    public void delete(String pk, String sk) {
        dynamo.plainClient().deleteItem(r -> r.tableName(dynamo.table()).key(key(pk, sk)));
    }

    /// The only item of a partition whose sort key begins so.
    public Map<String, AttributeValue> item(String pk, String sk) {
        List<Map<String, AttributeValue>> items = items(pk, sk);
        if (items.size() != 1) {
            throw new IllegalStateException("not one item in " + pk + " " + sk + " but " + items.size());
        }
        return items.getFirst();
    }

    /// The items of a partition whose sort keys begin so.
    public List<Map<String, AttributeValue>> items(String pk, String sk) {
        return dynamo.plainClient()
                .query(r -> r.tableName(dynamo.table())
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                        .expressionAttributeValues(
                                Map.of(":pk", AttributeValue.fromS(pk), ":sk", AttributeValue.fromS(sk))))
                .items();
    }

    /// Puts an item as it is.
    public void put(Map<String, AttributeValue> item) {
        dynamo.plainClient().putItem(r -> r.tableName(dynamo.table()).item(item));
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    }
}
