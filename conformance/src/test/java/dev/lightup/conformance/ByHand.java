package dev.lightup.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.local.cloud.TableAccess;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

/// Raw events put into the table by hand, as the ledger itself would write them: what no sender can bring about.
final class ByHand {
    private final TableAccess table;

    ByHand(TableAccess table) {
        this.table = table;
    }

    /// An event like one that was received.
    ///
    /// @param stored where that one is
    /// @param event what the new one says
    RawEvent like(RawKey stored, JsonNode event, Instant received) {
        RawEvent old = table.ledger().rawEvents().find(stored).orElseThrow();
        String id = event.path("id").asText();
        return new RawEvent(RawKey.of(old.tenant(), event.path("source").asText(), id), old.endpoint(),
                event.path("source").asText(), id, old.format(), old.columns(), old.media(), received, old.grade(),
                old.keyId(), id, id, id, old.standing(), Optional.empty(), Optional.empty(), event.toString());
    }

    /// The same in a format that no adapter reads.
    RawEvent unreadable(RawEvent event) {
        return withFormat(event, "forgotten");
    }

    /// The same in another format.
    RawEvent withFormat(RawEvent event, String format) {
        return new RawEvent(event.key(), event.endpoint(), event.source(), event.id(), format, event.columns(),
                event.media(), event.received(), event.grade(), event.keyId(), event.mac(), event.request(),
                event.receipt(), event.standing(), event.quarantine(), event.file(), event.body());
    }

    /// Puts an event; the stream tells of it when nothing stood there.
    void put(RawEvent event) {
        table.client().putItem(put -> put.tableName(table.name()).item(item(event)));
    }

    /// Puts an event that the stream loses: the item arrives as something else and becomes an event by a change, which no mapping's
    /// filter lets through.
    void lose(RawEvent event) {
        var other = new HashMap<>(item(event));
        other.put("kind", AttributeValue.fromS("lost"));
        table.client().putItem(put -> put.tableName(table.name()).item(other));
        put(event);
    }

    /// Takes an event out that should never have been there.
    void erase(RawKey key) {
        delete(key.toString(), "raw");
        table.ledger().sweeps().unpark(key);
    }

    /// Takes a subject's state out.
    void forget(String tenant, Subject subject) {
        delete(tenant + "#S#" + subject, "state");
    }

    private void delete(String pk, String sk) {
        table.client()
                .deleteItem(delete -> delete.tableName(table.name())
                        .key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk))));
    }

    private static Map<String, AttributeValue> item(RawEvent event) {
        var seen = new Seen();
        new Ledger(seen, "any").rawEvents().put(event);
        return seen.item;
    }

    /// Sees what the ledger would put.
    private static final class Seen implements DynamoDbClient {
        private Map<String, AttributeValue> item = Map.of();

        @Override
        public PutItemResponse putItem(PutItemRequest request) {
            item = request.item();
            return PutItemResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
