package dev.lightup.json.codec;

import dev.lightup.json.Json;
import dev.lightup.json.JsonProblems;
import dev.lightup.json.ReadResult;
import java.lang.reflect.Type;

/// Reads what senders give: every problem is collected with its place, none is thrown. Within bounds: depth 32, strings 32 KiB, names
/// 128 and numbers 32 characters, documents 256 KiB and 20,000 tokens.
///
/// `null` counts as absent. An `Optional` may be absent, everything else is required. Thread-safe.
public final class JsonReader {
    private JsonReader() {}

    /// A value of that class from a sender's JSON.
    public static <T> ReadResult<T> read(Class<T> type, byte[] json) {
        return switch (Json.parse(json)) {
            case ReadResult.Good<Json>(Json value, var _) -> read(type, value, "");
            case ReadResult.Bad<Json>(var problems, var notes) -> new ReadResult.Bad<>(problems, notes);
        };
    }

    /// A value of that class from a part of a sender's document.
    ///
    /// @param at the JSON pointer of the part in its document, so that problems tell the right place
    public static <T> ReadResult<T> read(Class<T> type, Json json, String at) {
        var findings = new JsonProblems();
        Object value = JsonTypes.of((Type) type).check(json, at, findings);
        return value == null || findings.bad()
                ? new ReadResult.Bad<>(findings.problems(), findings.notes())
                : new ReadResult.Good<>(type.cast(value), findings.notes());
    }
}
