package dev.lightup.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Keeps `docs/metrics` and the definitions in step: one file a metric, and an index. With `-Dlightup.write=true` the files are
/// written anew.
class MetricDocsTest {
    private static final Path FOLDER = Path.of("..", "docs", "metrics");

    @BeforeAll
    static void write() throws IOException {
        if (Boolean.getBoolean("lightup.write")) {
            Files.createDirectories(FOLDER);
            for (Metric metric : Metric.values()) {
                Files.writeString(FOLDER.resolve(metric.id() + ".md"), page(metric.definition()));
            }
            Files.writeString(FOLDER.resolve("README.md"), index());
        }
    }

    private static String page(Definition d) {
        List<String> lines = new ArrayList<>(List.of("---", "id: " + d.id(), "title: " + d.title(),
                "version: " + d.version(), "changed-on: " + d.changedOn(), "---", "", "# " + d.title(), "",
                "- **Formula:** " + d.formula()));
        d.numerator().ifPresent(n -> lines.add("- **Numerator:** " + n));
        d.denominator().ifPresent(n -> lines.add("- **Denominator:** " + n));
        lines.addAll(List.of("- **Source:** " + d.source(), "- **Lag:** " + d.lag(), "- **Caveat:** " + d.caveat()));
        return String.join("\n", lines) + "\n";
    }

    private static String index() {
        List<String> lines = new ArrayList<>(List.of("# What the numbers mean", "",
                "Every number on a page links to its definition. A change of meaning raises the version; the site's",
                "definitions page and these files are made from the same definitions, and a test keeps them in step",
                "(`mvn test -Dlightup.write=true` writes them anew).", "",
                "| number | formula | version |",
                "| --- | --- | --- |"));
        for (Metric metric : Metric.values()) {
            Definition d = metric.definition();
            lines.add("| [" + d.title() + "](" + d.id() + ".md) | " + d.formula() + " | " + d.version() + " |");
        }
        return String.join("\n", lines) + "\n";
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void everyNumberHasItsPage(Metric metric) throws IOException {
        assertThat(Files.readString(FOLDER.resolve(metric.id() + ".md"))).isEqualTo(page(metric.definition()));
    }

    @Test
    @Tag("writes")
    void theIndexListsThemAllAndNoPageIsLeftOver() throws IOException {
        assertThat(Files.readString(FOLDER.resolve("README.md"))).isEqualTo(index());
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrderElementsOf(
                    Stream.concat(Stream.of("README.md"), Stream.of(Metric.values()).map(m -> m.id() + ".md"))
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void everyDefinitionIsWhole(Metric metric) {
        Definition d = metric.definition();
        assertThat(d.id()).matches("[a-z][a-z-]*");
        assertThat(List.of(d.title(), d.formula(), d.source(), d.lag(), d.caveat())).noneMatch(String::isBlank)
                .noneMatch(s -> s.contains("\n") || s.contains("|"));
        assertThat(d.version()).isPositive();
        assertThat(d.numerator().isPresent()).isEqualTo(d.denominator().isPresent());
    }

    @Test
    void idsDiffer() {
        assertThat(Stream.of(Metric.values()).map(Metric::id)).doesNotHaveDuplicates();
    }
}
