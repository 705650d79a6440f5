package dev.lightup.senders.http;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Request headers under lower-case names. The gateway joins a repeated header's values with commas, so whoever needs a single value
/// must refuse commas where its value cannot hold one; names that differ in case only are kept in {@link #doubled}.
///
/// @param values name to value
/// @param doubled names that came more than once
public record RequestHeaders(Map<String, String> values, Set<String> doubled) {
    public RequestHeaders {
        values = Map.copyOf(values);
        doubled = Set.copyOf(doubled);
    }

    /// The value of a header.
    ///
    /// @param name in lower case
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// Headers by name, in any case.
    public static RequestHeaders of(Map<String, String> named) {
        Builder builder = new Builder();
        named.forEach(builder::add);
        return builder.build();
    }

    public static final class Builder {
        private final Map<String, String> values = new LinkedHashMap<>();
        private final Set<String> doubled = new LinkedHashSet<>();

        public void add(String name, String value) {
            String key = name.toLowerCase(Locale.ROOT);
            if (values.put(key, value) != null) {
                doubled.add(key);
            }
        }

        public RequestHeaders build() {
            return new RequestHeaders(values, doubled);
        }
    }
}
