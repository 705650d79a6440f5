package dev.lightup.json.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.lightup.json.Json;
import dev.lightup.json.JsonProblems;
import dev.lightup.json.TreeReader;
import dev.lightup.json.TreeWriter;
import java.io.IOException;

/// Any JSON value, kept as it is.
record TreeShape() implements JsonType {
    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
        TreeWriter.write((Json) value, out, false);
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        return TreeReader.value(in);
    }

    @Override
    public Object check(Json json, String at, JsonProblems findings) {
        return json;
    }
}
