package dev.lightup.json.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lightup.json.CodecException;
import dev.lightup.json.Json;
import dev.lightup.json.JsonProblem;
import dev.lightup.json.JsonProblems;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Maps as JSON objects, sorted by the text of their keys.
record MapShape(TextShape key, JsonType value, boolean sorted) implements JsonType {
    @Override
    public void write(Object map, JsonGenerator out) throws IOException {
        var entries = new TreeMap<String, Object>();
        ((Map<?, ?>) map).forEach((k, v) -> entries.put(key.print().apply(k), v));
        out.writeStartObject();
        for (Map.Entry<String, Object> entry : entries.entrySet()) {
            out.writeFieldName(entry.getKey());
            value.write(entry.getValue(), out);
        }
        out.writeEndObject();
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw new CodecException("expected an object but found " + in.currentToken());
        }
        var entries = new LinkedHashMap<Object, Object>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            entries.put(key.ofOurs(name), value.read(in));
        }
        return of(entries);
    }

    @Override
    public @Nullable Object check(Json json, String at, JsonProblems findings) {
        if (!(json instanceof Json.Obj(var properties))) {
            return findings.problem(at, JsonProblem.Code.WRONG_TYPE, "an object");
        }
        var entries = new LinkedHashMap<Object, Object>();
        properties.forEach((name, given) -> {
            String place = JsonProblems.step(at, name);
            Object entry = value.check(given, place, findings);
            Object named = key.check(new Json.Str(name), place, findings);
            if (entry != null && named != null) {
                entries.put(named, entry);
            }
        });
        return entries.size() == properties.size() ? of(entries) : null;
    }

    private Map<Object, Object> of(Map<Object, Object> entries) {
        return sorted
                ? Collections.unmodifiableSortedMap(new TreeMap<>(entries))
                : Collections.unmodifiableMap(entries);
    }

    @Override
    public Object absent() {
        return of(Map.of());
    }
}
