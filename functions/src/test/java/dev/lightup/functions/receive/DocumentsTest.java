package dev.lightup.functions.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What senders are told is what they get.
class DocumentsTest {
    private static final Path SENDERS = Path.of("..", "docs", "senders");

    @Test
    void everyAnswerIsInTheTableOfAnswers() throws IOException {
        String answers = Files.readString(SENDERS.resolve("answers.md"));
        List<BadCase> cases = Stream.of(BadHeaders.all(), BadEvents.all(), BadFiles.all())
                .flatMap(List::stream)
                .toList();
        assertThat(cases).allSatisfy(bad -> assertThat(answers).contains("`" + bad.code() + "`"));
        assertThat(answers).contains("`id-conflict`", "`too-many-requests`", "`unavailable`", "`event-too-large`");
    }

    @Test
    void everyTypeThatMayBeSentIsDescribed() throws IOException {
        String events = Files.readString(SENDERS.resolve("events.md"));
        try (Stream<Path> schemas = Files
                .list(Path.of("../site-generator/src/main/resources/dev/lightup/site/schemas/events"))) {
            assertThat(schemas.map(file -> file.getFileName().toString().replace(".json", "")).toList())
                    .allSatisfy(type -> {
                        assertThat(Catalogue.named(type)).isPresent();
                        assertThat(events).contains("| `" + type + "` |");
                    });
        }
    }
}
