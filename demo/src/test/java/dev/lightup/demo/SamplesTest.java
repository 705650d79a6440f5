package dev.lightup.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Subject;
import dev.lightup.json.Json;
import dev.lightup.json.ReadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The payloads in `events/`: each can be read as what it claims to be.
class SamplesTest {
    private static final Path EVENTS = Path.of("..", "events");

    @Test
    void everySenderHasAFolderWithAReadme() throws IOException {
        try (Stream<Path> folders = Files.list(EVENTS)) {
            // ten senders, and what AWS hands to each function
            assertThat(folders.filter(Files::isDirectory).toList()).hasSize(11)
                    .allSatisfy(folder -> assertThat(folder.resolve("README.md")).isNotEmptyFile());
        }
        assertThat(EVENTS.resolve("README.md")).isNotEmptyFile();
    }

    @Test
    void everyJsonSampleIsJsonWithoutDoubledKeys() throws IOException {
        List<Path> files = files(EVENTS, ".json");
        assertThat(files).hasSizeGreaterThan(40);
        files.forEach(SamplesTest::json);
    }

    @Test
    void everyTableHasAsManyCellsInEachRowAsInItsHeader() throws IOException {
        List<Path> files = files(EVENTS, ".csv");
        assertThat(files).hasSize(3);
        for (Path file : files) {
            List<NamedCsvRecord> rows = rows(file);
            assertThat(rows).as(file.toString()).isNotEmpty();
            assertThat(rows.getFirst().getHeader()).doesNotHaveDuplicates().noneMatch(String::isBlank);
        }
    }

    @Test
    void canonicalSamplesNameATypeAndASubjectOfItsKind() throws IOException {
        List<Json.Obj> events = canonical();
        assertThat(events).allSatisfy(event -> {
            Catalogue.Type type = Catalogue.named(text(event, "type")).orElseThrow();
            assertThat(type.external()).isTrue();
            event.text("subject").ifPresent(subject -> {
                Subject parsed = Subject.parse(subject).orElseThrow();
                type.subject().ifPresent(kind -> assertThat(parsed.kind()).isEqualTo(kind));
            });
            assertThat(event.get("data")).hasValueSatisfying(data -> assertThat(data).isInstanceOf(Json.Obj.class));
        });
    }

    @Test
    void canonicalSamplesCoverEveryFamilyThatSendersSpeakOf() throws IOException {
        Set<String> families = canonical().stream()
                .map(event -> Catalogue.named(text(event, "type")).orElseThrow().family())
                .collect(Collectors.toSet());
        assertThat(families).isEqualTo(Catalogue.all()
                .stream()
                .filter(Catalogue.Type::external)
                .map(Catalogue.Type::family)
                .collect(Collectors.toSet()));
    }

    @Test
    void columnMapsNameTheHeadersOfTheirFile() throws IOException {
        for (String feed : List.of("seats", "orders")) {
            Json.Obj columns = (Json.Obj) json(EVENTS.resolve("export").resolve(feed + ".columns.json"));
            var headers = rows(EVENTS.resolve("export").resolve(feed + ".csv")).getFirst().getHeader();
            Json.Obj map = (Json.Obj) columns.get("map").orElseThrow();
            assertThat(columns.text("feed")).contains(feed);
            assertThat(headers).contains(text(columns, "asOf"));
            assertThat(map.properties().values().stream().map(value -> ((Json.Str) value).value()))
                    .isSubsetOf(headers);
        }
    }

    private static List<Json.Obj> canonical() throws IOException {
        var events = new ArrayList<Json.Obj>();
        for (Path file : files(EVENTS.resolve("canonical"), ".json")) {
            switch (json(file)) {
                case Json.Obj event -> events.add(event);
                case Json.Arr(var elements) -> elements.forEach(element -> events.add((Json.Obj) element));
                case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> fail("no event: " + file);
            }
        }
        return events;
    }

    private static Json json(Path file) {
        try {
            return switch (Json.parse(Files.readAllBytes(file))) {
                case ReadResult.Good<Json>(Json json, var _) -> json;
                case ReadResult.Bad<Json>(var problems, var _) -> fail(file + ": " + problems);
            };
        } catch (IOException e) {
            return fail("cannot read " + file, e);
        }
    }

    private static List<NamedCsvRecord> rows(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static String text(Json.Obj event, String name) {
        return event.text(name).orElseThrow();
    }
}
