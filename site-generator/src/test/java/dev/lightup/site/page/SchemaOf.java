package dev.lightup.site.page;

import dev.lightup.domain.event.Subject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The JSON Schema (2020-12) of a twin, from its record type and as its JSON is written.
final class SchemaOf {
    private final Map<String, Object> definitions = new TreeMap<>();

    private SchemaOf() {}

    static String record(String name, Class<? extends Record> type, String title) {
        var made = new SchemaOf();
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", name + ".json");
        schema.put("title", title);
        Map<String, Object> root = made.object(type);
        if (!name.equals("metrics") && root.get("properties") instanceof Map<?, ?> own) {
            var properties = new LinkedHashMap<String, Object>();
            properties.put("frozenSince", ordered("type", "string", "format", "date-time"));
            own.forEach((key, of) -> properties.put(key.toString(), of));
            root.put("properties", properties);
        }
        schema.putAll(root);
        if (!made.definitions.isEmpty()) {
            schema.put("$defs", made.definitions);
        }
        return write(schema, "") + "\n";
    }

    private Map<String, Object> object(Class<?> type) {
        var properties = new LinkedHashMap<String, Object>();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.put(component.getName(), of(component.getGenericType()));
        }
        List<String> required = Stream.of(type.getRecordComponents())
                .filter(c -> c.getType() != Optional.class)
                .map(RecordComponent::getName)
                .toList();
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("required", required);
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        return schema;
    }

    private Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type of = generic.getActualTypeArguments()[0];
            return generic.getRawType() == Optional.class ? of(of) : ordered("type", "array", "items", of(of));
        }
        var raw = (Class<?>) type;
        if (raw == String.class) {
            return Map.of("type", "string");
        }
        if (raw == Subject.class) {
            return ordered("type", "string", "pattern", "^[a-z]+/.+$");
        }
        if (raw == Instant.class || raw == LocalDate.class) {
            return ordered("type", "string", "format", raw == Instant.class ? "date-time" : "date");
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) {
            return Map.of("type", "integer");
        }
        if (raw.isEnum()) {
            return Map.of("enum",
                    Stream.of(raw.getEnumConstants()).map(e -> ((Enum<?>) e).name().toLowerCase(Locale.ROOT)).toList());
        }
        String name = raw.getSimpleName();
        if (!definitions.containsKey(name)) {
            definitions.put(name, Map.of());
            definitions.put(name, object(raw));
        }
        return Map.of("$ref", "#/$defs/" + name);
    }

    private static Map<String, Object> ordered(String k1, Object v1, String k2, Object v2) {
        var map = new LinkedHashMap<String, Object>();
        map.put(k1, v1);
        map.put(k2, v2);
        return map;
    }

    private static String write(Object value, String indent) {
        String inner = indent + "  ";
        return switch (value) {
            case Map<?, ?> map when map.isEmpty() -> "{}";
            case Map<?, ?> map -> map.entrySet()
                    .stream()
                    .map(e -> inner + "\"" + e.getKey() + "\": " + write(e.getValue(), inner))
                    .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
            case List<?> list -> list.stream().map(e -> write(e, inner)).collect(Collectors.joining(", ", "[", "]"));
            case Boolean b -> b.toString();
            default -> "\"" + value + "\"";
        };
    }
}
