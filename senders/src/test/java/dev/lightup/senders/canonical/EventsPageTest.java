package dev.lightup.senders.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.json.Json;
import dev.lightup.json.codec.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The tables of events that senders read give every property with its type, as the schemas have it.
class EventsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "senders", "events.md");
    private static final Pattern ROW = Pattern.compile("(\\| `([a-z_.]+)` \\| [^|]* \\| )[^|]*\\|");
    /// What all data may name is said once, above the tables.
    private static final Set<String> EVERYWHERE = Set.of("account", "customer");
    private static final int MOST_WORDS = 12;
    /// The operator's own; what it holds is described where operators read.
    private static final String OPERATORS = "programme.applied";

    @Test
    @Tag("writes")
    void theTablesOfEventsSayWhichPropertiesThereAreAndOfWhichType() throws IOException {
        List<String> page = Files.readAllLines(PAGE).stream().map(EventsPageTest::asItIs).toList();
        if (Boolean.getBoolean("lightup.write")) {
            Files.write(PAGE, page);
        }
        assertThat(Files.readAllLines(PAGE)).as("run this test with -Dlightup.write=true").isEqualTo(page);
    }

    private static String asItIs(String line) {
        Matcher row = ROW.matcher(line);
        return row.matches() && !row.group(2).equals(OPERATORS)
                ? schema(row.group(2)).map(schema -> row.group(1) + properties(schema) + " |").orElse(line)
                : line;
    }

    private static Optional<Json.Obj> schema(String type) {
        return Catalogue.named(type)
                .filter(SchemaGenerator.types()::contains)
                .map(known -> Codec.read(Json.Obj.class, SchemaGenerator.schema(known)));
    }

    private static String properties(Json.Obj schema) {
        List<String> required = words(schema, "required");
        return object(schema, "properties").properties()
                .entrySet()
                .stream()
                .filter(property -> !EVERYWHERE.contains(property.getKey()))
                .map(property -> name(property.getKey(), required.contains(property.getKey()))
                        + type((Json.Obj) property.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String name(String name, boolean required) {
        return required ? "**`" + name + "`**" : "`" + name + "`";
    }

    /// A property's type as it stands behind its name; nothing for text.
    private static String type(Json.Obj property) {
        List<String> words = words(property, "enum");
        if (!words.isEmpty()) {
            return words.size() > MOST_WORDS
                    ? ""
                    : " one of " + words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
        }
        return switch (kind(property)) {
            case "integer" -> " whole number";
            case "number" -> " number";
            case "boolean" -> " true or false";
            case "array" -> " list of" + elements(object(property, "items"));
            case "object" -> object(property, "properties").properties().isEmpty()
                    ? " object"
                    : " {" + properties(property) + "}";
            case String _ ->
                property.text("format").map(format -> format.equals("date") ? " day" : " moment").orElse("");
        };
    }

    private static String elements(Json.Obj items) {
        String type = type(items);
        return type.isEmpty() ? " texts" : type;
    }

    private static String kind(Json.Obj property) {
        return property.text("type")
                .orElseGet(() -> words(property, "type").stream()
                        .filter(word -> !word.equals("null"))
                        .findFirst()
                        .orElse(""));
    }

    private static Json.Obj object(Json.Obj in, String name) {
        return in.get(name).orElse(null) instanceof Json.Obj found ? found : new Json.Obj(Map.of());
    }

    private static List<String> words(Json.Obj in, String name) {
        return in.get(name).orElse(null) instanceof Json.Arr(List<Json> elements)
                ? elements.stream()
                        .flatMap(one -> one instanceof Json.Str(String word) ? Stream.of(word) : Stream.empty())
                        .toList()
                : List.of();
    }
}
