package dev.lightup.functions.admin;

import dev.lightup.ledger.item.DeflatedText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items of the table as somebody reads them who looks for a name: also in what is deflated, and in what is bytes.
public final class ClearItems {
    private ClearItems() {}

    /// All of an item, its attributes by name.
    public static String text(Map<String, AttributeValue> item) {
        return item.entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> one.getKey() + '=' + text(one.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String text(AttributeValue value) {
        if (value.b() == null) {
            return value.toString();
        }
        byte[] bytes = value.b().asByteArray();
        String plain = new String(bytes, StandardCharsets.ISO_8859_1) + new String(bytes, StandardCharsets.UTF_8);
        try {
            return plain + DeflatedText.unpack(bytes);
        } catch (RuntimeException _) {
            return plain;
        }
    }
}
