package dev.lightup.ledger.log;

import dev.lightup.ledger.item.BatchGet;
import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.RawKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The log: every authenticated event, put once and never changed. Thread-safe.
public final class RawEvents {
    private final DynamoDbClient client;
    private final String table;
    private final ItemStore<RawEvent> events;
    private final ItemStore<Body> bodies;

    public RawEvents(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.events = new ItemStore<>(client, table, RawLayout.RAW);
        this.bodies = new ItemStore<>(client, table, BODY);
    }

    /// Puts an event where nothing stands under its key: one write. A repeat costs one refused write and no read.
    public PutRaw put(RawEvent event) {
        return switch (events.putNew(event)) {
            case ItemStore.Put.Done<RawEvent>() -> new PutRaw.New(event);
            case ItemStore.Put.Refused<RawEvent>(Optional<RawEvent> stored) -> compare(event,
                    stored.orElseThrow(() -> new IllegalStateException("refused by an item that is not there")));
        };
    }

    private static PutRaw compare(RawEvent event, RawEvent stored) {
        if (!stored.mac().equals(event.mac())) {
            return new PutRaw.Different(stored);
        }
        return stored.request().equals(event.request()) ? new PutRaw.New(stored) : new PutRaw.Same(stored);
    }

    /// Puts an event aside, its sealed body first, so that a stored event never lacks it.
    ///
    /// @param sealed the body, encrypted by the caller
    /// @param expires when the body may be deleted
    public PutRaw putAside(RawEvent event, byte[] sealed, Instant expires) {
        bodies.putNew(new Body(event.key(), sealed, expires));
        return put(event);
    }

    /// The event under that key.
    public Optional<RawEvent> find(RawKey key) {
        return events.get(key.toString(), ItemKeys.RAW);
    }

    /// The events under those keys, a hundred at a call, in no order; those that are not there are left out.
    public List<RawEvent> find(Collection<RawKey> keys) {
        List<String> partitions = keys.stream().map(RawKey::toString).distinct().toList();
        return BatchGet.items(client, table, partitions, ItemKeys.RAW).stream().map(RawLayout.RAW::record).toList();
    }

    /// The sealed body of an event that was put aside; empty once it has expired, whether or not it is deleted yet.
    public Optional<byte[]> body(RawKey key, Instant now) {
        return bodies.get(key.toString(), ItemKeys.BODY).filter(b -> b.expires().isAfter(now)).map(Body::sealed);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared: it only carries an item
    private record Body(RawKey key, byte[] sealed, Instant expires) {}

    private static final RecordSchema<Body> BODY = RecordLayout
            .of(Body.class, "body", b -> b.key().toString(), _ -> ItemKeys.BODY)
            .bytes("b", Body::sealed)
            .number("expires", b -> b.expires().getEpochSecond())
            .read(bag -> new Body(RawKey.parse(bag.text(RecordLayout.PK)), bag.bytes("b"),
                    Instant.ofEpochSecond(bag.number("expires"))));
}
