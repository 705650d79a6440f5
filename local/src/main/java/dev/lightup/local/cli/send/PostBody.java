package dev.lightup.local.cli.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.senders.export.ExportFormat;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// A body to post, and what can be told from it: its media type, the format that reads it, whose it seems to be. A file that is too large to be
/// posted is announced.
///
/// @param id the `webhook-id`: a hash of the body, so that the same file sent twice is a duplicate
/// @param contentType the media type
/// @param format the name of the format that reads it
/// @param tenant the first segment of its CloudEvents source
/// @param body the bytes
public record PostBody(String id, String contentType, String format, Optional<String> tenant, ByteString body) {
    private static final int ID_CHARACTERS = 24;

    /// Reads a file: `.csv` is an export, and if it is too large to be posted the body announces it; JSON is one CloudEvent, a batch of them, or the plain form of Standard Webhooks.
    ///
    /// @param clock what is announced is not of a moment to come
    public static PostBody read(Path file, InstantSource clock) {
        try {
            if (isCsv(file.toString()) && Files.size(file) > ExportFormat.LARGEST) {
                return announcement(file, clock);
            }
            return of(file.toString(), ByteString.of(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.USAGE, "cannot read " + file + ": " + e.getMessage());
        }
    }

    public static PostBody of(String name, ByteString body) {
        String id = "msg_" + hash(body).substring(0, ID_CHARACTERS);
        if (isCsv(name)) {
            return new PostBody(id, "text/csv", "export", Optional.empty(), body);
        }
        JsonNode json = json(name, body);
        JsonNode first = json.isArray() ? json.path(0) : json;
        String type = json.isArray()
                ? "application/cloudevents-batch+json"
                : first.has("specversion") ? "application/cloudevents+json" : "application/json";
        return new PostBody(id, type, "canonical", tenant(first.path("source").asText()), body);
    }

    /// A file that is not dated is of when it was last written, so that to send it again is to ask how it stands.
    private static PostBody announcement(Path file, InstantSource clock) throws IOException {
        Instant written = Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.MILLIS);
        if (written.atZone(ZoneOffset.UTC).getYear() < ExportFormat.FIRST_YEAR
                || written.isAfter(clock.instant().plus(ExportFormat.MINUTES_AHEAD, ChronoUnit.MINUTES))) {
            throw new CommandFailure(ExitCodes.USAGE, file + " was last written at " + written
                    + ", as its file system says; a file is of a moment from 2000 to now: set it with `touch -d`");
        }
        ObjectNode begin = JsonNodeFactory.instance.objectNode()
                .put("type", "snapshot.begin")
                .put("timestamp", written.toString());
        begin.putObject("data").put("sha256", hash(file)).put("size", Files.size(file));
        ByteString body = ByteString.utf8(begin.toString());
        return new PostBody("msg_" + hash(body).substring(0, ID_CHARACTERS), "application/json", "export",
                Optional.empty(), body);
    }

    private static boolean isCsv(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
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
        return HexFormat.of().formatHex(sha256().digest(body.array()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
