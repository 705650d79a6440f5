package dev.lightup.local.cli.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// A body to post, and what can be told from it: its media type, the format that reads it, whose it seems to be.
///
/// @param id the `webhook-id`: a hash of the body, so that the same file sent twice is a duplicate
/// @param contentType the media type
/// @param format the name of the format that reads it
/// @param tenant the first segment of its CloudEvents source
/// @param body the bytes
public record PostBody(String id, String contentType, String format, Optional<String> tenant, ByteString body) {
    private static final int ID_CHARACTERS = 24;

    /// Reads a file: `.csv` is an export; JSON is one CloudEvent, a batch of them, or the plain form of Standard Webhooks.
    public static PostBody read(Path file) {
        try {
            return of(file.toString(), ByteString.of(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.USAGE, "cannot read " + file + ": " + e.getMessage());
        }
    }

    public static PostBody of(String name, ByteString body) {
        String id = "msg_" + hash(body).substring(0, ID_CHARACTERS);
        if (name.toLowerCase(Locale.ROOT).endsWith(".csv")) {
            return new PostBody(id, "text/csv", "export", Optional.empty(), body);
        }
        JsonNode json = json(name, body);
        JsonNode first = json.isArray() ? json.path(0) : json;
        String type = json.isArray()
                ? "application/cloudevents-batch+json"
                : first.has("specversion") ? "application/cloudevents+json" : "application/json";
        return new PostBody(id, type, "canonical", tenant(first.path("source").asText()), body);
    }

    /// The same, whose tenant is that one when it does not tell itself.
    PostBody orFrom(Optional<String> other) {
        return new PostBody(id, contentType, format, tenant.or(() -> other), body);
    }

    private static Optional<String> tenant(String source) {
        String[] segments = source.split("/", -1);
        return segments.length > 1 && !segments[1].isEmpty() ? Optional.of(segments[1]) : Optional.empty();
    }

    private static JsonNode json(String name, ByteString body) {
        try {
            return new ObjectMapper().readTree(body.text());
        } catch (JsonProcessingException e) {
            throw new CommandFailure(ExitCodes.USAGE,
                    name + " is neither JSON nor called .csv: " + e.getOriginalMessage());
        }
    }

    private static String hash(ByteString body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
