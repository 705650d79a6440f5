package dev.lightup.functions.receive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.signature.SigningKeys;
import dev.lightup.senders.signature.StandardWebhooks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A sender of webhooks, for tests: what it sends is valid until a test says otherwise. Immutable.
public record Sender(
        String endpoint,
        String secret,
        Instant at,
        String id,
        String method,
        String path,
        String media,
        ByteString body,
        List<Map.Entry<String, String>> headers,
        List<String> without,
        boolean signed,
        String request) {
    private static final String SPARE = "spare";

    /// A sender to that endpoint, at that moment.
    public static Sender to(String endpoint, String secret, Instant at) {
        return new Sender(endpoint, secret, at, "msg_1", "POST", "/v1/hooks/" + endpoint,
                "application/cloudevents+json", ByteString.utf8("{}"), List.of(), List.of(), true,
                SPARE);
    }

    public Sender body(String text) {
        return body(ByteString.utf8(text));
    }

    public Sender body(ByteString bytes) {
        return new Sender(endpoint, secret, at, id, method, path, media, bytes, headers, without, signed, request);
    }

    public Sender media(String type) {
        return new Sender(endpoint, secret, at, id, method, path, type, body, headers, without, signed, request);
    }

    public Sender id(String messageId) {
        return new Sender(endpoint, secret, at, messageId, method, path, media, body, headers, without, signed,
                request);
    }

    public Sender at(Instant moment) {
        return new Sender(endpoint, secret, moment, id, method, path, media, body, headers, without, signed, request);
    }

    public Sender method(String name) {
        return new Sender(endpoint, secret, at, id, name, path, media, body, headers, without, signed, request);
    }

    public Sender path(String other) {
        return new Sender(endpoint, secret, at, id, method, other, media, body, headers, without, signed, request);
    }

    public Sender secret(String other) {
        return new Sender(endpoint, other, at, id, method, path, media, body, headers, without, signed, request);
    }

    /// With a header more; one of that name replaces the sender's own.
    public Sender header(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Sender(endpoint, secret, at, id, method, path, media, body, List.copyOf(more), without, signed,
                request);
    }

    public Sender without(String name) {
        var more = new ArrayList<>(without);
        more.add(name);
        return new Sender(endpoint, secret, at, id, method, path, media, body, headers, List.copyOf(more), signed,
                request);
    }

    /// As one invocation: a repeat of it has the same request id.
    public Sender request(String requestId) {
        return new Sender(endpoint, secret, at, id, method, path, media, body, headers, without, signed, requestId);
    }

    /// The signature that it would send.
    public String signature() {
        return StandardWebhooks.sign(SigningKeys.secret(secret), id, at, body);
    }

    /// The bytes of the invocation, payload format 2.0.
    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("version", "2.0");
            json.writeStringField("routeKey", "$default");
            json.writeStringField("rawPath", path);
            json.writeStringField("rawQueryString", "");
            json.writeObjectFieldStart("headers");
            own(json, "webhook-id", id);
            own(json, "webhook-timestamp", Long.toString(at.getEpochSecond()));
            own(json, "webhook-signature", signature());
            own(json, "content-type", media);
            for (Map.Entry<String, String> header : headers) {
                json.writeStringField(header.getKey(), header.getValue());
            }
            json.writeEndObject();
            json.writeObjectFieldStart("requestContext");
            json.writeObjectFieldStart("http");
            json.writeStringField("method", method);
            json.writeStringField("path", path);
            json.writeEndObject();
            json.writeStringField("requestId", request.equals(SPARE) ? UUID.randomUUID().toString() : request);
            json.writeEndObject();
            json.writeStringField("body", Base64.getEncoder().encodeToString(body.array()));
            json.writeBooleanField("isBase64Encoded", true);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void own(JsonGenerator json, String name, String value) throws IOException {
        boolean replaced = headers.stream().anyMatch(header -> header.getKey().equals(name));
        if (!replaced && !without.contains(name)) {
            json.writeStringField(name, value);
        }
    }
}
