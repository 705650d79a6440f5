package dev.lightup.ledger.access;

import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How many links an address was sent lately: nobody's mailbox is filled by somebody who knows the address. Thread-safe.
public final class MailedLinks {
    /// How many in an hour.
    public static final int MOST = 3;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String SENT = "sent";

    private final ItemStore<Item> items;

    public MailedLinks(DynamoDbClient client, String table) {
        this.items = new ItemStore<>(client, table, SCHEMA);
    }

    /// The links of the last hour; their text is what a further one is compared with.
    private record Item(String reader, List<Instant> times) {
        String text() {
            return times.stream().map(at -> Long.toString(at.toEpochMilli())).collect(Collectors.joining(","));
        }
    }

    /// Takes one of the hour's links for an address. Of some that come at once and see the same each takes one of its own or none.
    ///
    /// @return whether there was one left
    public boolean take(MailAddress address, Instant now) {
        Optional<Item> stored = items.get(ReaderGrants.readersPartition(address.reader()), SENT);
        List<Instant> recent = recent(stored, now);
        if (recent.size() >= MOST) {
            return false;
        }
        var next = new Item(address.reader(), Stream.concat(recent.stream(), Stream.of(now)).toList());
        ItemStore.Put<Item> put = stored.isEmpty()
                ? items.putNew(next)
                : items.put(next, "#t = :t", Map.of("#t", "t"),
                        Map.of(":t", AttributeValue.fromS(stored.get().text())));
        // whoever was overtaken sends none: the other one's link is on its way to the same address
        return put instanceof ItemStore.Put.Done<Item>;
    }

    private static List<Instant> recent(Optional<Item> stored, Instant now) {
        return stored.stream()
                .flatMap(item -> item.times().stream())
                .filter(at -> at.isAfter(now.minus(HOUR)))
                .toList();
    }

    /// When a reader was sent links in the last hour.
    ///
    /// @param reader as {@link MailAddress#reader}
    public List<Instant> sent(String reader, Instant now) {
        return recent(items.get(ReaderGrants.readersPartition(reader), SENT), now);
    }

    /// Forgets what an address was sent.
    ///
    /// @param reader as {@link MailAddress#reader}
    public void forget(String reader) {
        items.delete(ReaderGrants.readersPartition(reader), SENT);
    }

    private static final RecordSchema<Item> SCHEMA = RecordLayout
            .of(Item.class, "reader-mailed", i -> ReaderGrants.readersPartition(i.reader()), _ -> SENT)
            .text("t", Item::text)
            .number("expires", i -> i.times().getLast().plus(HOUR).getEpochSecond())
            .read(bag -> new Item(ItemKeys.rest(bag.text(RecordLayout.PK)),
                    Stream.of(bag.text("t").split(","))
                            .map(at -> Instant.ofEpochMilli(Long.parseLong(at)))
                            .toList()));
}
