package dev.lightup.senders.canonical;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.json.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Data of every type, right and wrong in every way that its schema can tell, made from the records.
final class Samples {
    private Samples() {}

    /// Valid data with everything in it.
    static Json.Obj full(Catalogue.Type type) {
        if (type.fact() == SystemFact.Corrected.class) {
            Map<String, Json> members = new LinkedHashMap<>();
            members.put("event", text("e-1"));
            members.put("type", text("order.cancelled"));
            members.put("data", new Json.Obj(Map.of("reason", new Json.Obj(Map.of("code", text("typo"))))));
            return new Json.Obj(members);
        }
        Map<String, Json> members = new LinkedHashMap<>(object(FactReader.shape(type)).properties());
        // a partner's subject is its account already
        boolean partner = type.subject().filter(kind -> kind == Subject.Kind.PARTNER).isPresent();
        members.put(partner ? "customer" : "account", text("x-2"));
        return new Json.Obj(members);
    }

    private static Json.Obj object(Class<?> record) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            members.put(component.getName(), value(component.getGenericType(), component.getName()));
        }
        return new Json.Obj(members);
    }

    private static Json value(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            Json of = value(generic.getActualTypeArguments()[0], name);
            return generic.getRawType() == Optional.class ? of : new Json.Arr(List.of(of));
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return text(name.equals("zone") ? "Europe/Oslo" : name + " 1");
        }
        if (plain == Instant.class) {
            return text("2026-03-01T09:30:00Z");
        }
        if (plain == LocalDate.class) {
            return text("2026-03-01");
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return new Json.Bool(true);
        }
        if (plain.isEnum()) {
            return text(((Enum<?>) plain.getEnumConstants()[0]).name().toLowerCase(Locale.ROOT));
        }
        if (plain.isRecord()) {
            return object(plain);
        }
        return new Json.Num(BigDecimal.valueOf(name.equals("closes") ? 17 : 9));
    }

    /// The data itself and every variant of it: a property left out, null, of another type, negative, blank, too long, unknown beside it.
    static Map<String, Json> variants(Json.Obj full) {
        Map<String, Json> variants = new LinkedHashMap<>();
        variants.put("full", full);
        variants.put("with an unknown property", full.with("unheardOf", text("x")));
        variants.put("empty", new Json.Obj(Map.of()));
        full.properties().forEach((name, value) -> {
            variants.put("without " + name, full.without(name));
            variants.put(name + " null", full.with(name, new Json.Null()));
            variants.put(name + " an array of numbers",
                    full.with(name, new Json.Arr(List.of(new Json.Num(BigDecimal.ONE)))));
            variants.put(name + " a truth value", full.with(name, new Json.Bool(true)));
            variants.put(name + " a negative number", full.with(name, new Json.Num(BigDecimal.valueOf(-1))));
            variants.put(name + " a fraction", full.with(name, new Json.Num(new BigDecimal("1.5"))));
            variants.put(name + " a whole fraction", full.with(name, new Json.Num(new BigDecimal("7.0"))));
            variants.put(name + " a huge number", full.with(name, new Json.Num(new BigDecimal("1e30"))));
            variants.put(name + " blank", full.with(name, text(" ")));
            variants.put(name + " a text", full.with(name, text("some text")));
            variants.put(name + " too long", full.with(name, text("x".repeat(2001))));
            variants.put(name + " with a control character", full.with(name, text("a\u0007b")));
            variants.put(name + " no day", full.with(name, text("2026-02-30")));
            nested(name, value, full, variants);
        });
        return variants;
    }

    private static void nested(String name, Json value, Json.Obj full, Map<String, Json> variants) {
        if (value instanceof Json.Obj object && !name.equals("data")) {
            object.properties()
                    .keySet()
                    .forEach(inner -> variants.put(name + " without " + inner, full.with(name, object.without(inner))));
        }
        if (value instanceof Json.Arr(List<Json> elements) && elements.getFirst() instanceof Json.Obj object) {
            object.properties()
                    .keySet()
                    .forEach(inner -> variants.put(name + " without " + inner,
                            full.with(name, new Json.Arr(List.of(object.without(inner))))));
            variants.put(name + " too many", full.with(name, new Json.Arr(java.util.Collections.nCopies(501, object))));
        }
    }

    private static Json text(String text) {
        return new Json.Str(text);
    }
}
