package dev.lightup.bench.cold;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.signature.StandardWebhooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/// Correct signed webhooks as the gateway's events, each with an id of its own.
final class SignedWebhooks {
    private final byte[] secret = new byte[32];
    private int sent;

    /// The secret in base64.
    String secret() {
        return Base64.getEncoder().encodeToString(secret);
    }

    /// Writes the directory that Receive knows the sender by.
    void directory(Path file) throws IOException {
        Files.writeString(file, """
                {"tenants":[{"tenant":"bench","key":"%s"}],"endpoints":[{"endpoint":"ep_1","tenant":"bench",\
                "format":"canonical","keys":[{"id":"k1","secret":"whsec_%s"}],"sources":["/bench/"],"columns":[]}]}"""
                .formatted(secret(), secret()));
    }

    ByteString next() {
        String id = "cold-" + ++sent;
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String body = """
                {"specversion":"1.0","id":"%s","source":"/bench/shop","type":"order.submitted","subject":"order/%s",\
                "time":"%s","data":{"account":"A-1","customer":"C-1","lines":[{"sku":"AWP-STD-1Y","quantity":22}]}}"""
                .formatted(id, id, now.minus(Duration.ofHours(1)));
        ObjectNode event = JsonNodeFactory.instance.objectNode()
                .put("version", "2.0")
                .put("routeKey", "POST /v1/hooks/{endpoint}")
                .put("rawPath", "/v1/hooks/ep_1")
                .put("rawQueryString", "");
        event.putObject("headers")
                .put("content-type", "application/cloudevents+json")
                .put("host", "127.0.0.1")
                .put("user-agent", "bench")
                .put("webhook-id", id)
                .put("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .put("webhook-signature",
                        StandardWebhooks.sign(ByteString.of(secret), id, now, ByteString.utf8(body)));
        event.putObject("requestContext")
                .put("accountId", "000000000000")
                .put("requestId", "r-" + id)
                .put("timeEpoch", now.toEpochMilli())
                .putObject("http")
                .put("method", "POST")
                .put("path", "/v1/hooks/ep_1")
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", "127.0.0.1")
                .put("userAgent", "bench");
        event.putObject("pathParameters").put("endpoint", "ep_1");
        return ByteString.utf8(event.put("body", body).put("isBase64Encoded", false).toString());
    }
}
