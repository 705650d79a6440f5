package dev.lightup.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.StoredName;
import dev.lightup.domain.event.Subject;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a stored record consists of, in lines: `<record> <path> <form>`, by the names that stand in stored data, whatever the Java types
/// are called.
public final class StoredShape {
    private final String name;
    private final int number;
    private final List<String> lines = new ArrayList<>();
    private final Map<Class<?>, String> seen = new HashMap<>();
    private final Set<Class<?>> members = new LinkedHashSet<>();

    private StoredShape(String name, int number) {
        this.name = name;
        this.number = number;
    }

    /// The shape of a record.
    ///
    /// @param name what it is kept under
    /// @param number of the shape
    public static StoredShape of(String name, int number, Class<?> root) {
        var shape = new StoredShape(name, number);
        shape.lines.add(name + " #" + number);
        shape.form("", root);
        return shape;
    }

    String name() {
        return name;
    }

    int number() {
        return number;
    }

    List<String> lines() {
        return lines;
    }

    /// The members of sealed families that it may hold.
    Collection<Class<?>> members() {
        return members;
    }

    /// Holds shapes to a list that is kept of them: rule 15.
    public static void areKept(List<StoredShape> shapes, Path file) throws IOException {
        List<String> now = new ArrayList<>();
        shapes.forEach(shape -> now.addAll(shape.lines()));
        List<String> kept = Files.exists(file) ? Files.readAllLines(file) : List.of();
        var numbers = new TreeMap<String, Integer>();
        kept.stream()
                .filter(StoredShape::isHead)
                .forEach(line -> numbers.put(StoredShape.name(line), StoredShape.number(line)));
        for (StoredShape shape : shapes) {
            if (numbers.getOrDefault(shape.name(), 0) < shape.number()) {
                continue;
            }
            assertThat(numbers.get(shape.name())).as("a number is never lowered: %s", shape.name())
                    .isEqualTo(shape.number());
            List<String> before = kept.stream().filter(line -> line.startsWith(shape.name() + " ")).toList();
            assertThat(shape.lines()).as("%s lost or changed components: raise ShapeNumber, then run this test with "
                    + "-Dlightup.write=true", shape.name()).containsAll(before);
            assertThat(shape.lines().stream().filter(line -> !before.contains(line)))
                    .as("%s has a new component that an older record lacks: make it an Optional or a collection whose absence "
                            + "reads \"not told\", or raise ShapeNumber; then run this test with -Dlightup.write=true",
                            shape.name())
                    .allMatch(line -> StoredShape.mayBeAbsent(line, before));
        }
        if (Boolean.getBoolean("lightup.write")) {
            Files.write(file, now);
        }
        assertThat(now).as("run this test with -Dlightup.write=true")
                .containsExactlyElementsOf(Files.readAllLines(file));
    }

    static boolean isHead(String line) {
        return line.contains(" #");
    }

    static String name(String head) {
        return head.substring(0, head.indexOf(' '));
    }

    static int number(String head) {
        return Integer.parseInt(head.substring(head.indexOf('#') + 1));
    }

    /// Whether a record that has none of a new component is read all the same: it may be absent, or belongs to something new that may.
    ///
    /// @param before the lines of older records
    static boolean mayBeAbsent(String line, Collection<String> before) {
        Set<String> known = before.stream()
                .filter(old -> !isHead(old))
                .map(StoredShape::path)
                .collect(Collectors.toSet());
        String path = path(line);
        while (!path.isEmpty()) {
            int step = Math.max(path.lastIndexOf('/'), path.lastIndexOf('@'));
            if (path.endsWith("?") || path.endsWith("*") || path.charAt(step) == '@') {
                return true;
            }
            path = path.substring(0, step);
            if (known.contains(path)) {
                return false;
            }
        }
        return false;
    }

    private static String path(String line) {
        return line.substring(line.indexOf(' ') + 1, line.lastIndexOf(' '));
    }

    private void line(String path, String form) {
        lines.add(name + " " + (path.isEmpty() ? "." : path) + " " + form);
    }

    private void form(String path, Type type) {
        switch (type) {
            case ParameterizedType generic -> {
                Type[] of = generic.getActualTypeArguments();
                if (generic.getRawType() == Optional.class) {
                    form(path + "?", of[0]);
                } else {
                    form(path + "*", of[of.length - 1]);
                }
            }
            case Class<?> plain when plain.isEnum() -> line(path, Arrays.stream(plain.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining("|")));
            case Class<?> plain when plain == Subject.class -> line(path, "subject");
            case Class<?> plain when plain.isRecord() -> record(path, plain);
            case Class<?> plain when plain.isSealed() -> family(path, plain);
            case Class<?> plain -> line(path, plain.getSimpleName().toLowerCase(Locale.ROOT));
            default -> throw new IllegalStateException("no form of " + type);
        }
    }

    private void record(String path, Class<?> type) {
        String first = seen.putIfAbsent(type, path);
        if (first != null) {
            line(path, "like:" + first);
            return;
        }
        line(path, "record");
        for (RecordComponent component : type.getRecordComponents()) {
            form(path + "/" + component.getName(), component.getGenericType());
        }
    }

    private void family(String path, Class<?> root) {
        String first = seen.putIfAbsent(root, path);
        if (first != null) {
            line(path, "like:" + first);
            return;
        }
        line(path, "family");
        for (Class<?> member : root.getPermittedSubclasses()) {
            if (member.isSealed()) {
                family(path, member);
            } else {
                members.add(member);
                record(path + "@" + called(member), member);
            }
        }
    }

    private static String called(Class<?> member) {
        if (Fact.class.isAssignableFrom(member)) {
            return Catalogue.of(member.asSubclass(Fact.class)).name();
        }
        StoredName pinned = member.getAnnotation(StoredName.class);
        return pinned == null ? member.getSimpleName() : pinned.value();
    }
}
