package dev.lightup.json.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lightup.json.Json;
import dev.lightup.json.JsonProblems;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A property that may be absent.
record OptionalShape(JsonType present) implements JsonType {
    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
        Object inner = ((Optional<?>) value).orElse(null);
        if (inner == null) {
            out.writeNull();
        } else {
            present.write(inner, out);
        }
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        return in.currentToken() == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(present.read(in));
    }

    @Override
    public @Nullable Object check(Json json, String at, JsonProblems findings) {
        if (json instanceof Json.Null) {
            return Optional.empty();
        }
        Object value = present.check(json, at, findings);
        return value == null ? null : Optional.of(value);
    }

    @Override
    public Object absent() {
        return Optional.empty();
    }

    @Override
    public boolean leftOut(Object value) {
        return ((Optional<?>) value).isEmpty();
    }

    @Override
    public boolean optional() {
        return true;
    }
}
