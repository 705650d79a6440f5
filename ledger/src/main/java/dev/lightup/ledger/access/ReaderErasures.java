package dev.lightup.ledger.access;

import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// That a reader is being erased: from then on no link lets that one in, whatever of it still stands. Whoever begins a session looks for it afterwards,
/// and whoever erases puts it before it ends the sessions, so that no session is begun past both. Thread-safe.
public final class ReaderErasures {
    private static final String ERASING = "erasing";
    /// Who was cut off and never comes again does not keep a reader out for good.
    private static final Duration KEPT = Duration.ofDays(7);

    private final ItemStore<Item> items;
    private final GrantCounts counts;

    public ReaderErasures(DynamoDbClient client, String table) {
        this.items = new ItemStore<>(client, table, SCHEMA);
        this.counts = new GrantCounts(client, table);
    }

    private record Item(String reader, Instant until) {}

    /// @param reader as {@link MailAddress#reader}
    public void begin(String reader, Instant now) {
        items.put(new Item(reader, now.plus(KEPT)));
    }

    /// Whether somebody erases that reader.
    public boolean isUnderWay(String reader, Instant now) {
        return items.get(ReaderGrants.readersPartition(reader), ERASING)
                .filter(item -> now.isBefore(item.until()))
                .isPresent();
    }

    /// Says that nothing is left to erase but how often the reader was invited, which goes too.
    public void end(String reader) {
        counts.forget(reader);
        items.delete(ReaderGrants.readersPartition(reader), ERASING);
    }

    private static final RecordSchema<Item> SCHEMA = RecordLayout
            .of(Item.class, "reader-erasing", i -> ReaderGrants.readersPartition(i.reader()), _ -> ERASING)
            .number("expires", i -> i.until().getEpochSecond())
            .read(bag -> new Item(ItemKeys.rest(bag.text(RecordLayout.PK)),
                    Instant.ofEpochSecond(bag.number("expires"))));
}
