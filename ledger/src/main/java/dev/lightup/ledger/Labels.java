package dev.lightup.ledger;

import dev.lightup.ledger.item.Layout;
import dev.lightup.ledger.item.Shelf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Clear values of personal data, by token; the only place where they are, and erasable. Thread-safe.
public final class Labels {
    private static final int BATCH = 100;
    private static final int ATTEMPTS = 8;
    private static final long FIRST_PAUSE = 20_000_000L;

    private final DynamoDbClient client;
    private final String table;
    private final Shelf<Item> labels;

    Labels(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.labels = new Shelf<>(client, table, LABEL);
    }

    /// Puts the values whose tokens are not there; an erased one stays erased. Known ones cost a read, not a write.
    ///
    /// @param values token to clear value
    /// @return how many were new
    public int putMissing(String tenant, Map<String, String> values) {
        Map<String, Label> known = read(tenant, values.keySet());
        int added = 0;
        for (Map.Entry<String, String> value : new TreeMap<>(values).entrySet()) {
            if (!known.containsKey(value.getKey())
                    && labels.putNew(new Item(tenant, value.getKey(),
                            Optional.of(value.getValue()))) instanceof Shelf.Put.Done) {
                added++;
            }
        }
        return added;
    }

    /// Erases a value and leaves a tombstone, so that a repeat of the event does not bring it back.
    public void erase(String tenant, String token) {
        labels.put(new Item(tenant, token, Optional.empty()));
    }

    /// The labels of those tokens, as far as there are any.
    public SortedMap<String, Label> read(String tenant, Collection<String> tokens) {
        var found = new TreeMap<String, Label>();
        List<String> all = List.copyOf(new TreeSet<>(tokens));
        for (int from = 0; from < all.size(); from += BATCH) {
            batch(tenant, all.subList(from, Math.min(from + BATCH, all.size())), found);
        }
        return found;
    }

    private void batch(String tenant, List<String> tokens, Map<String, Label> found) {
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        for (String token : tokens) {
            keys.add(Map.of(Layout.PK, AttributeValue.fromS(Keys.label(tenant, token)), Layout.SK,
                    AttributeValue.fromS(Keys.LABEL)));
        }
        Map<String, KeysAndAttributes> wanted = Map.of(table,
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
        for (int attempt = 0; !wanted.isEmpty(); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new IllegalStateException("labels could not be read: the table gives only parts");
            }
            if (attempt > 0) {
                LockSupport.parkNanos(FIRST_PAUSE << attempt);
            }
            Map<String, KeysAndAttributes> ask = wanted;
            var answer = client.batchGetItem(r -> r.requestItems(ask));
            answer.responses().getOrDefault(table, List.of()).forEach(map -> {
                Item item = LABEL.mapToItem(map);
                found.put(item.token(), item.label());
            });
            wanted = answer.unprocessedKeys();
        }
    }

    private record Item(String tenant, String token, Optional<String> value) {
        Label label() {
            return value.<Label>map(v -> new Label.Clear(token, v)).orElseGet(() -> new Label.Erased(token));
        }
    }

    private static final TableSchema<Item> LABEL = Layout
            .of(Item.class, "label", i -> Keys.label(i.tenant(), i.token()), _ -> Keys.LABEL)
            .maybe("v", Item::value)
            .read(bag -> new Item(Keys.tenant(bag.text(Layout.PK)), Keys.rest(bag.text(Layout.PK)),
                    bag.find("v", String.class)));
}
