package dev.lightup.ledger.imports;

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

/// The lanes in which a tenant's files are read in: so many at once and no more, however many files it sends. Thread-safe.
public final class ImportLanes {
    /// How many a tenant has.
    public static final int LANES = 4;
    /// A lane is free again so long after the last word of who is in it: whoever that was is gone.
    public static final Duration HOLD = Duration.ofMinutes(3);

    private final ItemStore<Lane> lanes;

    public ImportLanes(DynamoDbClient client, String table) {
        this.lanes = new ItemStore<>(client, table, LANE);
    }

    /// A lane that somebody works in.
    ///
    /// @param number from 0
    /// @param by who it is, as no other is
    /// @param until when it is free again though nobody left it
    public record Lane(String tenant, int number, String by, Instant until) {}

    /// Enters a lane of a tenant; empty when somebody is in each.
    ///
    /// @param by who it is, as no other is
    public Optional<Lane> enter(String tenant, String by, Instant now) {
        for (int number = 0; number < LANES; number++) {
            var lane = new Lane(tenant, number, by, now.plus(HOLD));
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
        var next = new Lane(lane.tenant(), lane.number(), lane.by(), now.plus(HOLD));
        return lanes.put(next, "#by = :by", Map.of("#by", "by"),
                Map.of(":by", AttributeValue.fromS(lane.by()))) instanceof ItemStore.Put.Done<Lane>
                        ? Optional.of(next)
                        : Optional.empty();
    }

    /// Leaves a lane, unless somebody else is in it by now.
    public void leave(Lane lane) {
        lanes.delete(partition(lane.tenant()), key(lane.number()), "#by = :by", Map.of("#by", "by"),
                Map.of(":by", AttributeValue.fromS(lane.by())));
    }

    private static AttributeValue millis(Instant at) {
        return AttributeValue.fromN(Long.toString(at.toEpochMilli()));
    }

    private static String partition(String tenant) {
        return KeyIds.tenant(tenant) + "#F";
    }

    private static String key(int number) {
        return "lane#" + number;
    }

    private static final RecordSchema<Lane> LANE = RecordLayout
            .of(Lane.class, "lane", l -> partition(l.tenant()), l -> key(l.number()))
            .text("by", Lane::by)
            .number("u", l -> l.until().toEpochMilli())
            .read(bag -> new Lane(ItemKeys.tenant(bag.text(RecordLayout.PK)),
                    Integer.parseInt(bag.text(RecordLayout.SK).substring("lane#".length())),
                    bag.find("by", String.class).orElse(""),
                    bag.find("u", Long.class).map(Instant::ofEpochMilli).orElse(Instant.EPOCH)));
}
