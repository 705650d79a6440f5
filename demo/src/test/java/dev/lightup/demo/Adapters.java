package dev.lightup.demo;

import dev.lightup.demo.sending.StoryRequest;
import dev.lightup.senders.Formats;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.format.AuthenticatedBody;
import dev.lightup.senders.format.Format;
import dev.lightup.senders.format.ParseResult;
import dev.lightup.senders.format.ParsedEvent;
import dev.lightup.senders.http.ByteString;
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
                Endpoint.Scope.of(List.of("/" + sending.tenant() + "/")), columns, true, Optional.empty());
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
