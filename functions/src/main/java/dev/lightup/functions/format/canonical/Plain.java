package dev.lightup.functions.format.canonical;

import dev.lightup.functions.format.Delivery;
import dev.lightup.functions.format.Item;
import dev.lightup.functions.format.Result;
import dev.lightup.functions.http.Problem;
import dev.lightup.ledger.codec.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the plain body of Standard Webhooks, `{type, timestamp, data}`: the source is the endpoint's first, the id the message's, the
/// subject is named by the data.
final class Plain {
    private static final String TIMESTAMP = "timestamp";

    private Plain() {}

    static Result<Item.Event> read(Json.Obj body, Delivery delivery) {
        if (body.get(CloudEvents.SPECVERSION).isPresent()) {
            return new Result.Bad<>(Refusal.NOT_AN_EVENT
                    .because("a CloudEvents event comes as application/cloudevents+json"));
        }
        if (body.get(TIMESTAMP).isEmpty()) {
            return new Result.Bad<>(
                    Refusal.ATTRIBUTE_MISSING.at(List.of(new Problem.Place("/" + TIMESTAMP, "required"))));
        }
        Map<String, Json> event = new LinkedHashMap<>(body.properties());
        event.put(CloudEvents.SPECVERSION, new Json.Str(CloudEvents.VERSION));
        event.put(CloudEvents.ID, new Json.Str(delivery.messageId()));
        event.put(CloudEvents.SOURCE, new Json.Str(delivery.endpoint().sources().getFirst()));
        event.put(Envelope.TIME, event.getOrDefault(TIMESTAMP, new Json.Null()));
        event.remove(TIMESTAMP);
        return CloudEvents.read(new Json.Obj(event), body, delivery);
    }
}
