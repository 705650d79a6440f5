package dev.lightup.senders.canonical;

import dev.lightup.domain.event.Subject;
import dev.lightup.json.CanonicalJson;
import dev.lightup.json.Json;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.endpoint.TenantTokens;
import dev.lightup.senders.format.BodyReader;
import dev.lightup.senders.format.ParsedEvent;
import dev.lightup.senders.format.ReadOutcome;
import dev.lightup.senders.http.ByteString;
import java.util.Arrays;
import java.util.List;

/// Whether two events under one id are the same event: what they mean is compared, not how it is written. A member that is `null`, the
/// media type of the data, another form of the same moment or number, a subject named twice, and what speaks of one transmission only
/// (`traceparent`) make no other event.
final class EventSameness {
    static final String TRACE_PARENT = "traceparent";
    static final String TRACE_STATE = "tracestate";

    private EventSameness() {}

    /// What contents are compared by.
    ///
    /// @param meant the event, clear
    static String mac(EventEnvelope meant, Tenant tenant) {
        return TenantTokens.mac(tenant.key(), bare(meant));
    }

    /// Without what the subject says already.
    private static byte[] bare(EventEnvelope meant) {
        Json.Obj data = meant.data();
        for (String name : SubjectFromData.properties(meant.subject().kind())) {
            if (!isOwn(meant, name)) {
                data = data.without(name);
            }
        }
        return CanonicalJson.of(meant.json().with(EventEnvelope.DATA, data));
    }

    /// Whether the type's record has a property of that name, which then says more than the subject does.
    private static boolean isOwn(EventEnvelope meant, String name) {
        Subject.Kind kind = meant.type().subject().orElse(Subject.Kind.ENDPOINT);
        return kind != meant.subject().kind()
                || Arrays.stream(FactReader.shape(meant.type()).getRecordComponents())
                        .anyMatch(component -> component.getName().equals(name));
    }

    /// Whether an event says what is stored under its id. What an earlier release stored was compared by its text; it is the same too
    /// where what is kept of both says the same.
    static boolean isStored(ParsedEvent.Event event, RawEvent stored, Tenant tenant) {
        return stored.mac().equals(event.mac()) || stored.mac().equals(formerMac(event, tenant))
                || Arrays.equals(bare(kept(stored.body())), bare(kept(event.body())));
    }

    private static EventEnvelope kept(String body) {
        return EventEnvelope.of(object(ByteString.utf8(body)));
    }

    private static String formerMac(ParsedEvent.Event event, Tenant tenant) {
        Json.Obj bare = object(event.sent());
        for (String name : List.of(TRACE_PARENT, TRACE_STATE)) {
            bare = bare.without(name);
        }
        return TenantTokens.mac(tenant.key(), CanonicalJson.of(bare));
    }

    private static Json.Obj object(ByteString body) {
        if (BodyReader.json(body) instanceof ReadOutcome.Good<Json>(Json.Obj object)) {
            return object;
        }
        throw new IllegalStateException("an event that was read is a JSON object");
    }
}
