package dev.lightup.conformance;

import dev.lightup.ledger.item.DeflatedText;
import dev.lightup.local.cloud.TableAccess;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Reads a whole table, which nothing of the product ever does.
final class Scan {
    private Scan() {}

    /// All items of a kind.
    static Stream<Map<String, AttributeValue>> kind(TableAccess table, String kind) {
        return table.client()
                .scanPaginator(scan -> scan.tableName(table.name())
                        .consistentRead(true)
                        .filterExpression("#k = :k")
                        .expressionAttributeNames(Map.of("#k", "kind"))
                        .expressionAttributeValues(Map.of(":k", AttributeValue.fromS(kind))))
                .items()
                .stream();
    }

    /// Every subject's folded state of some tenants as text, by its key.
    static SortedMap<String, String> states(TableAccess table, List<String> tenants) {
        return states(kind(table, "state")
                .filter(item -> tenants.stream()
                        .anyMatch(tenant -> attribute(item, "pk").s().startsWith(tenant + "#"))));
    }

    /// Those of some subjects, a hundred at most, without reading the whole table.
    static SortedMap<String, String> some(TableAccess table, Collection<String> subjects) {
        var keys = subjects.stream()
                .map(pk -> Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS("state")))
                .toList();
        return states(table.client()
                .batchGetItem(get -> get.requestItems(
                        Map.of(table.name(), KeysAndAttributes.builder().keys(keys).consistentRead(true).build())))
                .responses()
                .getOrDefault(table.name(), List.of())
                .stream());
    }

    private static SortedMap<String, String> states(Stream<Map<String, AttributeValue>> items) {
        var states = new TreeMap<String, String>();
        items.forEach(item -> states.put(attribute(item, "pk").s(),
                DeflatedText.unpack(attribute(item, "j").b().asByteArray())));
        return states;
    }

    private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "an item without " + name);
    }
}
