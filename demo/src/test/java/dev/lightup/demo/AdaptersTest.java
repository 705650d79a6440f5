package dev.lightup.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.demo.channel.ScenarioKind;
import dev.lightup.demo.channel.StoryOptions;
import dev.lightup.demo.sending.ScenarioIndex;
import dev.lightup.demo.sending.StoryRequest;
import dev.lightup.functions.directory.ColumnMaps;
import dev.lightup.json.Json;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.format.ParseResult;
import dev.lightup.senders.format.ParsedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The story as the product's own formats read it: they understand all of it but what is meant not to be understood.
class AdaptersTest {
    private static final Instant UNTIL = Instant.parse("2026-11-23T12:00:00Z");

    private static final Path EVENTS = Path.of("..", "events");

    private final Story story = Story.tell(new StoryOptions(24, 5, UNTIL));
    private final Adapters adapters = new Adapters(UNTIL);

    @Test
    void onlyWhatIsMeantSoIsNotUnderstood() {
        Set<String> meant = Stream.of(ScenarioKind.UNKNOWN_TYPE, ScenarioKind.MALFORMED, ScenarioKind.FOREIGN_SOURCE)
                .flatMap(trouble -> story.cast().of(trouble).stream())
                .map(ScenarioIndex.Scene::subject)
                .collect(Collectors.toCollection(TreeSet::new));
        var unread = new TreeSet<String>();
        var surprises = new ArrayList<String>();
        story.sendings().forEach(sending -> adapters.read(sending).forEach(item -> {
            if (item instanceof ParsedEvent.Unread(var id, var problem, var _)) {
                unread.add(id.orElse(sending.id()));
                if (!meant.contains(id.orElse(sending.id()))) {
                    surprises.add(sending.tenant() + " " + sending.id() + ": " + problem);
                }
            }
        }));
        assertThat(surprises).isEmpty();
        assertThat(unread).isEqualTo(meant);
    }

    @Test
    void theOperatorsConfigurationIsUnderstood() {
        assertThat(adapters.read(story.configuration())).allMatch(ParsedEvent.Event.class::isInstance);
    }

    @Test
    void theRequestThatMovesAnOrderIsUnderstood() {
        assertThat(adapters.read(story.cast().mover().event())).allMatch(ParsedEvent.Event.class::isInstance);
    }

    @Test
    void filesAreReadToTheLastRowButForTheSmudgedOnes() {
        List<Map<String, Json>> reports = story.sendings()
                .filter(sending -> sending.endpointFormat().equals(StoryRequest.EXPORT))
                .map(this::report)
                .toList();
        assertThat(reports).hasSizeGreaterThan(70);
        assertThat(reports).noneMatch(Map::isEmpty);
        List<Map<String, Json>> smudged = reports.stream()
                .filter(report -> !report.toString().contains("unreadable=Num[value=0]"))
                .toList();
        assertThat(smudged).hasSizeBetween(1, 2)
                .allSatisfy(report -> assertThat(report.toString())
                        .contains("unreadable=Num[value=2]"));
    }

    @Test
    void samplesThatWeReadAreUnderstood() throws IOException {
        for (Path file : files("canonical", ".json")) {
            byte[] body = Files.readAllBytes(file);
            String name = file.getFileName().toString();
            String media = switch (name) {
                case "batch.json" -> "application/cloudevents-batch+json";
                case "plain.json" -> "application/json";
                default -> "application/cloudevents+json";
            };
            assertThat(adapters.read(new StoryRequest("nordvik", StoryRequest.CANONICAL, name, UNTIL, media, body)))
                    .as(name)
                    .isNotEmpty()
                    .allMatch(ParsedEvent.Event.class::isInstance);
        }
        for (String feed : List.of("seats", "orders")) {
            byte[] body = Files.readAllBytes(EVENTS.resolve("export").resolve(feed + ".csv"));
            ParseResult read = adapters.read(
                    new StoryRequest("sakura", StoryRequest.EXPORT, feed, UNTIL, "text/csv", body),
                    List.of(columns(feed)));
            assertThat(Adapters.items(read)).as(feed).allMatch(ParsedEvent.Event.class::isInstance);
            assertThat(read.toString()).contains("unreadable=Num[value=0]");
        }
    }

    private static ColumnMap columns(String feed) throws IOException {
        Path file = EVENTS.resolve("export").resolve(feed + ".columns.json");
        return ColumnMaps.read(Files.readAllBytes(file)).getFirst();
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(EVENTS.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private Map<String, Json> report(StoryRequest sending) {
        return adapters.readFile(sending) instanceof ParseResult.Single(ParsedEvent.Event _, var report)
                ? report
                : Map.of();
    }
}
