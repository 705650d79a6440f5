package dev.lightup.json.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.lightup.json.CodecException;
import dev.lightup.json.JsonFactories;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;

/// Records as canonical JSON: the same value is always the same bytes.
///
/// Properties are a record's components in declared order; an empty `Optional` is left out; sets and maps are sorted; instants are
/// ISO-8601 in milliseconds (`2026-03-01T09:30:00.000Z`), dates `2026-03-01`, decimals plain, enums their names in lower case, subjects
/// `kind/id`. Where the declared type is sealed, or a value of a sealed family is written by itself, the first property `"@"` names
/// the member: facts by their event type, others by the name that {@link dev.lightup.domain.event.StoredName} pins, which every member of a
/// stored family has; what is never stored goes by its simple name in snake case.
///
/// Thread-safe. Reading here trusts the text (it is ours); what senders give goes through {@link JsonReader}.
public final class Codec {
    private Codec() {}

    /// A value as canonical JSON in UTF-8.
    ///
    /// @throws CodecException when a type of the value is none that has a JSON form
    public static byte[] write(Object value) {
        try (var bytes = new ByteArrayBuilder(512)) {
            try (JsonGenerator out = JsonFactories.TRUSTED.createGenerator(bytes)) {
                JsonTypes.of(value.getClass()).whole(value, out);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new CodecException("cannot write " + value.getClass().getName(), e);
        }
    }

    /// A value as canonical JSON.
    public static String text(Object value) {
        var text = new StringWriter(512);
        try (JsonGenerator out = JsonFactories.TRUSTED.createGenerator(text)) {
            JsonTypes.of(value.getClass()).whole(value, out);
        } catch (IOException e) {
            throw new CodecException("cannot write " + value.getClass().getName(), e);
        }
        return text.toString();
    }

    /// Writes a value as canonical JSON; leaves the stream open.
    public static void write(Object value, OutputStream to) {
        try (JsonGenerator out = JsonFactories.TRUSTED.createGenerator(to)) {
            JsonTypes.of(value.getClass()).whole(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + value.getClass().getName(), e);
        }
    }

    /// A value of that class from our own JSON. Unknown properties are skipped, missing collections are empty, so that a record may
    /// grow.
    ///
    /// @throws CodecException when the text is no such value
    public static <T> T read(Class<T> type, byte[] json) {
        try (JsonParser in = JsonFactories.TRUSTED.createParser(json)) {
            return type.cast(read(JsonTypes.of(type), in));
        } catch (IOException e) {
            throw new CodecException("not a " + type.getName(), e);
        }
    }

    /// A value of that class from our own JSON.
    public static <T> T read(Class<T> type, String json) {
        return type.cast(read((Type) type, json));
    }

    /// A value of that type, generic ones too (`List<Offer>`), from our own JSON.
    public static Object read(Type type, String json) {
        try (JsonParser in = JsonFactories.TRUSTED.createParser(json)) {
            return read(JsonTypes.of(type), in);
        } catch (IOException e) {
            throw new CodecException("not a " + type.getTypeName(), e);
        }
    }

    private static Object read(JsonType shape, JsonParser in) throws IOException {
        in.nextToken();
        Object value = shape.read(in);
        JsonToken after = in.nextToken();
        if (after != null) {
            throw new CodecException("more than one value");
        }
        return value;
    }
}
