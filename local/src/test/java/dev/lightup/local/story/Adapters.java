package dev.lightup.local.story;

import dev.lightup.functions.ByteString;
import dev.lightup.functions.directory.ColumnMap;
import dev.lightup.functions.directory.Endpoint;
import dev.lightup.functions.directory.Tenant;
import dev.lightup.functions.format.AuthenticatedBody;
import dev.lightup.functions.format.Format;
import dev.lightup.functions.format.Formats;
import dev.lightup.functions.format.ParseResult;
import dev.lightup.functions.format.ParsedEvent;
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
    List<ParsedEvent> read(StoryRequest sending) {
        return items(readFile(sending));
    }

    /// The same, with what the answer says beside.
    ParseResult readFile(StoryRequest sending) {
        return read(sending, Story.columns(sending.tenant()).stream().map(Adapters::columns).toList());
    }

    /// What becomes of a request at an endpoint with these column maps.
    ParseResult read(StoryRequest sending, List<ColumnMap> columns) {
        var endpoint = new Endpoint("ep_" + sending.tenant(), sending.tenant(), sending.endpointFormat(), List.of(),
                List.of("/" + sending.tenant() + "/"), columns, true);
        Format format = formats.named(sending.endpointFormat()).orElseThrow();
        return format.read(new AuthenticatedBody(endpoint, new Tenant(sending.tenant(), ByteString.of(new byte[32])),
                sending.contentType(), sending.id(), sending.sentAt(), now, ByteString.of(sending.body())));
    }

    static List<ParsedEvent> items(ParseResult reading) {
        return switch (reading) {
            case ParseResult.Single(ParsedEvent item, var _) -> List.of(item);
            case ParseResult.Batch(List<ParsedEvent> items) -> items;
        };
    }

    private static ColumnMap columns(Story.ColumnMap map) {
        ColumnMap.Feed feed = map.feed().equals("seats") ? ColumnMap.Feed.SEATS : ColumnMap.Feed.ORDERS;
        return new ColumnMap(map.version(), feed, Optional.of(map.asOf()), map.map(), Optional.of(map.dates()));
    }
}
