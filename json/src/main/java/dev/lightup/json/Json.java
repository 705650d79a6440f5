package dev.lightup.json;

import dev.lightup.json.codec.JsonReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON value as a small immutable tree.
public sealed interface Json {
    /// An object; its properties keep their order.
    record Obj(Map<String, Json> properties) implements Json {
        public Obj {
            properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        }

        /// The property of that name; empty when it is absent.
        public Optional<Json> get(String name) {
            return Optional.ofNullable(properties.get(name));
        }

        /// The text under that name; empty when it is absent or no string.
        public Optional<String> text(String name) {
            return properties.get(name) instanceof Str(String value) ? Optional.of(value) : Optional.empty();
        }

        /// This object with one property put or replaced.
        public Obj with(String name, Json value) {
            var copy = new LinkedHashMap<>(properties);
            copy.put(name, value);
            return new Obj(copy);
        }

        /// This object without that property.
        public Obj without(String name) {
            var copy = new LinkedHashMap<>(properties);
            copy.remove(name);
            return new Obj(copy);
        }
    }

    /// An array.
    record Arr(List<Json> elements) implements Json {
        public Arr {
            elements = Collections.unmodifiableList(new ArrayList<>(elements));
        }
    }

    /// A string.
    record Str(String value) implements Json {}

    /// A number; compare by {@link BigDecimal#compareTo}.
    record Num(BigDecimal value) implements Json {}

    /// `true` or `false`.
    record Bool(boolean value) implements Json {}

    /// `null`.
    record Null() implements Json {}

    /// Reads a sender's document within the bounds of {@link JsonReader}.
    static ReadResult<Json> parse(byte[] json) {
        return TreeReader.read(json);
    }

    /// This value as JSON text, properties in their order.
    default String write() {
        return TreeWriter.write(this, false);
    }
}
