package dev.lightup.ledger.access;

import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How many units each tenant invited a reader to. Whoever signs in has all its grants read: no tenant makes that dear, or endless, for a reader
/// of another. Thread-safe.
public final class GrantCounts {
    /// How many units of one tenant, those that were taken back included.
    public static final int MOST = 200;
    private static final String COUNTS = "n#";
    private static final int ATTEMPTS = 32;

    private final ItemStore<Item> items;

    GrantCounts(DynamoDbClient client, String table) {
        this.items = new ItemStore<>(client, table, SCHEMA);
    }

    private record Item(String reader, String tenant, long count) {
        Item more() {
            return new Item(reader, tenant, count + 1);
        }
    }

    /// Counts one more. A process that ends before its grant is written has counted it for nothing, never the other way round.
    ///
    /// @return whether there was room for it
    boolean take(String reader, String tenant) {
        var first = new Item(reader, tenant, 1);
        ItemStore.Put<Item> put = items.putNew(first);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            switch (put) {
                case ItemStore.Put.Done<Item>() -> {
                    return true;
                }
                // the reader was erased in between
                case ItemStore.Put.Refused<Item>(Optional<Item> there) when there.isEmpty() ->
                    put = items.putNew(first);
                case ItemStore.Put.Refused<Item>(Optional<Item> there) -> {
                    Item stored = there.orElseThrow(() -> new IllegalStateException("a reader's count is gone"));
                    if (stored.count() >= MOST) {
                        return false;
                    }
                    put = items.put(stored.more(), "#c = :c", Map.of("#c", "c"),
                            Map.of(":c", AttributeValue.fromN(Long.toString(stored.count()))));
                }
            }
        }
        throw new IllegalStateException("a reader is invited by others all the time");
    }

    /// Forgets how many units of each tenant a reader was invited to.
    void forget(String reader) {
        items.beginning(ReaderGrants.readersPartition(reader), COUNTS)
                .toList()
                .forEach(item -> items.delete(ReaderGrants.readersPartition(reader), COUNTS + item.tenant()));
    }

    private static final RecordSchema<Item> SCHEMA = RecordLayout
            .of(Item.class, "reader-count", i -> ReaderGrants.readersPartition(i.reader()), i -> COUNTS + i.tenant())
            .number("c", Item::count)
            .read(bag -> new Item(ItemKeys.rest(bag.text(RecordLayout.PK)),
                    bag.text(RecordLayout.SK).substring(COUNTS.length()), bag.number("c")));
}
