package dev.lightup.site.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The page of twins speaks of every field of the twins' parts, in their order.
class TwinsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "twins.md");

    static Stream<Arguments> sections() {
        return Stream.of(Arguments.of("Seats", TwinParts.SeatCount.class),
                Arguments.of("Orders by phase", TwinParts.OrderCounts.class),
                Arguments.of("What waits", TwinParts.Waiting.class),
                Arguments.of("What ends next", TwinParts.Renewal.class),
                Arguments.of("Steps of a path", TwinParts.Step.class));
    }

    @ParameterizedTest
    @MethodSource("sections")
    void eachTableNamesTheFieldsOfItsPart(String section, Class<? extends Record> part) throws IOException {
        String page = Files.readString(PAGE);
        String text = page.substring(page.indexOf("## " + section + "\n"));
        List<String> named = text.lines()
                .dropWhile(line -> !line.startsWith("| --- "))
                .skip(1)
                .takeWhile(line -> line.startsWith("| "))
                .map(line -> line.substring(line.indexOf('`') + 1, line.indexOf("` |")))
                .toList();
        assertThat(named).isEqualTo(Arrays.stream(part.getRecordComponents()).map(RecordComponent::getName).toList());
    }
}
