package dev.lightup.ledger.access;

import dev.lightup.ledger.item.ItemAttributes;
import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Links by the hash of their token, the only key that tells nothing of whose they are. Whoever uses one is written into it by one
/// conditional put, so that of any number who try at once one is let in. Thread-safe.
public final class EntryLinks {
    private static final String LINK = "link";
    /// The table forgets a link so long after it ended.
    private static final Duration KEPT = Duration.ofDays(1);

    private final ItemStore<Item> links;

    public EntryLinks(DynamoDbClient client, String table) {
        this.links = new ItemStore<>(client, table, SCHEMA);
    }

    /// @param by the session that it opened
    private record Item(EntryLink link, Optional<String> by) {}

    /// Puts a link; one that is there already stays as it is, used or not.
    public void put(EntryLink link) {
        var _ = links.putNew(new Item(link, Optional.empty()));
    }

    /// The link of a token while it would let somebody in: reading it uses nothing up.
    public Optional<EntryLink> open(SecretToken token, Instant now) {
        return links.get(partition(token.hash()), LINK)
                .filter(item -> item.by().isEmpty())
                .map(Item::link)
                .filter(link -> now.isBefore(link.until()));
    }

    /// Uses a link up.
    ///
    /// @param session who is let in by it, as no other is: a repeat of the same call finds itself
    /// @return whether it let that one in
    public boolean use(EntryLink link, String session) {
        return links.put(new Item(link, Optional.of(session)),
                "attribute_exists(#pk) AND (attribute_not_exists(#by) OR #by = :by)",
                Map.of("#pk", RecordLayout.PK, "#by", "by"),
                Map.of(":by", AttributeValue.fromS(session))) instanceof ItemStore.Put.Done<Item>;
    }

    /// Removes a link, used or not: its token is one that was never made.
    ///
    /// @param hash of its token
    public void forget(String hash) {
        links.delete(partition(hash), LINK);
    }

    private static String partition(String hash) {
        return ItemKeys.OPERATOR + "#T#" + hash;
    }

    private static final RecordSchema<Item> SCHEMA = RecordLayout
            .of(Item.class, "entry-link", i -> partition(i.link().hash()), _ -> LINK)
            .text("r", i -> i.link().reader())
            // the address, which none is written with any more
            .maybe("a", _ -> Optional.empty())
            .maybe("u", i -> i.link().unit().map(Unit::text))
            .number("until", i -> i.link().until().toEpochMilli())
            .maybe("by", Item::by)
            .number("expires", i -> i.link().until().plus(KEPT).getEpochSecond())
            .read(EntryLinks::item);

    private static Item item(ItemAttributes bag) {
        // one of an earlier release says the address
        String reader = bag.find("r", String.class).orElseGet(() -> new MailAddress(bag.text("a")).reader());
        return new Item(new EntryLink(ItemKeys.rest(bag.text(RecordLayout.PK)), reader,
                bag.find("u", String.class).map(Unit::parse), Instant.ofEpochMilli(bag.number("until"))),
                bag.find("by", String.class));
    }
}
