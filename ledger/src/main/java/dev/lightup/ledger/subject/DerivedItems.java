package dev.lightup.ledger.subject;

import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.KeyIds;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What derived records lie in the table, whatever the events say. Reads the whole table: only for who rebuilds it. Strongly consistent.
/// Thread-safe.
public final class DerivedItems {
    private static final String KINDS = "#k IN (:entry, :state, :checkpoint, :name, :map)";

    private final DynamoDbClient client;
    private final String table;

    public DerivedItems(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /// A subject of which something lies in the table; a customer also where only its names and maps do.
    public record Place(String tenant, Subject subject) {}

    /// All places, in no order, some of them more than once, page by page as the stream is read.
    ///
    /// @param tenant one tenant's; all without
    public Stream<Place> places(Optional<String> tenant) {
        Map<String, AttributeValue> values = new HashMap<>();
        for (String kind : new String[]{"entry", "state", "checkpoint", "name", "map"}) {
            values.put(":" + kind, AttributeValue.fromS(kind));
        }
        tenant.ifPresent(only -> values.put(":tenant", AttributeValue.fromS(KeyIds.tenant(only) + '#')));
        return client
                .scanPaginator(r -> r.tableName(table)
                        .consistentRead(true)
                        .filterExpression(tenant.map(_ -> KINDS + " AND begins_with(#pk, :tenant)").orElse(KINDS))
                        .projectionExpression("#pk")
                        .expressionAttributeNames(Map.of("#k", RecordLayout.KIND, "#pk", RecordLayout.PK))
                        .expressionAttributeValues(values))
                .items()
                .stream()
                .flatMap(item -> Optional.ofNullable(item.get(RecordLayout.PK)).map(AttributeValue::s).stream())
                .flatMap(pk -> place(pk).stream());
    }

    /// What nobody can name is no place.
    private static Optional<Place> place(String pk) {
        String rest = ItemKeys.rest(pk);
        boolean isCustomer = pk.startsWith("#C#", pk.indexOf('#'));
        Optional<Subject> subject = isCustomer
                ? Optional.of(rest).filter(Subject::isValidId).map(id -> new Subject(Subject.Kind.CUSTOMER, id))
                : Subject.parse(rest);
        return subject.map(one -> new Place(ItemKeys.tenant(pk), one));
    }
}
