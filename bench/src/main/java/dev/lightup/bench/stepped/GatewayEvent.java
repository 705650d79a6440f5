package dev.lightup.bench.stepped;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.signature.StandardWebhooks;
import java.time.Instant;
import java.util.Base64;

/// A signed request as an HTTP API hands it to Receive. Nothing in it is drawn by lot: the request's id, which the event keeps, is the
/// message's.
///
/// @param endpoint where it is posted
/// @param id the message's id
/// @param media the body's media type
/// @param body what is posted
public record GatewayEvent(String endpoint, String id, String media, String body) {
    /// @param secret what the endpoint's sender signs with
    ByteString signed(ByteString secret, Instant now) {
        ByteString bytes = ByteString.utf8(body);
        String path = "/v1/hooks/" + endpoint;
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("version", "2.0").put("rawPath", path);
        event.putObject("headers")
                .put("content-type", media)
                .put("webhook-id", id)
                .put("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .put("webhook-signature", StandardWebhooks.sign(secret, id, now, bytes));
        event.putObject("requestContext")
                .put("requestId", "request-" + id)
                .putObject("http")
                .put("method", "POST")
                .put("path", path);
        event.put("body", Base64.getEncoder().encodeToString(bytes.array())).put("isBase64Encoded", true);
        return ByteString.utf8(event.toString());
    }
}
