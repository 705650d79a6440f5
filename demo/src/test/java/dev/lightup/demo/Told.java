package dev.lightup.demo;

import dev.lightup.demo.sending.StoryRequest;
import dev.lightup.json.Json;
import dev.lightup.json.ReadResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A story as a receiver sees it.
public record Told(long sendings, List<Event> events, long files, long unreadable, long bytes) {
    /// An envelope that could be read.
    public record Event(
            String tenant,
            String id,
            String source,
            String type,
            String subject,
            Instant time,
            Json.Obj data) {}

    public static Told of(Story story) {
        var events = new ArrayList<Event>();
        var counts = new long[4];
        story.sendings().forEach(sending -> {
            counts[0]++;
            counts[3] += sending.body().length;
            if (sending.endpointFormat().equals(StoryRequest.EXPORT)) {
                counts[1]++;
            } else if (!read(sending, events)) {
                counts[2]++;
            }
        });
        return new Told(counts[0], List.copyOf(events), counts[1], counts[2], counts[3]);
    }

    /// How many events each type has.
    public Map<String, Long> types() {
        var types = new TreeMap<String, Long>();
        events.forEach(event -> types.merge(event.type(), 1L, Long::sum));
        return types;
    }

    private static boolean read(StoryRequest sending, List<Event> events) {
        if (!(Json.parse(sending.body()) instanceof ReadResult.Good<Json>(Json json, var _))) {
            return false;
        }
        return switch (json) {
            case Json.Obj event -> events.add(event(sending, event));
            case Json.Arr(var elements) -> {
                elements.forEach(element -> events.add(event(sending, (Json.Obj) element)));
                yield !elements.isEmpty();
            }
            case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> false;
        };
    }

    private static Event event(StoryRequest sending, Json.Obj event) {
        Json.Obj data = (Json.Obj) event.get("data").orElseThrow();
        if (event.get("specversion").isEmpty()) {
            return new Event(sending.tenant(), sending.id(), "/" + sending.tenant() + "/", text(event, "type"),
                    subject(text(event, "type"), data), Instant.parse(text(event, "timestamp")), data);
        }
        return new Event(sending.tenant(), text(event, "id"), text(event, "source"), text(event, "type"),
                text(event, "subject"), Instant.parse(text(event, "time")), data);
    }

    /// What the data of a plain body names; the endpoint where it names nothing.
    private static String subject(String type, Json.Obj data) {
        return switch (type.substring(0, type.indexOf('.'))) {
            case "milestone" -> "milestone/" + data.text("subscription").orElseThrow();
            case "system" -> "endpoint/own";
            default -> "partner/" + data.text("account").orElseThrow();
        };
    }

    private static String text(Json.Obj event, String name) {
        return event.text(name).orElseThrow();
    }
}
