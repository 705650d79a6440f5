package dev.lightup.functions.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON value. Immutable; objects keep the order in which their members were written.
public sealed interface Json {
    /// An object.
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /// The member of that name; a JSON `null` counts as absent.
        public Optional<Json> member(String name) {
            Json value = members.get(name);
            return value == null || value instanceof Null ? Optional.empty() : Optional.of(value);
        }

        /// The member of that name when it is text.
        public Optional<String> text(String name) {
            return member(name).flatMap(Json::asText);
        }
    }

    /// An array.
    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    /// A string.
    record Text(String value) implements Json {}

    /// A number, exact.
    record Num(BigDecimal value) implements Json {}

    /// A truth value.
    record Bool(boolean value) implements Json {}

    /// The value `null`.
    record Null() implements Json {}

    /// The text of a string.
    default Optional<String> asText() {
        return this instanceof Text(String value) ? Optional.of(value) : Optional.empty();
    }

    /// An object of these members, in this order.
    static Obj object(Map<String, ? extends Json> members) {
        return new Obj(new LinkedHashMap<>(members));
    }

    /// A string.
    static Json text(String value) {
        return new Text(value);
    }

    /// A whole number.
    static Json number(long value) {
        return new Num(BigDecimal.valueOf(value));
    }

    /// An array of strings.
    static Json texts(List<String> values) {
        return new Arr(values.stream().map(Json::text).toList());
    }
}
