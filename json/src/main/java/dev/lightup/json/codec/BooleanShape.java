package dev.lightup.json.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.lightup.json.Json;
import dev.lightup.json.JsonProblem;
import dev.lightup.json.JsonProblems;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// `true` and `false`.
record BooleanShape() implements JsonType {
    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
        out.writeBoolean((Boolean) value);
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        return in.getBooleanValue();
    }

    @Override
    public @Nullable Object check(Json json, String at, JsonProblems findings) {
        return json instanceof Json.Bool(boolean value)
                ? (Object) value
                : findings.problem(at, JsonProblem.Code.WRONG_TYPE, "true or false");
    }
}
