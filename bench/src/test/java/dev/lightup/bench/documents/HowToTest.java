package dev.lightup.bench.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The lists of `docs/how-to` name files that are there, and as asked for by the compiler exactly those that it asks for.
class HowToTest {
    private static final Path HOUSE = Path.of("..");
    private static final Path FOLDER = HOUSE.resolve("docs/how-to");
    /// `- path: ...`; a path that is new has its pattern in capitals.
    private static final Pattern LINE = Pattern.compile("(?m)^- (new )?`([^`]+)`: (.*)$");
    private static final Pattern ASKED = Pattern.compile("\\(compiler, (`switch` over|makes) `(\\w+)`\\)");
    private static final int LINES = 16;

    private static Map<String, List<MatchResult>> lists() throws IOException {
        var lists = new TreeMap<String, List<MatchResult>>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                lists.put(file.getFileName().toString(), LINE.matcher(Files.readString(file)).results().toList());
            }
        }
        return lists;
    }

    @Test
    void everyFileThatAHowToNamesIsThereAndANewOneHasItsFolder() throws IOException {
        Map<String, List<MatchResult>> lists = lists();
        assertThat(lists).containsOnlyKeys("add-a-chart.md", "add-a-ground.md", "add-a-level-of-pages.md",
                "add-a-metric.md", "add-a-page.md",
                "add-a-sender.md", "add-an-event-type.md", "change-what-a-page-says.md");
        lists.forEach((name, lines) -> {
            assertThat(lines).as(name).isNotEmpty();
            lines.forEach(line -> {
                String path = line.group(2);
                if (line.group(1) == null) {
                    assertThat(HOUSE.resolve(path)).as(name).exists();
                } else {
                    assertThat(path).as("%s: the new part is in capitals", name).contains("NAME");
                    String known = path.substring(0, path.indexOf("NAME"));
                    assertThat(HOUSE.resolve(known.substring(0, known.lastIndexOf('/') + 1))).as(name).isDirectory();
                }
            });
        });
    }

    @Test
    void everyItemOfAHowToIsReadAndNoneIsLong() throws IOException {
        for (var list : lists().entrySet()) {
            List<String> lines = Files.readAllLines(FOLDER.resolve(list.getKey()));
            assertThat(lines).as(list.getKey()).hasSizeLessThanOrEqualTo(LINES);
            assertThat(lines.stream().filter(line -> line.startsWith("-"))).hasSameSizeAs(list.getValue());
        }
    }

    @Test
    void whatTheCompilerAsksForIsWhatTheCodeSwitchesOverAndMakes() throws IOException {
        var demands = new CompilerDemands();
        for (var list : lists().entrySet()) {
            var asked = new TreeMap<String, TreeSet<String>>();
            list.getValue()
                    .forEach(line -> ASKED.matcher(line.group(3))
                            .results()
                            .forEach(why -> asked
                                    .computeIfAbsent(why.group(1) + " " + why.group(2), _ -> new TreeSet<>())
                                    .add(line.group(2))));
            asked.forEach((why, files) -> {
                String type = why.substring(why.lastIndexOf(' ') + 1);
                assertThat(files).as("%s: %s", list.getKey(), why)
                        .isEqualTo(why.startsWith("makes") ? demands.makersOf(type) : demands.switchesOver(type));
            });
        }
    }
}
