package dev.lightup.ledger;

import dev.lightup.ledger.item.Layout;
import dev.lightup.ledger.item.Schema;
import dev.lightup.ledger.item.Shelf;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Clear values of personal data, by token; the only place where they are, and erasable. Thread-safe.
public final class Labels {
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
        List<String> partitions = tokens.stream().distinct().map(t -> Keys.label(tenant, t)).sorted().toList();
        BatchGet.items(client, table, partitions, Keys.LABEL).forEach(map -> {
            Item item = LABEL.record(map);
            found.put(item.token(), item.label());
        });
        return found;
    }

    private record Item(String tenant, String token, Optional<String> value) {
        Label label() {
            return value.<Label>map(v -> new Label.Clear(token, v)).orElseGet(() -> new Label.Erased(token));
        }
    }

    private static final Schema<Item> LABEL = Layout
            .of(Item.class, "label", i -> Keys.label(i.tenant(), i.token()), _ -> Keys.LABEL)
            .maybe("v", Item::value)
            .read(bag -> new Item(Keys.tenant(bag.text(Layout.PK)), Keys.rest(bag.text(Layout.PK)),
                    bag.find("v", String.class)));
}
