package dev.lightup.ledger.lane;

import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.KeyIds;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The lanes in which one kind of work is done for a tenant: so many at once and no more, however much there is to do. Thread-safe.
public final class TenantLanes {
    /// How many read a tenant's files in.
    public static final int FILES = 4;
    /// How many publish a tenant's units that the stream has no time for.
    public static final int UNITS = 2;
    /// A lane is free again so long after the last word of who is in it: whoever that was is gone.
    public static final Duration HOLD = Duration.ofMinutes(3);

    private final ItemStore<Lane> lanes;
    private final String work;
    private final int count;

    private TenantLanes(DynamoDbClient client, String table, String work, int count) {
        this.lanes = new ItemStore<>(client, table, LANE);
        this.work = work;
        this.count = count;
    }

    /// Those in which files are read in.
    public static TenantLanes ofFiles(DynamoDbClient client, String table) {
        return new TenantLanes(client, table, "lane", FILES);
    }

    /// Those in which units are published.
    public static TenantLanes ofUnits(DynamoDbClient client, String table) {
        return new TenantLanes(client, table, "units", UNITS);
    }

    /// A lane that somebody works in.
    ///
    /// @param work what is done there
    /// @param number from 0
    /// @param by who it is, as no other is
    /// @param until when it is free again though nobody left it
    public record Lane(String tenant, String work, int number, String by, Instant until) {}

    /// Enters a lane of a tenant; empty when somebody is in each.
    ///
    /// @param by who it is, as no other is
    public Optional<Lane> enter(String tenant, String by, Instant now) {
        for (int number = 0; number < count; number++) {
            var lane = new Lane(tenant, work, number, by, now.plus(HOLD));
            // its own put answers a retry; one that stands too far ahead was put by a clock that was wrong
            ItemStore.Put<Lane> entered = lanes.put(lane,
                    "attribute_not_exists(#pk) OR attribute_not_exists(#until) OR #until < :now OR #until > :far OR #by = :by",
                    Map.of("#pk", RecordLayout.PK, "#until", "u", "#by", "by"),
                    Map.of(":now", millis(now), ":far", millis(now.plus(HOLD.multipliedBy(2))), ":by",
                            AttributeValue.fromS(by)));
            if (entered instanceof ItemStore.Put.Done<Lane>) {
                return Optional.of(lane);
            }
        }
        return Optional.empty();
    }

    /// Stays in a lane.
    ///
    /// @return the lane; empty when somebody else is in it by now
    public Optional<Lane> stay(Lane lane, Instant now) {
        if (lane.until().isAfter(now.plus(HOLD.dividedBy(2)))) {
            return Optional.of(lane);
        }
        var next = new Lane(lane.tenant(), lane.work(), lane.number(), lane.by(), now.plus(HOLD));
        return lanes.put(next, "#by = :by", Map.of("#by", "by"),
                Map.of(":by", AttributeValue.fromS(lane.by()))) instanceof ItemStore.Put.Done<Lane>
                        ? Optional.of(next)
                        : Optional.empty();
    }

    /// Leaves a lane, unless somebody else is in it by now.
    public void leave(Lane lane) {
        lanes.delete(partition(lane.tenant()), key(lane), "#by = :by", Map.of("#by", "by"),
                Map.of(":by", AttributeValue.fromS(lane.by())));
    }

    private static AttributeValue millis(Instant at) {
        return AttributeValue.fromN(Long.toString(at.toEpochMilli()));
    }

    private static String partition(String tenant) {
        return KeyIds.tenant(tenant) + "#F";
    }

    private static String key(Lane lane) {
        return lane.work() + "#" + lane.number();
    }

    private static final RecordSchema<Lane> LANE = RecordLayout
            .of(Lane.class, "lane", l -> partition(l.tenant()), TenantLanes::key)
            .text("by", Lane::by)
            .number("u", l -> l.until().toEpochMilli())
            .read(bag -> new Lane(ItemKeys.tenant(bag.text(RecordLayout.PK)),
                    bag.text(RecordLayout.SK).split("#", 2)[0],
                    Integer.parseInt(bag.text(RecordLayout.SK).split("#", 2)[1]),
                    bag.find("by", String.class).orElse(""),
                    bag.find("u", Long.class).map(Instant::ofEpochMilli).orElse(Instant.EPOCH)));
}
