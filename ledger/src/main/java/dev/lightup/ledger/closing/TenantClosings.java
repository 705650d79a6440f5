package dev.lightup.ledger.closing;

import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.item.DeflatedText;
import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The leavings of tenants, one item each, under the operator: it stays when everything of the tenant is gone. Thread-safe.
public final class TenantClosings {
    private final ItemStore<Item> items;

    public TenantClosings(DynamoDbClient client, String table) {
        this.items = new ItemStore<>(client, table, SCHEMA);
    }

    private record Item(TenantClosing closing, long version) {}

    /// A leaving that was read.
    ///
    /// @param version of what was read
    public record Kept(TenantClosing closing, long version) {}

    /// How far a tenant's leaving is; empty of one that stays.
    public Optional<Kept> find(String tenant) {
        return items.get(ItemKeys.CLOSINGS, tenant).map(item -> new Kept(item.closing(), item.version()));
    }

    /// Begins a leaving.
    ///
    /// @return what stands: another one where somebody was faster
    public Kept begin(TenantClosing closing) {
        return stands(closing, 1, items.putNew(new Item(closing, 1)));
    }

    /// Notes how far it is.
    ///
    /// @return what stands: another one where somebody was faster
    public Kept note(Kept read, TenantClosing next) {
        return stands(next, read.version() + 1,
                items.put(new Item(next, read.version() + 1), "#n = :n", Map.of("#n", "n"), version(read)));
    }

    private static Kept stands(TenantClosing wanted, long version, ItemStore.Put<Item> put) {
        return switch (put) {
            case ItemStore.Put.Done<Item>() -> new Kept(wanted, version);
            case ItemStore.Put.Refused<Item>(Optional<Item> there) -> there
                    .map(item -> new Kept(item.closing(), item.version()))
                    .orElseThrow(() -> new IllegalStateException("the leaving was taken back meanwhile"));
        };
    }

    /// Takes a leaving back that is as it was read.
    ///
    /// @return whether it is taken back
    public boolean takeBack(Kept read) {
        return items.delete(ItemKeys.CLOSINGS, read.closing().tenant(), "#n = :n", Map.of("#n", "n"), version(read));
    }

    private static Map<String, AttributeValue> version(Kept read) {
        return Map.of(":n", AttributeValue.fromN(Long.toString(read.version())));
    }

    private static final RecordSchema<Item> SCHEMA = RecordLayout
            .of(Item.class, "closing", _ -> ItemKeys.CLOSINGS, i -> i.closing().tenant())
            .number("n", Item::version)
            .bytes("j", i -> DeflatedText.pack(Codec.text(i.closing())))
            .read(bag -> new Item(Codec.read(TenantClosing.class, DeflatedText.unpack(bag.bytes("j"))),
                    bag.number("n")));
}
