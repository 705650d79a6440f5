package dev.lightup.bench.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.lightup.bench.HouseClasses;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The numbers of `docs/limits.md` are those of the code.
class LimitsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "limits.md");
    private static final Pattern ROW = Pattern.compile("\\| [^|]+ \\| ([^|]+) \\| `(\\w+)\\.(\\w+)` \\| [^|]+ \\|");
    private static final int KIB = 1024;

    @Test
    void everyBoundIsWhatTheCodeSays() throws Exception {
        Map<String, JavaClass> classes = HouseClasses.all()
                .stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.toMap(JavaClass::getSimpleName, Function.identity(), (one, _) -> one));
        List<String> lines = Files.readAllLines(PAGE);
        int rows = 0;
        for (String line : lines) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                assertThat(classes).as(line).containsKey(row.group(2));
                JavaClass type = Objects.requireNonNull(classes.get(row.group(2)));
                assertThat(texts(value(type, row.group(3)))).as(line).contains(row.group(1));
                rows++;
            }
        }
        long stated = lines.stream().filter(line -> line.startsWith("| ") && line.contains(" | `")).count();
        assertThat(rows).as("rows that name a constant").isEqualTo((int) stated).isGreaterThan(30);
    }

    private static Object value(JavaClass type, String name) throws ReflectiveOperationException {
        Field field = Class.forName(type.getName()).getDeclaredField(name);
        field.setAccessible(true);
        return field.get(null);
    }

    /// How a value may be written.
    private static List<String> texts(Object value) {
        return switch (value) {
            case Integer number -> Stream
                    .of(String.format(Locale.ROOT, "%,d", number), number / KIB + " KiB", number + " minutes")
                    .toList();
            case Duration time -> Stream
                    .of(time.toDays() + " days", time.toMinutes() + " minutes", time.toSeconds() + " seconds")
                    .toList();
            default -> throw new IllegalStateException("no bound is a " + value.getClass());
        };
    }
}
