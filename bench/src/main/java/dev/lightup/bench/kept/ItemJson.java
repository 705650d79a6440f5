package dev.lightup.bench.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item in DynamoDB's own JSON: `{"pk":{"S":"..."},"v":{"N":"3"},"j":{"B":"<base64>"}}`, attributes by name. The ledger's attributes are
/// texts, numbers and bytes; a release that stores another type says so here.
final class ItemJson {
    private ItemJson() {}

    static ObjectNode write(Map<String, AttributeValue> item) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(item).forEach((name, value) -> {
            ObjectNode typed = json.putObject(name);
            switch (value.type()) {
                case S -> typed.put("S", value.s());
                case N -> typed.put("N", value.n());
                case B -> typed.put("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
                case BOOL -> typed.put("BOOL", value.bool());
                case SS, NS, BS, M, L, NUL, UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException(
                        "a kept item cannot hold the type " + value.type() + " of " + name + " yet");
            }
        });
        return json;
    }

    static Map<String, AttributeValue> read(JsonNode json) {
        var item = new TreeMap<String, AttributeValue>();
        json.properties().forEach(attribute -> {
            Map.Entry<String, JsonNode> typed = attribute.getValue().properties().iterator().next();
            String text = typed.getValue().asText();
            item.put(attribute.getKey(), switch (typed.getKey()) {
                case "S" -> AttributeValue.fromS(text);
                case "N" -> AttributeValue.fromN(text);
                case "B" -> AttributeValue.fromB(SdkBytes.fromByteArray(Base64.getDecoder().decode(text)));
                case "BOOL" -> AttributeValue.fromBool(typed.getValue().asBoolean());
                default -> throw new IllegalStateException("a kept item has an attribute of an unknown type");
            });
        });
        return item;
    }
}
