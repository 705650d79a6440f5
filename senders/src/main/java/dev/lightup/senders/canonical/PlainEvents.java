package dev.lightup.senders.canonical;

import dev.lightup.json.Json;
import dev.lightup.senders.format.AuthenticatedBody;
import dev.lightup.senders.format.ParsedEvent;
import dev.lightup.senders.format.ReadOutcome;
import dev.lightup.senders.http.HttpProblem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the plain body of Standard Webhooks, `{type, timestamp, data}`: the source is the endpoint's first, the id the message's, the
/// subject is named by the data. It is no CloudEvents event, so other members may have any name and any value: they are kept, unread.
final class PlainEvents {
    private static final String TIMESTAMP = "timestamp";
    /// What is read of it, by the name of the attribute that it becomes.
    private static final Set<String> READ = Set.of(EventEnvelope.TYPE, EventEnvelope.SUBJECT, EventEnvelope.SEQUENCE,
            EventEnvelope.SCHEMA,
            EventEnvelope.DATA);

    private PlainEvents() {}

    static ReadOutcome<ParsedEvent.Event> read(Json.Obj body, AuthenticatedBody delivery) {
        boolean dated = switch (body.get(TIMESTAMP).orElse(new Json.Null())) {
            case Json.Null() -> false;
            case Json.Str(String text) -> !(MomentReader.moment(text) instanceof MomentReader.Read.NotTold<Instant>);
            case Json.Obj _, Json.Arr _, Json.Num _, Json.Bool _ -> true;
        };
        if (!dated) {
            return new ReadOutcome.Bad<>(
                    EventRefusal.ATTRIBUTE_MISSING.at(List.of(new HttpProblem.Place("/" + TIMESTAMP, "required"))));
        }
        Map<String, Json> event = new LinkedHashMap<>();
        Map<String, Json> others = new LinkedHashMap<>();
        event.put(CloudEvents.SPECVERSION, new Json.Str(CloudEvents.VERSION));
        event.put(CloudEvents.ID, new Json.Str(delivery.messageId()));
        event.put(CloudEvents.SOURCE, new Json.Str(delivery.endpoint().scope().sources().getFirst()));
        body.properties().forEach((name, value) -> {
            if (name.equals(TIMESTAMP)) {
                event.put(EventEnvelope.TIME, value);
            } else if (READ.contains(name)) {
                event.put(name, value);
            } else {
                others.put(name, value);
            }
        });
        return CloudEvents.read(new CloudEvents.Sent(new Json.Obj(event), body, others,
                name -> name.equals(EventEnvelope.TIME) ? TIMESTAMP : name), delivery);
    }
}
