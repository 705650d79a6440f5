package dev.lightup.functions.receive;

import dev.lightup.functions.directory.Directory;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.Formats;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.format.AuthenticatedBody;
import dev.lightup.senders.format.Format;
import dev.lightup.senders.format.ParseResult;
import dev.lightup.senders.format.ParsedEvent;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.http.HttpProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads once more what was put aside, as today's format and the endpoint as it is today read it. What is understood is stored as any
/// event is, received now; nothing is asked of the signature, which was proven when it came. Thread-safe.
public final class QuarantineReader {
    private final Directory directory;
    private final Formats formats;
    private final EventStore store;

    public QuarantineReader(Ledger ledger, Directory directory, Formats formats) {
        this.directory = directory;
        this.formats = formats;
        this.store = new EventStore(ledger);
    }

    /// Reads it again.
    ///
    /// @param aside what was put aside because it was not understood
    /// @param body its body as it was sent
    /// @param request names this attempt: whoever finds its own event says "accepted", not "duplicate"
    /// @return what became of each event in it; empty when its endpoint takes nothing any more
    public Optional<List<StoreResult>> again(RawEvent aside, ByteString body, Instant now, String request) {
        return directory.endpoint(aside.endpoint())
                .filter(endpoint -> endpoint.tenant().equals(aside.tenant()))
                .flatMap(endpoint -> formats.named(endpoint.format())
                        .map(format -> read(aside, body, now, request, endpoint, format)));
    }

    private List<StoreResult> read(
            RawEvent aside,
            ByteString body,
            Instant now,
            String request,
            Endpoint endpoint,
            Format format) {
        // the message's own id was not kept: the receipt is as good, the same on each attempt. A file without a date is of when it came
        var delivery = format.again(new AuthenticatedBody(endpoint, directory.tenant(aside.tenant()), aside.media(),
                aside.receipt(), aside.received(), now, body));
        var admitted = new AuthenticatedRequest(request, delivery, format, aside.keyId(), aside.grade());
        return switch (admitted.reading()) {
            case ParseResult.Single(ParsedEvent.Unread(Optional<String> id, HttpProblem problem, ByteString _), Map<String, ?> _) ->
                List.of(new StoreResult.Quarantined(id, aside.receipt(), problem));
            case ParseResult.Single(ParsedEvent item, Map<String, ?> _) -> List.of(store.put(item, admitted, 0));
            case ParseResult.Batch(List<ParsedEvent> items) -> batch(items, admitted);
        };
    }

    private List<StoreResult> batch(List<ParsedEvent> items, AuthenticatedRequest admitted) {
        var stored = new ArrayList<StoreResult>();
        items.forEach(item -> stored.add(store.put(item, admitted, stored.size())));
        return List.copyOf(stored);
    }
}
