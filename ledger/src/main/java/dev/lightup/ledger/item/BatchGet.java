package dev.lightup.ledger.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Many items at once, strongly consistent, a hundred at a call; what the table leaves out is asked for again, with growing pauses.
public final class BatchGet {
    private static final int BATCH = 100;
    private static final int ATTEMPTS = 8;
    private static final long FIRST_PAUSE = 20_000_000L;

    private BatchGet() {}

    /// The items of those partitions under one sort key, in no order; those that are not there are left out.
    public static List<Map<String, AttributeValue>> items(
            DynamoDbClient client,
            String table,
            List<String> partitions,
            String sortKey) {
        return items(client, table, partitions.stream().map(pk -> new Place(pk, sortKey)).toList());
    }

    /// Where an item lies.
    ///
    /// @param pk its partition
    /// @param sk its sort key
    public record Place(String pk, String sk) {
        private Map<String, AttributeValue> key() {
            return Map.of(RecordLayout.PK, AttributeValue.fromS(pk), RecordLayout.SK, AttributeValue.fromS(sk));
        }
    }

    /// The items of those places, of which none is named twice, in no order; those that are not there are left out.
    public static List<Map<String, AttributeValue>> items(DynamoDbClient client, String table, List<Place> places) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        for (int from = 0; from < places.size(); from += BATCH) {
            batch(client, table, places.subList(from, Math.min(from + BATCH, places.size()))
                    .stream()
                    .map(Place::key)
                    .toList(), found);
        }
        return found;
    }

    private static void batch(
            DynamoDbClient client,
            String table,
            List<Map<String, AttributeValue>> keys,
            List<Map<String, AttributeValue>> found) {
        Map<String, KeysAndAttributes> wanted = Map.of(table,
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
        for (int attempt = 0; !wanted.isEmpty(); attempt++) {
            if (attempt == ATTEMPTS) {
                throw SdkClientException.create("items could not be read: the table gives only parts");
            }
            if (attempt > 0) {
                LockSupport.parkNanos(FIRST_PAUSE << attempt);
            }
            Map<String, KeysAndAttributes> ask = wanted;
            BatchGetItemResponse answer = client.batchGetItem(r -> r.requestItems(ask));
            found.addAll(answer.responses().getOrDefault(table, List.of()));
            wanted = answer.unprocessedKeys();
        }
    }
}
