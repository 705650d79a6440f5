package dev.lightup.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/// HTTP as a sender's system speaks it, signed by the official library of Standard Webhooks. Safe for concurrent use.
final class Mail implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /// What was answered.
    ///
    /// @param json the body, missing when it is no JSON
    record Answer(int status, HttpHeaders headers, String body, JsonNode json) {}

    /// Posts a body with a signature of now.
    Answer post(URI to, String secret, String id, String type, String body) {
        return post(to, secret, id, type, body, Instant.now());
    }

    /// Posts a body with a signature of that time.
    Answer post(URI to, String secret, String id, String type, String body, Instant at) {
        long seconds = at.getEpochSecond();
        try {
            return exchange(HttpRequest.newBuilder(to)
                    .header("content-type", type)
                    .header("webhook-id", id)
                    .header("webhook-timestamp", Long.toString(seconds))
                    .header("webhook-signature", new Webhook(secret).sign(id, seconds, body))
                    .POST(BodyPublishers.ofString(body)));
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException("no signature", e);
        }
    }

    /// Any other request.
    Answer exchange(HttpRequest.Builder request) {
        HttpResponse<byte[]> answer = bytes(request);
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        return new Answer(answer.statusCode(), answer.headers(), body, json(body));
    }

    /// Any other request, its answer's body as it came.
    HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(ANSWER).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while posting", e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
