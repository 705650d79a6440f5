package dev.lightup.ledger;

import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.item.Layout;
import dev.lightup.ledger.item.Schema;
import dev.lightup.ledger.item.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The list of subjects to fold anew. Whoever renders puts a subject here whose state it cannot read; the sweep works the list off.
/// Thread-safe.
public final class Refolds {
    private final Shelf<Refold> list;

    Refolds(DynamoDbClient client, String table) {
        this.list = new Shelf<>(client, table, REFOLD);
    }

    /// Puts a subject on the list; one that is there already stays as it is.
    public void note(String tenant, Subject subject, Instant now) {
        list.putNew(Refold.first(tenant, subject, now));
    }

    /// The subjects of a shard that wait, whatever the reason.
    public List<Refold> waiting(int shard) {
        return list.beginning(Keys.shard(shard), Keys.REFOLDS).toList();
    }

    /// Lets a subject wait longer, unless somebody took it off the list meanwhile.
    public void later(Refold refold) {
        list.put(refold, "attribute_exists(#pk)", Map.of("#pk", Layout.PK), Map.of());
    }

    /// Takes a subject off the list.
    public void done(Refold refold) {
        list.delete(Keys.shard(shard(refold)), key(refold));
    }

    private static int shard(Refold refold) {
        return Integer.parseInt(Ids.hash(2, Ids.utf8(key(refold))), 16) % RawKey.SHARDS;
    }

    private static String key(Refold refold) {
        return Keys.REFOLDS + refold.tenant() + '|' + refold.subject();
    }

    private static final Schema<Refold> REFOLD = Layout
            .of(Refold.class, "refold", r -> Keys.shard(shard(r)), Refolds::key)
            .number("since", r -> r.since().toEpochMilli())
            .number("n", r -> (long) r.attempts())
            .number("next", r -> r.next().toEpochMilli())
            .read(bag -> {
                String place = bag.text(Layout.SK).substring(Keys.REFOLDS.length());
                int bar = place.indexOf('|');
                return new Refold(place.substring(0, bar), Keys.subjectOf(place.substring(bar + 1)),
                        bag.find("since", Long.class).map(Instant::ofEpochMilli).orElse(Instant.EPOCH),
                        bag.find("n", Long.class).map(Long::intValue).orElse(0),
                        bag.find("next", Long.class).map(Instant::ofEpochMilli).orElse(Instant.EPOCH));
            });
}
