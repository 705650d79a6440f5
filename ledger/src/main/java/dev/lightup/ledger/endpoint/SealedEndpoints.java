package dev.lightup.ledger.endpoint;

import dev.lightup.ledger.item.ItemAttributes;
import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.ShapeNumber;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/// Sealed endpoints, one item each, under the operator: whoever sends names its endpoint and no tenant. Thread-safe.
public final class SealedEndpoints {
    private static final String ENDPOINT = "endpoint";
    private static final String NONCE = "nc";

    private final DynamoDbClient client;
    private final String table;
    private final ItemStore<SealedEndpoint> items;

    public SealedEndpoints(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.items = new ItemStore<>(client, table, SCHEMA);
    }

    /// The endpoint of an id as it was a moment ago or is: half a read unit where there is none.
    public Optional<SealedEndpoint> find(String id) {
        return get(id, false);
    }

    /// The endpoint of an id as it is.
    public Optional<SealedEndpoint> current(String id) {
        return get(id, true);
    }

    /// Without the Enhanced Client, which the process that a sender waits for does without.
    private Optional<SealedEndpoint> get(String id, boolean consistent) {
        GetItemResponse found = client.getItem(r -> r.tableName(table)
                .key(Map.of(RecordLayout.PK, AttributeValue.fromS(partition(id)), RecordLayout.SK,
                        AttributeValue.fromS(ENDPOINT)))
                .consistentRead(consistent));
        return found.hasItem() ? Optional.of(SCHEMA.record(found.item())) : Optional.empty();
    }

    /// Adds one.
    ///
    /// @return false when there is one of that id
    public boolean add(SealedEndpoint endpoint) {
        return stands(endpoint, items.putNew(endpoint));
    }

    /// Puts one in the place of that version of it.
    ///
    /// @return false when another version is there, or none
    public boolean replace(SdkBytes nonce, SealedEndpoint next) {
        return stands(next, items.put(next, "#nc = :nc", Map.of("#nc", NONCE), Map.of(":nc",
                AttributeValue.fromB(nonce))));
    }

    /// Puts one, whatever is there.
    public void put(SealedEndpoint endpoint) {
        items.put(endpoint);
    }

    /// Removes one, which may be gone.
    public void remove(String id) {
        items.delete(partition(id), ENDPOINT);
    }

    /// What was refused by itself, sent again because its answer was lost, stands.
    private static boolean stands(SealedEndpoint wanted, ItemStore.Put<SealedEndpoint> put) {
        return switch (put) {
            case ItemStore.Put.Done<SealedEndpoint>() -> true;
            case ItemStore.Put.Refused<SealedEndpoint>(Optional<SealedEndpoint> there) ->
                there.filter(wanted::equals).isPresent();
        };
    }

    private static String partition(String id) {
        return ItemKeys.ENDPOINTS + id;
    }

    private static final RecordSchema<SealedEndpoint> SCHEMA = RecordLayout
            .of(SealedEndpoint.class, ENDPOINT, e -> partition(e.id()), _ -> ENDPOINT)
            .text(ItemKeys.TENANT, SealedEndpoint::tenant)
            .number(ShapeNumber.NAME, e -> (long) e.shape())
            .bytes(NONCE, e -> e.nonce().asByteArray())
            .bytes("x", e -> e.sealed().asByteArray())
            .maybe("mv", e -> e.moved().map(SealedEndpoint.Move::secret))
            .maybe("mn", e -> e.moved().map(SealedEndpoint.Move::nonce))
            .read(SealedEndpoints::endpoint);

    private static SealedEndpoint endpoint(ItemAttributes bag) {
        return new SealedEndpoint(ItemKeys.rest(bag.text(RecordLayout.PK)), bag.text(ItemKeys.TENANT),
                Math.toIntExact(bag.number(ShapeNumber.NAME)), SdkBytes.fromByteArray(bag.bytes(NONCE)),
                SdkBytes.fromByteArray(bag.bytes("x")),
                bag.find("mv", String.class)
                        .flatMap(secret -> bag.find("mn", String.class)
                                .map(nonce -> new SealedEndpoint.Move(secret, nonce))));
    }
}
