package dev.lightup.functions.sweep;

import dev.lightup.ledger.LocalDynamo;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Changes items as no release would: to see what is made of them.
record ByHand(LocalDynamo dynamo) {
    /// Sets an attribute of an item.
    void set(String pk, String sk, String name, AttributeValue value) {
        dynamo.plainClient()
                .updateItem(r -> r.tableName(dynamo.table())
                        .key(key(pk, sk))
                        .updateExpression("SET #n = :v")
                        .expressionAttributeNames(Map.of("#n", name))
                        .expressionAttributeValues(Map.of(":v", value)));
    }

    /// Takes an attribute of an item away.
    void take(String pk, String sk, String name) {
        dynamo.plainClient()
                .updateItem(r -> r.tableName(dynamo.table())
                        .key(key(pk, sk))
                        .updateExpression("REMOVE #n")
                        .expressionAttributeNames(Map.of("#n", name)));
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    }
}
