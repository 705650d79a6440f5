package dev.lightup.ledger.publication;

import dev.lightup.json.CodecException;
import dev.lightup.json.Json;
import dev.lightup.json.ReadResult;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.key.KeyIds;
import java.util.SortedMap;
import java.util.TreeMap;

/// The notes of a head as JSON. They hold a person's decision (a freeze), so none is ever lost: what is not told as this release tells it
/// is kept as text, and where a freeze can only be guessed at, the unit is frozen.
final class HeadNotes {
    /// Under this name stands what could not be read at all.
    static final String UNREAD = "unread";

    private HeadNotes() {}

    private record Notes(SortedMap<String, String> notes) {}

    static String write(SortedMap<String, String> notes) {
        return Codec.text(new Notes(notes));
    }

    static SortedMap<String, String> read(String json) {
        if (json.isEmpty()) {
            return new TreeMap<>();
        }
        try {
            SortedMap<String, String> notes = Codec.read(Notes.class, json).notes();
            return write(notes).equals(json) ? notes : kept(json);
        } catch (CodecException _) {
            return kept(json);
        }
    }

    private static SortedMap<String, String> kept(String json) {
        var notes = new TreeMap<String, String>();
        if (Json.parse(KeyIds.utf8(json)) instanceof ReadResult.Good<Json>(Json.Obj all, var _)
                && all.properties().get("notes") instanceof Json.Obj told) {
            told.properties().forEach((name, value) -> notes.put(name, text(value)));
            if (all.properties().size() == 1) {
                return notes;
            }
        }
        notes.put(UNREAD, json);
        if (json.contains(PublishLease.FROZEN)) {
            notes.putIfAbsent(PublishLease.FROZEN, "a freeze that this release cannot read");
        }
        return notes;
    }

    private static String text(Json value) {
        return value instanceof Json.Str(String told) ? told : value.write();
    }
}
