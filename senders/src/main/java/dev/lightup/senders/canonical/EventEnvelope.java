package dev.lightup.senders.canonical;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Subject;
import dev.lightup.json.IsoTime;
import dev.lightup.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// An event in canonical terms; what is stored is this, with source and id beside it.
///
/// @param type its type
/// @param subject what it is about
/// @param time when it happened; when it was received, if absent
/// @param sequence the sender's own order, 20 digits
/// @param schema what the sender says its data fits; kept, never fetched
/// @param data what is known of its data
/// @param unread the token of what is not known, kept as a label
record EventEnvelope(
        Catalogue.Type type,
        Subject subject,
        Optional<Instant> time,
        Optional<String> sequence,
        Optional<String> schema,
        Json.Obj data,
        Optional<String> unread) {
    static final String TYPE = "type";
    static final String SUBJECT = "subject";
    static final String TIME = "time";
    static final String SEQUENCE = "sequence";
    static final String SCHEMA = "dataschema";
    static final String DATA = "data";
    private static final String UNREAD = "unread";

    /// The stored body.
    String write() {
        return json().write();
    }

    /// The same as a value.
    Json.Obj json() {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put(TYPE, new Json.Str(type.name()));
        all.put(SUBJECT, new Json.Str(subject.toString()));
        time.ifPresent(at -> all.put(TIME, new Json.Str(IsoTime.format(at))));
        sequence.ifPresent(text -> all.put(SEQUENCE, new Json.Str(text)));
        schema.ifPresent(text -> all.put(SCHEMA, new Json.Str(text)));
        all.put(DATA, data);
        unread.ifPresent(token -> all.put(UNREAD, new Json.Str(token)));
        return new Json.Obj(all);
    }

    /// Reads a stored body.
    ///
    /// @throws IllegalStateException when it is none
    static EventEnvelope of(Json.Obj stored) {
        return new EventEnvelope(
                stored.text(TYPE).flatMap(Catalogue::named).orElseThrow(() -> broken(TYPE)),
                stored.text(SUBJECT).flatMap(Subject::parse).orElseThrow(() -> broken(SUBJECT)),
                stored.text(TIME).map(text -> IsoTime.parse(text).orElseThrow(() -> broken(TIME))),
                stored.text(SEQUENCE), stored.text(SCHEMA),
                stored.get(DATA).orElse(new Json.Null()) instanceof Json.Obj data ? data : new Json.Obj(Map.of()),
                stored.text(UNREAD));
    }

    private static IllegalStateException broken(String name) {
        return new IllegalStateException("a stored event has no readable `" + name + "`");
    }
}
