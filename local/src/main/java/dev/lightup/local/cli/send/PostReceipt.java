package dev.lightup.local.cli.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lightup.local.cli.common.ExitCodes;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What an endpoint answered.
///
/// @param status the HTTP status
/// @param body its JSON, or its text when it is none
public record PostReceipt(int status, JsonNode body) {
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;

    /// What became of an event.
    public enum Fate {
        ACCEPTED,
        DUPLICATE,
        CONFLICT,
        QUARANTINED,
        /// Not stored: the request itself was refused.
        REFUSED
    }

    public static PostReceipt of(HttpResponse<String> answer) {
        try {
            return new PostReceipt(answer.statusCode(), new ObjectMapper().readTree(answer.body()));
        } catch (JsonProcessingException _) {
            return new PostReceipt(answer.statusCode(), TextNode.valueOf(answer.body()));
        }
    }

    /// How many of the events had which fate.
    Map<Fate, Integer> fates() {
        var fates = new EnumMap<Fate, Integer>(Fate.class);
        switch (status) {
            case 200, 202 -> body.path("events").forEach(event -> fates.merge(fate(event), 1, Integer::sum));
            case 409 -> fates.put(Fate.CONFLICT, 1);
            case 422 -> fates.put(Fate.QUARANTINED, 1);
            default -> fates.put(Fate.REFUSED, 1);
        }
        return fates;
    }

    private static Fate fate(JsonNode event) {
        return switch (event.path("status").asText()) {
            case "accepted" -> Fate.ACCEPTED;
            case "duplicate" -> Fate.DUPLICATE;
            case "conflict" -> Fate.CONFLICT;
            case "quarantined" -> Fate.QUARANTINED;
            default -> throw new IllegalStateException("an answer without a status: " + event);
        };
    }

    /// Whether it waits for a file.
    boolean awaits() {
        return body.at("/upload/url").isTextual();
    }

    /// Where the file is put.
    URI address() {
        return URI.create(body.at("/upload/url").asText());
    }

    /// What has to be sent with it.
    Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>();
        body.at("/upload/headers").properties().forEach(one -> headers.put(one.getKey(), one.getValue().asText()));
        return headers;
    }

    /// The exit code that this answer means.
    int exit() {
        if (status >= 500) {
            return ExitCodes.UNAVAILABLE;
        }
        Map<Fate, Integer> fates = fates();
        fates.remove(Fate.ACCEPTED);
        fates.remove(Fate.DUPLICATE);
        return fates.isEmpty() ? ExitCodes.OK : ExitCodes.REFUSED;
    }

    /// What is to become of a file that a folder sends. Whose signature does not fit is the set-up's fault and not the file's: it waits.
    ///
    /// @param line what is kept beside it
    WatchedFolder.Fate fate(String line) {
        String state = body.at("/upload/state").asText();
        if (status == UNAUTHORIZED || exit() == ExitCodes.UNAVAILABLE || status == TOO_MANY
                || state.equals("reading") || state.equals("awaited")) {
            return new WatchedFolder.Fate.Waits();
        }
        return exit() == ExitCodes.OK && !state.equals("refused")
                ? new WatchedFolder.Fate.Sent(line)
                : new WatchedFolder.Fate.Refused(line);
    }

    /// One line for a person.
    String line(String file) {
        var line = new StringBuilder().append(status).append(' ').append(file);
        fates().forEach((fate, count) -> line.append("  ")
                .append(count)
                .append(' ')
                .append(fate.name().toLowerCase(Locale.ROOT)));
        if (body.has("receipt")) {
            line.append("  receipt ").append(body.path("receipt").asText());
        }
        Stream.of(body.path("page"), body.at("/events/0/page"))
                .filter(JsonNode::isTextual)
                .findFirst()
                .ifPresent(page -> line.append("  page ").append(page.asText()));
        if (body.at("/upload/state").isTextual()) {
            line.append("  ").append(body.at("/upload/state").asText());
            Stream.of("problem", "detail")
                    .map(member -> body.path("upload").path(member))
                    .filter(JsonNode::isTextual)
                    .forEach(text -> line.append(' ').append(text.asText()));
        }
        if (body.has("title")) {
            line.append("  ").append(body.path("title").asText());
        }
        if (body.has("detail")) {
            line.append(": ").append(body.path("detail").asText());
        }
        return line.toString();
    }
}
