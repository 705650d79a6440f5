package dev.lightup.json.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.lightup.json.Json;
import dev.lightup.json.JsonProblems;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// How values of one Java type look as JSON. Immutable after its first use.
interface JsonType {
    void write(Object value, JsonGenerator out) throws IOException;

    /// Writes a value that stands by itself: a member of a sealed family names itself.
    default void whole(Object value, JsonGenerator out) throws IOException {
        write(value, out);
    }

    /// Reads our own text; the parser stands on the value's first token and is left on its last.
    Object read(JsonParser in) throws IOException;

    /// Reads a sender's value; what is wrong goes to the findings, and then there may be no value.
    @Nullable
    Object check(Json json, String at, JsonProblems findings);

    /// The value when our own text has none; `null` when there must be one.
    default @Nullable Object absent() {
        return null;
    }

    /// Whether a value is left out when written.
    default boolean leftOut(Object value) {
        return false;
    }

    /// Whether a sender may leave it out.
    default boolean optional() {
        return false;
    }
}
