package dev.lightup.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/// Writes a tree, in its own order or canonically.
public final class TreeWriter {
    private TreeWriter() {}

    public static String write(Json json, boolean canonical) {
        var text = new StringWriter(256);
        try (JsonGenerator out = JsonFactories.STRICT.createGenerator(text)) {
            if (canonical) {
                out.configure(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), true);
            }
            write(json, out, canonical);
        } catch (IOException e) {
            throw new CodecException("cannot write JSON", e);
        }
        return text.toString();
    }

    public static void write(Json json, JsonGenerator out, boolean canonical) throws IOException {
        switch (json) {
            case Json.Obj(Map<String, Json> properties) -> {
                out.writeStartObject();
                for (Map.Entry<String, Json> property : (canonical ? new TreeMap<>(properties) : properties)
                        .entrySet()) {
                    out.writeFieldName(property.getKey());
                    write(property.getValue(), out, canonical);
                }
                out.writeEndObject();
            }
            case Json.Arr(var elements) -> {
                out.writeStartArray();
                for (Json element : elements) {
                    write(element, out, canonical);
                }
                out.writeEndArray();
            }
            case Json.Str(String value) -> out.writeString(value);
            case Json.Num(BigDecimal value) -> out.writeNumber(number(value, canonical));
            case Json.Bool(boolean value) -> out.writeBoolean(value);
            case Json.Null() -> out.writeNull();
        }
    }

    private static String number(BigDecimal value, boolean canonical) {
        // never plain: a few characters must not become millions
        return canonical ? value.stripTrailingZeros().toString() : value.toString();
    }
}
