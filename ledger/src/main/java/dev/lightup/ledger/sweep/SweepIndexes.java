package dev.lightup.ledger.sweep;

import dev.lightup.json.IsoTime;
import dev.lightup.ledger.item.ItemAttributes;
import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.MinuteText;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawLayout;
import dev.lightup.ledger.log.ReceivedEvent;
import dev.lightup.ledger.publication.DueUnit;
import dev.lightup.ledger.publication.HeadLayout;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What the sweep looks at: the indexes of what was received and of what is due, its cursors, the driven events, the parked ones. The
/// indexes lag behind the table a little. What of its own notes cannot be read costs a look more and holds nothing up. Thread-safe.
public final class SweepIndexes {
    private final DynamoDbClient client;
    private final String table;
    private final ItemStore<Cursor> cursors;
    private final ItemStore<DrivenMinute> driven;
    private final ItemStore<ParkedEvent> parked;

    public SweepIndexes(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.cursors = new ItemStore<>(client, table, CURSOR);
        this.driven = new ItemStore<>(client, table, DrivenMinute.SCHEMA);
        this.parked = new ItemStore<>(client, table, PARKED);
    }

    /// The raw events of a shard received in those minutes, oldest first, page by page as the stream is read.
    ///
    /// @param from the first minute
    /// @param until the first minute after them
    public Stream<ReceivedEvent> received(int shard, Instant from, Instant until) {
        return index("received", RawLayout.RECEIVED_SHARD, shard, "#r BETWEEN :from AND :to",
                Map.of("#r", RawLayout.RECEIVED_MINUTE),
                // "#" follows every minute's text and sorts before digits: nothing of the minute `until` is below its bare text
                Map.of(":from", AttributeValue.fromS(MinuteText.of(from)), ":to",
                        AttributeValue.fromS(MinuteText.of(until))))
                .map(item -> new ReceivedEvent(RawKey.parse(text(item, RecordLayout.PK)),
                        MinuteText.parse(text(item, RawLayout.RECEIVED_MINUTE))));
    }

    /// The units of a shard that are due, the longest overdue first. One whose time cannot be read is due.
    public Stream<DueUnit> due(int shard, Instant now) {
        return index("due", HeadLayout.DUE_SHARD, shard, "#r <= :now", Map.of("#r", HeadLayout.DUE_AT),
                Map.of(":now", AttributeValue.fromS(IsoTime.format(now))))
                .map(item -> new DueUnit(ItemKeys.unitOf(text(item, RecordLayout.PK)),
                        IsoTime.parse(text(item, HeadLayout.DUE_AT)).orElse(Instant.EPOCH)));
    }

    private Stream<Map<String, AttributeValue>> index(
            String index,
            String hash,
            int shard,
            String range,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        var allNames = new HashMap<>(names);
        allNames.put("#h", hash);
        var allValues = new HashMap<>(values);
        allValues.put(":h", AttributeValue.fromS(Integer.toString(shard)));
        return client
                .queryPaginator(r -> r.tableName(table)
                        .indexName(index)
                        .keyConditionExpression("#h = :h AND " + range)
                        .expressionAttributeNames(allNames)
                        .expressionAttributeValues(allValues))
                .items()
                .stream();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("an index without " + name);
        }
        return value.s();
    }

    /// The minute that the shard's cursor stands on: everything before it is done. One that cannot be read, or stands in the future, is as
    /// good as none.
    public Optional<Instant> cursor(int shard, Instant now) {
        return cursors.get(ItemKeys.shard(shard), ItemKeys.CURSOR)
                .flatMap(Cursor::minute)
                .filter(at -> !at.isAfter(now));
    }

    /// Moves a cursor forward; never back, unless it stands in the future, where only a clock that was wrong has put it.
    ///
    /// @return whether it moved
    public boolean moveCursor(int shard, Instant minute, Instant now) {
        var next = new Cursor(shard, Optional.of(minute));
        return switch (cursors.put(next, "attribute_not_exists(#at) OR #at < :at", Map.of("#at", "at"),
                Map.of(":at", AttributeValue.fromS(MinuteText.of(minute))))) {
            case ItemStore.Put.Done<Cursor>() -> true;
            case ItemStore.Put.Refused<Cursor>(Optional<Cursor> stored) -> {
                boolean wrong = stored.filter(cursor -> cursor.minute().filter(at -> !at.isAfter(now)).isEmpty())
                        .isPresent();
                if (wrong) {
                    cursors.put(next);
                }
                yield wrong;
            }
        };
    }

    /// The marks ({@link RawKey#mark}) of the events of a minute that a sweep has driven with success; none where the item cannot be read.
    public Set<String> driven(int shard, Instant minute) {
        return driven.get(ItemKeys.shard(shard), DrivenMinute.key(minute)).map(DrivenMinute::marks).orElse(Set.of());
    }

    /// Notes what was driven of a minute: all of it, with what was noted before. Two sweeps at once may forget one of the other's marks; then
    /// that event is driven once more.
    public void noteDriven(int shard, Instant minute, Set<String> marks) {
        driven.put(new DrivenMinute(shard, minute, marks));
    }

    /// Takes out what was noted of the minutes before that one, which no sweep looks at any more.
    public void forgetDriven(int shard, Instant until) {
        driven.between(ItemKeys.shard(shard), ItemKeys.DRIVEN, DrivenMinute.key(until))
                .filter(noted -> noted.minute().isBefore(until))
                .forEach(noted -> driven.delete(ItemKeys.shard(shard), DrivenMinute.key(noted.minute())));
    }

    /// Parks an event, or parks it again.
    public void park(ParkedEvent event) {
        parked.put(event);
    }

    /// Takes an event that was applied after all out of the parked ones.
    public void unpark(RawKey key) {
        parked.delete(ItemKeys.shard(key.shard()), ItemKeys.PARKED + key);
    }

    /// The parked events of a shard, whenever they are tried next.
    public List<ParkedEvent> parked(int shard) {
        return parked.beginning(ItemKeys.shard(shard), ItemKeys.PARKED).toList();
    }

    /// As {@link #parked(int)}, so many at most.
    public List<ParkedEvent> parked(int shard, int most) {
        return parked.beginning(ItemKeys.shard(shard), ItemKeys.PARKED).limit(most).toList();
    }

    private record Cursor(int shard, Optional<Instant> minute) {}

    private static final RecordSchema<Cursor> CURSOR = RecordLayout
            .of(Cursor.class, "cursor", c -> ItemKeys.shard(c.shard()), _ -> ItemKeys.CURSOR)
            .maybe("at", c -> c.minute().map(MinuteText::of))
            .read(bag -> new Cursor(Integer.parseInt(ItemKeys.rest(bag.text(RecordLayout.PK))),
                    bag.find("at", String.class).flatMap(MinuteText::find)));

    private static final RecordSchema<ParkedEvent> PARKED = RecordLayout
            .of(ParkedEvent.class, "parked", p -> ItemKeys.shard(p.key().shard()), p -> ItemKeys.PARKED + p.key())
            .number("n", p -> (long) p.attempts())
            .number("since", p -> p.since().toEpochMilli())
            .number("next", p -> p.next().toEpochMilli())
            .text("why", ParkedEvent::problem)
            .read(SweepIndexes::parked);

    /// An item that lost something counts as parked once and is due now: trying the event says what is wrong with it.
    private static ParkedEvent parked(ItemAttributes bag) {
        RawKey key = RawKey.parse(bag.text(RecordLayout.SK).substring(ItemKeys.PARKED.length()));
        Optional<Long> attempts = bag.find("n", Long.class);
        Optional<Instant> since = bag.find("since", Long.class).map(Instant::ofEpochMilli);
        Optional<Instant> next = bag.find("next", Long.class).map(Instant::ofEpochMilli);
        Optional<String> why = bag.find("why", String.class);
        return attempts.isPresent() && since.isPresent() && next.isPresent() && why.isPresent()
                ? new ParkedEvent(key, attempts.get().intValue(), since.get(), next.get(), why.get())
                : new ParkedEvent(key, 1, since.orElse(Instant.EPOCH), Instant.EPOCH, why.orElse("parked-not-read"));
    }
}
