package dev.lightup.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How many bytes DynamoDB counts for an item: names and values (developer guide, "Item sizes and formats"). Numbers are counted high.
public final class Weight {
    private Weight() {}

    public static int of(Map<String, AttributeValue> item) {
        int bytes = 0;
        for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
            bytes += attribute.getKey().getBytes(StandardCharsets.UTF_8).length;
            AttributeValue value = attribute.getValue();
            bytes += switch (value.type()) {
                case S -> value.s().getBytes(StandardCharsets.UTF_8).length;
                case N -> value.n().length() / 2 + 2;
                case B -> value.b().asByteArrayUnsafe().length;
                case BOOL, NUL -> 1;
                case SS, NS, BS, L, M, UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("not in our items");
            };
        }
        return bytes;
    }
}
