package dev.lightup.functions.receive;

import dev.lightup.json.Json;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.format.ParsedEvent;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What is not kept of what an endpoint sends that sends references only, told to whoever sent it: how much, never what.
///
/// @param values how many names, and sentences that people wrote
/// @param body whether a body was not kept either
public record LeftOut(int values, boolean body) {
    /// What an answer tells it under.
    public static final String MEMBER = "leftOut";
    private static final String WHY = "this endpoint sends references only";

    /// Of an event that is understood; empty where all of it is kept.
    public static Optional<LeftOut> of(ParsedEvent.Event event, Endpoint endpoint) {
        return of(event.labels().size(), endpoint);
    }

    /// Of so many names and sentences.
    public static Optional<LeftOut> of(int values, Endpoint endpoint) {
        return endpoint.scope().nameless() && values > 0
                ? Optional.of(new LeftOut(values, false))
                : Optional.empty();
    }

    /// Of what is put aside: nobody knows what stands in it.
    public static Optional<LeftOut> ofAside(Endpoint endpoint) {
        return endpoint.scope().nameless() ? Optional.of(new LeftOut(0, true)) : Optional.empty();
    }

    /// As it became of it.
    static Optional<LeftOut> of(StoreResult stored, ParsedEvent item, Endpoint endpoint) {
        return switch (stored) {
            case StoreResult.Accepted _, StoreResult.Duplicate _ -> switch (item) {
                case ParsedEvent.Event event -> of(event, endpoint);
                case ParsedEvent.Announcement(ParsedEvent.Event event, var _) -> of(event, endpoint);
                case ParsedEvent.Unread _ -> Optional.empty();
            };
            case StoreResult.Conflict _, StoreResult.Quarantined _ -> ofAside(endpoint);
        };
    }

    /// In words.
    public String detail() {
        return body
                ? "its body was not kept: " + WHY + ". Mend it and send it again"
                : values + (values == 1 ? " name or sentence was" : " names or sentences were") + " not kept: " + WHY;
    }

    /// As an answer has it.
    public Json.Obj json() {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("values", new Json.Num(BigDecimal.valueOf(values)));
        members.put("detail", new Json.Str(detail()));
        return new Json.Obj(members);
    }
}
