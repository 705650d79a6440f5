package dev.lightup.ledger.sweep;

import dev.lightup.ledger.item.ItemAttributes;
import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.KeyIds;
import dev.lightup.ledger.key.RawKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// How many events of a tenant are parked, one item a tenant with parked events. The sweep keeps it: from the parked events themselves, never
/// counted up, so that what went wrong with one sweep the next puts right. Thread-safe.
public final class ParkedNotices {
    private final ItemStore<ParkedNotice> notices;

    public ParkedNotices(DynamoDbClient client, String table) {
        this.notices = new ItemStore<>(client, table, NOTICE);
    }

    /// What is noted of a tenant: one read.
    public Optional<ParkedNotice> find(String tenant) {
        return notices.get(place(tenant), ItemKeys.NOTICES + tenant);
    }

    /// The notices of a shard.
    public List<ParkedNotice> of(int shard) {
        return notices.beginning(ItemKeys.shard(shard), ItemKeys.NOTICES).toList();
    }

    /// Notes how it stands.
    public void note(ParkedNotice notice) {
        notices.put(notice);
    }

    /// Takes away what is noted of a tenant.
    public void remove(String tenant) {
        notices.delete(place(tenant), ItemKeys.NOTICES + tenant);
    }

    private static String place(String tenant) {
        return ItemKeys.shard(Integer.parseInt(KeyIds.hash(2, KeyIds.utf8(tenant)), 16) % RawKey.SHARDS);
    }

    private static final RecordSchema<ParkedNotice> NOTICE = RecordLayout
            .of(ParkedNotice.class, "parked-notice", n -> place(n.tenant()), n -> ItemKeys.NOTICES + n.tenant())
            .number("n", n -> (long) n.count())
            .number("since", n -> n.since().toEpochMilli())
            .number("told", n -> n.told() ? 1L : 0L)
            .read(ParkedNotices::notice);

    /// One that lost something is not told: the next sweep notes it anew.
    private static ParkedNotice notice(ItemAttributes bag) {
        return new ParkedNotice(bag.text(RecordLayout.SK).substring(ItemKeys.NOTICES.length()),
                bag.find("n", Long.class).map(Long::intValue).orElse(0),
                bag.find("since", Long.class).map(Instant::ofEpochMilli).orElse(Instant.EPOCH),
                bag.find("told", Long.class).filter(told -> told == 1).isPresent());
    }
}
