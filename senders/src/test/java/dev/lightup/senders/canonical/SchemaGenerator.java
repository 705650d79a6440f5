package dev.lightup.senders.canonical;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.json.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes the JSON Schema (2020-12) of a type's data from the record that the data becomes.
final class SchemaGenerator {
    private static final String CLEAN = "^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]*$";
    private static final Set<String> DEFAULTED = Set.of("feed", "asOf");

    private SchemaGenerator() {}

    /// The types that senders may send.
    static List<Catalogue.Type> types() {
        return Catalogue.all()
                .stream()
                .filter(type -> CloudEvents.isSent(type) || type.fact() == SystemFact.ProgrammeApplied.class)
                .toList();
    }

    /// The schema of a type, as it is committed. Its `$id` is relative: every site serves it there itself.
    static String schema(Catalogue.Type type) {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("$schema", text("https://json-schema.org/draft/2020-12/schema"));
        all.put("$id", text(type.name() + ".json"));
        all.put("title", text(type.name()));
        all.put("description", text("`data` of an event of this type. Subject: " + subject(type)));
        Json.Obj data = type.fact() == SystemFact.Corrected.class ? corrected() : record(FactReader.shape(type), type);
        Map<String, Json> properties = new LinkedHashMap<>();
        if (data.get("properties").orElseThrow() instanceof Json.Obj(var own)) {
            properties.putAll(own);
        }
        for (String name : FactReader.beside(type.subject())) {
            properties.putIfAbsent(name, optional(id()));
        }
        all.putAll(data.with("properties", new Json.Obj(properties)).properties());
        return pretty(new Json.Obj(all));
    }

    private static String subject(Catalogue.Type type) {
        return type.subject()
                .map(kind -> switch (kind) {
                    case PROGRAMME -> "`programme/config`.";
                    case USAGE -> "`usage/<customer>/<sku>`, or named in the data by: customer, sku.";
                    case PARTNER, OFFER, CUSTOMER, ORDER, SUBSCRIPTION, MILESTONE, ESCALATION, ENDPOINT, FEED, LINK,
                            PORTFOLIO ->
                        "`" + kind.word() + "/<id>`, or named in the data by: "
                                + String.join(", ", SubjectFromData.properties(kind)) + ".";
                })
                .orElse(type.fact() == SystemFact.Corrected.class || type.fact() == SystemFact.Retracted.class
                        ? "that of the event that was wrong."
                        : "the endpoint itself when left out.");
    }

    private static Json.Obj corrected() {
        List<Json> types = Catalogue.all()
                .stream()
                .filter(type -> type.external() && type.subject().isPresent())
                .map(type -> text(type.name()))
                .toList();
        Map<String, Json> properties = new LinkedHashMap<>();
        properties.put("event", required(words()));
        properties.put("type", object("enum", new Json.Arr(types)));
        properties.put("data", optional(object("type", text("object"))));
        return object("type", text("object")).with("properties", new Json.Obj(properties))
                .with("required", new Json.Arr(List.of(text("event"), text("type"))));
    }

    private static Json.Obj record(Class<?> record, Catalogue.Type type) {
        Map<String, Json> properties = new LinkedHashMap<>();
        List<Json> required = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            String name = component.getName();
            boolean defaulted = SnapshotEvents.isSnapshot(type) && DEFAULTED.contains(name);
            Json.Obj of = of(component.getGenericType(), type);
            boolean optional = component.getType() == Optional.class;
            properties.put(name, defaulted ? optional(of) : of);
            if (!optional && !defaulted) {
                required.add(text(name));
            }
        }
        Json.Obj object = object("type", text("object")).with("properties", new Json.Obj(properties));
        return required.isEmpty() ? object : object.with("required", new Json.Arr(required));
    }

    private static Json.Obj of(Type java, Catalogue.Type type) {
        if (java instanceof ParameterizedType generic) {
            Type of = generic.getActualTypeArguments()[0];
            return generic.getRawType() == Optional.class
                    ? optional(of == String.class ? words() : of(of, type))
                    : object("type", text("array")).with("items", of(of, type))
                            .with("maxItems", number(DataWalk.LONGEST_LIST));
        }
        if (java instanceof Class<?> plain) {
            return plain(plain, type);
        }
        throw new IllegalArgumentException("no schema for " + java);
    }

    private static Json.Obj plain(Class<?> java, Catalogue.Type type) {
        if (java == String.class) {
            return required(words());
        }
        if (java == long.class || java == Long.class) {
            return object("type", text("integer")).with("minimum", number(0)).with("maximum", number(DataWalk.MOST));
        }
        if (java == int.class || java == Integer.class) {
            return object("type", text("integer")).with("minimum", number(0))
                    .with("maximum", number(Integer.MAX_VALUE));
        }
        if (java == BigDecimal.class) {
            return object("type", text("number"));
        }
        if (java == boolean.class || java == Boolean.class) {
            return object("type", text("boolean"));
        }
        if (java == Instant.class) {
            return object("type", text("string")).with("format", text("date-time"));
        }
        if (java == LocalDate.class) {
            return object("type", text("string")).with("format", text("date"));
        }
        if (java.isEnum()) {
            return object("enum", new Json.Arr(Arrays.stream(java.getEnumConstants())
                    .map(constant -> text(((Enum<?>) constant).name().toLowerCase(Locale.ROOT)))
                    .toList()));
        }
        return record(java, type);
    }

    private static Json.Obj words() {
        return object("type", text("string")).with("maxLength", number(DataWalk.LONGEST_TEXT))
                .with("pattern", text(CLEAN));
    }

    private static Json.Obj required(Json.Obj words) {
        return words.with("allOf", new Json.Arr(List.of(object("pattern", text("\\S")))));
    }

    private static Json.Obj id() {
        return object("type", text("string")).with("minLength", number(1))
                .with("maxLength", number(200))
                .with("pattern", text(CLEAN))
                .with("allOf", new Json.Arr(List.of(object("pattern", text("\\S")))));
    }

    /// `null` counts as absent.
    private static Json.Obj optional(Json.Obj schema) {
        if (schema.get("type").isEmpty()) {
            return object("anyOf", new Json.Arr(List.of(schema, object("type", text("null")))));
        }
        return schema.with("type", new Json.Arr(List.of(schema.get("type").orElseThrow(), text("null"))));
    }

    private static Json.Obj object(String name, Json value) {
        return new Json.Obj(Map.of(name, value));
    }

    private static Json text(String text) {
        return new Json.Str(text);
    }

    private static Json number(long number) {
        return new Json.Num(BigDecimal.valueOf(number));
    }

    private static String pretty(Json json) {
        var factory = new JsonFactory();
        var out = new StringWriter();
        var indenter = new DefaultIndenter("  ", "\n");
        try (JsonParser parser = factory.createParser(json.write());
                JsonGenerator generator = factory.createGenerator(out)) {
            generator.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indenter));
            parser.nextToken();
            generator.copyCurrentStructure(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out + "\n";
    }

    /// A subject that fits a type.
    static Subject subjectOf(Catalogue.Type type) {
        Subject.Kind kind = type.subject().orElse(Subject.Kind.ORDER);
        return switch (kind) {
            case USAGE -> Subject.usage("C-1", "S-1");
            case PROGRAMME -> new Subject(kind, "config");
            case PARTNER, OFFER, CUSTOMER, ORDER, SUBSCRIPTION, MILESTONE, ESCALATION, ENDPOINT, FEED, LINK,
                    PORTFOLIO ->
                new Subject(kind, "x-1");
        };
    }
}
