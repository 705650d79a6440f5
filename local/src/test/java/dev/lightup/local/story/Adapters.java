package dev.lightup.local.story;

import dev.lightup.functions.Bytes;
import dev.lightup.functions.directory.Columns;
import dev.lightup.functions.directory.Endpoint;
import dev.lightup.functions.directory.Tenant;
import dev.lightup.functions.format.Delivery;
import dev.lightup.functions.format.Format;
import dev.lightup.functions.format.Formats;
import dev.lightup.functions.format.Item;
import dev.lightup.functions.format.Reading;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Reads requests with the product's own formats, as Receive does after the signature.
final class Adapters {
    private final Formats formats;
    private final Instant now;

    Adapters(Instant now) {
        this.now = now;
        formats = Formats.all(InstantSource.system());
    }

    /// What becomes of a request of the story.
    List<Item> read(Sending sending) {
        return items(readFile(sending));
    }

    /// The same, with what the answer says beside.
    Reading readFile(Sending sending) {
        return read(sending, Story.columns(sending.tenant()).stream().map(Adapters::columns).toList());
    }

    /// What becomes of a request at an endpoint with these column maps.
    Reading read(Sending sending, List<Columns> columns) {
        var endpoint = new Endpoint("ep_" + sending.tenant(), sending.tenant(), sending.endpointFormat(), List.of(),
                List.of("/" + sending.tenant() + "/"), columns, true);
        Format format = formats.named(sending.endpointFormat()).orElseThrow();
        return format.read(new Delivery(endpoint, new Tenant(sending.tenant(), Bytes.of(new byte[32])),
                sending.contentType(), sending.id(), sending.sentAt(), now, Bytes.of(sending.body())));
    }

    static List<Item> items(Reading reading) {
        return switch (reading) {
            case Reading.Single(Item item, var _) -> List.of(item);
            case Reading.Batch(List<Item> items) -> items;
        };
    }

    private static Columns columns(Story.ColumnMap map) {
        Columns.Feed feed = map.feed().equals("seats") ? Columns.Feed.SEATS : Columns.Feed.ORDERS;
        return new Columns(map.version(), feed, Optional.of(map.asOf()), map.map(), Optional.of(map.dates()));
    }
}
