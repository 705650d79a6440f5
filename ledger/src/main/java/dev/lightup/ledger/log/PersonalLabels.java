package dev.lightup.ledger.log;

import dev.lightup.ledger.item.BatchGet;
import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Clear values of personal data, by token; the only place where they are, and erasable. Thread-safe.
public final class PersonalLabels {
    private final DynamoDbClient client;
    private final String table;
    private final ItemStore<Item> labels;

    public PersonalLabels(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.labels = new ItemStore<>(client, table, LABEL);
    }

    /// Puts the values whose tokens are not there; an erased one stays erased. Known ones cost a read, not a write.
    ///
    /// @param values token to clear value
    /// @return how many were new
    public int putMissing(String tenant, Map<String, String> values) {
        Map<String, PersonalLabel> known = read(tenant, values.keySet());
        int added = 0;
        for (Map.Entry<String, String> value : new TreeMap<>(values).entrySet()) {
            if (!known.containsKey(value.getKey())
                    && labels.putNew(new Item(tenant, value.getKey(),
                            Optional.of(value.getValue()))) instanceof ItemStore.Put.Done) {
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
    public SortedMap<String, PersonalLabel> read(String tenant, Collection<String> tokens) {
        var found = new TreeMap<String, PersonalLabel>();
        List<String> partitions = tokens.stream().distinct().map(t -> ItemKeys.label(tenant, t)).sorted().toList();
        BatchGet.items(client, table, partitions, ItemKeys.LABEL).forEach(map -> {
            Item item = LABEL.record(map);
            found.put(item.token(), item.label());
        });
        return found;
    }

    private record Item(String tenant, String token, Optional<String> value) {
        PersonalLabel label() {
            return value.<PersonalLabel>map(v -> new PersonalLabel.Clear(token, v))
                    .orElseGet(() -> new PersonalLabel.Erased(token));
        }
    }

    private static final RecordSchema<Item> LABEL = RecordLayout
            .of(Item.class, "label", i -> ItemKeys.label(i.tenant(), i.token()), _ -> ItemKeys.LABEL)
            .maybe("v", Item::value)
            .read(bag -> new Item(ItemKeys.tenant(bag.text(RecordLayout.PK)), ItemKeys.rest(bag.text(RecordLayout.PK)),
                    bag.find("v", String.class)));
}
