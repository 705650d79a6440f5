package dev.lightup.functions.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/// Writes JSON. In the canonical form members are sorted and equal numbers look equal (`1`, `1.0` and `1e0` are `1`), so two
/// serialisations of one event give the same bytes.
public final class CanonicalJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private CanonicalJson() {}

    /// The canonical form, UTF-8.
    public static byte[] bytes(Json value) {
        return write(value, true);
    }

    /// The same value in the order in which it was made: what people read.
    public static byte[] inOrder(Json value) {
        return write(value, false);
    }

    private static byte[] write(Json value, boolean sorted) {
        var out = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            write(value, generator, sorted);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toByteArray();
    }

    private static void write(Json value, JsonGenerator out, boolean sorted) throws IOException {
        switch (value) {
            case Json.Obj(Map<String, Json> members) -> {
                out.writeStartObject();
                for (var member : (sorted ? new TreeMap<>(members) : members).entrySet()) {
                    out.writeFieldName(member.getKey());
                    write(member.getValue(), out, sorted);
                }
                out.writeEndObject();
            }
            case Json.Arr(var items) -> {
                out.writeStartArray();
                for (Json item : items) {
                    write(item, out, sorted);
                }
                out.writeEndArray();
            }
            case Json.Text(String text) -> out.writeString(text);
            case Json.Num(BigDecimal number) -> out.writeNumber(plain(number));
            case Json.Bool(boolean truth) -> out.writeBoolean(truth);
            case Json.Null() -> out.writeNull();
        }
    }

    private static String plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() <= 0 && bare.precision() - bare.scale() <= 32 ? bare.toPlainString() : bare.toString();
    }
}
