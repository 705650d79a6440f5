package dev.lightup.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Names of classes: each says what it is without its package.
class NamesTest {
    private static final Path HOUSE = Path.of("..");
    private static final Pattern WORD = Pattern.compile("[A-Z][a-z0-9]*|[A-Z]+(?![a-z])");
    private static final Pattern GLOSSARY = Pattern.compile("(?m)^\\| ([A-Z]\\w*) \\| ");

    private static List<String> names = List.of();

    @BeforeAll
    static void readTheHouse() throws IOException {
        try (Stream<Path> files = Files.walk(HOUSE)) {
            // what tools unpack below .lightup is nobody's house
            names = files.filter(file -> !HOUSE.relativize(file).startsWith(".lightup"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .toList();
        }
        assertThat(names).hasSizeGreaterThan(500);
    }

    @Test
    void noNameStandsTwice() {
        Map<String, Long> times = names.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        assertThat(times).allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(1));
    }

    @Test
    void aNameOfOneWordIsAWordOfTheGlossaryAndTheOtherWayRound() throws IOException {
        List<String> glossary = GLOSSARY.matcher(Files.readString(HOUSE.resolve("docs/glossary.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(glossary).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(glossary))
                .isEqualTo(names.stream().filter(NamesTest::isOneWord).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static boolean isOneWord(String name) {
        return WORD.matcher(name).results().map(MatchResult::group).count() == 1;
    }
}
