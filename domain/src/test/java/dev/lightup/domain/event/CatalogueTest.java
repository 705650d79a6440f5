package dev.lightup.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rule 4: the number of an event type is given once and for ever.
class CatalogueTest {
    private static final Path GIVEN = Path.of("src/test/resources/event-type-numbers.txt");

    private static List<String> numbered() {
        return Catalogue.all()
                .stream()
                .sorted(Comparator.comparingInt(Catalogue.Type::number))
                .map(type -> type.number() + " " + type.name())
                .toList();
    }

    @Test
    void everyNumberThatWasEverGivenIsItsTypesStillAndNewOnesAreAppended() throws IOException {
        assertThat(numbered())
                .as("%s is only ever appended to; a new type takes the next number, wherever it is declared", GIVEN)
                .containsExactlyElementsOf(Files.readAllLines(GIVEN));
    }

    @Test
    void noNumberIsLeftOutOrGivenTwice() {
        List<Integer> numbers = Catalogue.all().stream().map(Catalogue.Type::number).sorted().toList();
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(numbers.get(i)).isEqualTo(i + 1);
        }
    }
}
