package dev.lightup.bench.documents;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.lightup.bench.HouseClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The modules, their rooms and the arrows between modules, as the compiled classes have them.
///
/// @param rooms the rooms of each module, by its package's name
/// @param arrows what each module's classes depend on, other modules only
record HousePlan(Map<String, Set<String>> rooms, Map<String, Set<String>> arrows) {
    private static final Path HOUSE = Path.of("..");
    private static final Pattern ROOM = Pattern.compile("dev\\.lightup\\.(\\w+)(?:\\.(\\w+))?.*");
    private static final Pattern DESCRIPTION = Pattern.compile("<description>(.*?)</description>");

    static HousePlan ofTheCode() {
        JavaClasses classes = HouseClasses.all();
        var rooms = new TreeMap<String, Set<String>>();
        var arrows = new TreeMap<String, Set<String>>();
        for (JavaClass one : classes) {
            Matcher room = room(one);
            Set<String> leads = arrows.computeIfAbsent(room.group(1), _ -> new TreeSet<>());
            Set<String> inside = rooms.computeIfAbsent(room.group(1), _ -> new TreeSet<>());
            if (room.group(2) != null) {
                inside.add(room.group(2));
            }
            one.getDirectDependenciesFromSelf()
                    .stream()
                    .map(arrow -> arrow.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith("dev.lightup."))
                    .map(target -> room(target).group(1))
                    .filter(target -> !target.equals(room.group(1)))
                    .forEach(leads::add);
        }
        return new HousePlan(rooms, arrows);
    }

    private static Matcher room(JavaClass one) {
        Matcher room = ROOM.matcher(one.getPackageName());
        if (!room.matches()) {
            throw new IllegalStateException("in no room: " + one.getName());
        }
        return room;
    }

    /// The arrows that do not follow from others.
    Set<String> drawn(String module) {
        Set<String> all = arrowsFrom(module);
        return all.stream()
                .filter(target -> all.stream()
                        .noneMatch(between -> !between.equals(target) && reaches(between, target)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean reaches(String from, String to) {
        return arrowsFrom(from).stream().anyMatch(next -> next.equals(to) || reaches(next, to));
    }

    private Set<String> arrowsFrom(String module) {
        return arrows.getOrDefault(module, Set.of());
    }

    /// The folder of a module.
    static String folder(String module) {
        return module.equals("site") ? "site-generator" : module;
    }

    /// A module's sentence: the description of its pom.
    static String sentence(String module) {
        Matcher description = DESCRIPTION.matcher(read(HOUSE.resolve(folder(module)).resolve("pom.xml")));
        return description.find() ? description.group(1) : "";
    }

    /// A room's sentence: the first one of its `package-info.java`.
    static String sentence(String module, String room) {
        String about = read(HOUSE.resolve(folder(module))
                .resolve("src/main/java/dev/lightup")
                .resolve(module)
                .resolve(room)
                .resolve("package-info.java"))
                .lines()
                .filter(line -> line.startsWith("///"))
                .map(line -> line.substring(3).strip())
                .collect(Collectors.joining(" "));
        int end = about.indexOf(". ");
        return end < 0 ? about : about.substring(0, end + 1);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
