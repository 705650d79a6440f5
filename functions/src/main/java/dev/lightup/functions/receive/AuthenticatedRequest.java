package dev.lightup.functions.receive;

import dev.lightup.domain.event.Grade;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.format.AuthenticatedBody;
import dev.lightup.senders.format.Format;
import dev.lightup.senders.format.ParseResult;
import dev.lightup.senders.format.UnreadableBody;
import java.util.Optional;

/// A request whose sender is proven.
///
/// @param request the gateway's request id
/// @param delivery what was sent
/// @param format what reads it
/// @param keyId which key proved it
/// @param grade how far the proof reaches
public record AuthenticatedRequest(
        String request,
        AuthenticatedBody delivery,
        Format format,
        String keyId,
        Grade grade) {
    /// The raw event that this request, or one event of it, is stored as.
    ///
    /// @param place its place in the request, from 0
    public RawEvent raw(
            RawKey key,
            String source,
            String id,
            int columns,
            String mac,
            int place,
            RawEvent.Standing standing,
            Optional<RawEvent.Quarantine> why,
            String body) {
        return new RawEvent(key, delivery.endpoint().id(), source, id, format.name(), columns, delivery.media(),
                delivery.received(), grade, keyId, mac, request + "/" + place, key.receipt(), standing, why,
                Optional.empty(), delivery.endpoint().zone(), body);
    }

    /// What the endpoint's format makes of it.
    public ParseResult reading() {
        if (format.mediaTypes().containsKey(delivery.media())) {
            return format.read(delivery);
        }
        return ParseResult.unread(UnreadableBody.MEDIA_TYPE_WRONG.because(
                "this endpoint reads: " + String.join(", ", format.mediaTypes().keySet().stream().sorted().toList())),
                delivery);
    }
}
