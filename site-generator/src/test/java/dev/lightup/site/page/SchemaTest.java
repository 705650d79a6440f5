package dev.lightup.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.json.Json;
import dev.lightup.json.codec.Codec;
import dev.lightup.site.summary.UnitSummaryTwin;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SchemaTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/lightup/site/schemas");

    /// Run with `-Dlightup.write=true` after a twin has changed on purpose.
    @Test
    @Tag("writes")
    void thePublishedSchemasAreThoseOfTheTwins() throws IOException {
        Map<String, String> schemas = schemas();
        assertThat(schemas.keySet()).containsExactlyInAnyOrderElementsOf(AboutSite.SCHEMAS);
        for (var schema : schemas.entrySet()) {
            Path file = FOLDER.resolve(schema.getKey() + ".json");
            if (Boolean.getBoolean("lightup.write")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, schema.getValue());
            }
            assertThat(Files.readString(file, StandardCharsets.UTF_8)).as("%s", file).isEqualTo(schema.getValue());
        }
    }

    @Test
    void everySchemaIsServedAtItsId() {
        List<Page> served = new AboutSite().render()
                .stream()
                .filter(page -> page.contentType().equals("application/schema+json"))
                .toList();
        assertThat(served).allSatisfy(page -> {
            URI at = URI.create("https://status.example/" + page.path());
            Json.Obj schema = Codec.read(Json.Obj.class, page.text());
            assertThat(at.resolve(((Json.Str) schema.get("$id").orElseThrow()).value())).isEqualTo(at);
        });
        assertThat(served.stream().map(Page::path))
                .as("of what senders may send one each")
                .contains("about/schemas/account.json", "about/schemas/events/order.on_hold.json",
                        "about/schemas/events/system.heartbeat.json")
                .doesNotContain("about/schemas/events/file.read.json");
    }

    @Test
    void everyTwinThatNamesASchemaHasOne() throws IOException {
        Path classes = Path.of("target/classes");
        List<String> twins;
        try (Stream<Path> files = Files.walk(classes)) {
            twins = files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith("Twin.class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .filter(SchemaTest::namesASchema)
                    .toList();
        }
        assertThat(twins).hasSameSizeAs(schemas().keySet());
    }

    private static boolean namesASchema(String type) {
        try {
            return Stream.of(Class.forName(type).getRecordComponents()).anyMatch(c -> c.getName().equals("$schema"));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a class of ours is not there", e);
        }
    }

    private static Map<String, String> schemas() {
        var schemas = new TreeMap<String, String>();
        for (PageKind kind : PageKind.values()) {
            schemas.put(kind.word(), SchemaOf.record(kind.word(), kind.twin(), kind.title()));
        }
        schemas.put("summary", SchemaOf.record("summary", UnitSummaryTwin.class, "A unit in short"));
        return schemas;
    }
}
