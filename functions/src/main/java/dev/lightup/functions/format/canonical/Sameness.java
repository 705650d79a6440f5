package dev.lightup.functions.format.canonical;

import dev.lightup.domain.event.Subject;
import dev.lightup.functions.Bytes;
import dev.lightup.functions.directory.Tenant;
import dev.lightup.functions.directory.Tokens;
import dev.lightup.functions.format.Bodies;
import dev.lightup.functions.format.Item;
import dev.lightup.functions.format.Result;
import dev.lightup.ledger.RawEvent;
import dev.lightup.ledger.codec.CanonicalJson;
import dev.lightup.ledger.codec.Json;
import java.util.Arrays;
import java.util.List;

/// Whether two events under one id are the same event: what they mean is compared, not how it is written. A member that is `null`, the
/// media type of the data, another form of the same moment or number, a subject named twice, and what speaks of one transmission only
/// (`traceparent`) make no other event.
final class Sameness {
    static final String TRACE_PARENT = "traceparent";
    static final String TRACE_STATE = "tracestate";

    private Sameness() {}

    /// What contents are compared by.
    ///
    /// @param meant the event, clear
    static String mac(Envelope meant, Tenant tenant) {
        return Tokens.mac(tenant.key(), bare(meant));
    }

    /// Without what the subject says already.
    private static byte[] bare(Envelope meant) {
        Json.Obj data = meant.data();
        for (String name : Naming.properties(meant.subject().kind())) {
            if (!isOwn(meant, name)) {
                data = data.without(name);
            }
        }
        return CanonicalJson.of(meant.json().with(Envelope.DATA, data));
    }

    /// Whether the type's record has a property of that name, which then says more than the subject does.
    private static boolean isOwn(Envelope meant, String name) {
        Subject.Kind kind = meant.type().subject().orElse(Subject.Kind.ENDPOINT);
        return kind != meant.subject().kind()
                || Arrays.stream(Facts.shape(meant.type()).getRecordComponents())
                        .anyMatch(component -> component.getName().equals(name));
    }

    /// Whether an event says what is stored under its id. What an earlier release stored was compared by its text; it is the same too
    /// where what is kept of both says the same.
    static boolean isStored(Item.Event event, RawEvent stored, Tenant tenant) {
        return stored.mac().equals(event.mac()) || stored.mac().equals(formerMac(event, tenant))
                || Arrays.equals(bare(kept(stored.body())), bare(kept(event.body())));
    }

    private static Envelope kept(String body) {
        return Envelope.of(object(Bytes.utf8(body)));
    }

    private static String formerMac(Item.Event event, Tenant tenant) {
        Json.Obj bare = object(event.sent());
        for (String name : List.of(TRACE_PARENT, TRACE_STATE)) {
            bare = bare.without(name);
        }
        return Tokens.mac(tenant.key(), CanonicalJson.of(bare));
    }

    private static Json.Obj object(Bytes body) {
        if (Bodies.json(body) instanceof Result.Good<Json>(Json.Obj object)) {
            return object;
        }
        throw new IllegalStateException("an event that was read is a JSON object");
    }
}
