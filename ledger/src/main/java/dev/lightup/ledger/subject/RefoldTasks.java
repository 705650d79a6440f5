package dev.lightup.ledger.subject;

import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.KeyIds;
import dev.lightup.ledger.key.RawKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The list of subjects to fold anew. Whoever renders puts a subject here whose state it cannot read; the sweep works the list off.
/// Thread-safe.
public final class RefoldTasks {
    private final ItemStore<RefoldTask> list;

    public RefoldTasks(DynamoDbClient client, String table) {
        this.list = new ItemStore<>(client, table, REFOLD);
    }

    /// Puts a subject on the list; one that is there already stays as it is.
    public void note(String tenant, Subject subject, Instant now) {
        list.putNew(RefoldTask.first(tenant, subject, now));
    }

    /// The subjects of a shard that wait, whatever the reason.
    public List<RefoldTask> waiting(int shard) {
        return list.beginning(ItemKeys.shard(shard), ItemKeys.REFOLDS).toList();
    }

    /// As {@link #waiting(int)}, so many at most.
    public List<RefoldTask> waiting(int shard, int most) {
        return list.beginning(ItemKeys.shard(shard), ItemKeys.REFOLDS).limit(most).toList();
    }

    /// Lets a subject wait longer, unless somebody took it off the list meanwhile.
    public void later(RefoldTask refold) {
        list.put(refold, "attribute_exists(#pk)", Map.of("#pk", RecordLayout.PK), Map.of());
    }

    /// Takes a subject off the list.
    public void done(RefoldTask refold) {
        list.delete(ItemKeys.shard(shard(refold)), key(refold));
    }

    private static int shard(RefoldTask refold) {
        return Integer.parseInt(KeyIds.hash(2, KeyIds.utf8(key(refold))), 16) % RawKey.SHARDS;
    }

    private static String key(RefoldTask refold) {
        return ItemKeys.REFOLDS + refold.tenant() + '|' + refold.subject();
    }

    private static final RecordSchema<RefoldTask> REFOLD = RecordLayout
            .of(RefoldTask.class, "refold", r -> ItemKeys.shard(shard(r)), RefoldTasks::key)
            .number("since", r -> r.since().toEpochMilli())
            .number("n", r -> (long) r.attempts())
            .number("next", r -> r.next().toEpochMilli())
            .read(bag -> {
                String place = bag.text(RecordLayout.SK).substring(ItemKeys.REFOLDS.length());
                int bar = place.indexOf('|');
                return new RefoldTask(place.substring(0, bar), ItemKeys.subjectOf(place.substring(bar + 1)),
                        bag.find("since", Long.class).map(Instant::ofEpochMilli).orElse(Instant.EPOCH),
                        bag.find("n", Long.class).map(Long::intValue).orElse(0),
                        bag.find("next", Long.class).map(Instant::ofEpochMilli).orElse(Instant.EPOCH));
            });
}
