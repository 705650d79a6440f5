package dev.lightup.bench.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// `docs/architecture.md` says of modules, rooms and arrows what the compiled classes say. With `-Dlightup.write=true` its picture and its
/// table of rooms are written anew; the ten steps are written by hand.
class ArchitecturePageTest {
    private static final Path PAGE = Path.of("..", "docs", "architecture.md");
    private static final Path PICTURE = Path.of("..", "docs", "architecture.svg");
    private static final String TABLE = "| room | what it is |\n";
    private static final Pattern STEP = Pattern.compile("(?m)^(\\d+)\\. .*(?:\\n {3}.*)*");
    private static final Pattern ROOM = Pattern.compile("`([a-z]+/[a-z]+)`");

    private static HousePlan plan = new HousePlan(Map.of(), Map.of());

    @BeforeAll
    static void readTheCode() {
        plan = HousePlan.ofTheCode();
    }

    @Test
    @Tag("writes")
    void thePictureAndTheTableShowTheHouseAsItIs() throws IOException {
        String page = Files.readString(PAGE);
        String renewed = page.substring(0, page.indexOf(TABLE)) + table();
        String picture = HousePicture.svg(plan, steps(page));
        if (Boolean.getBoolean("lightup.write")) {
            Files.writeString(PAGE, renewed);
            Files.writeString(PICTURE, picture);
        }
        assertThat(Files.readString(PAGE)).as("mvn test -Dlightup.write=true writes it anew").isEqualTo(renewed);
        assertThat(Files.readString(PICTURE)).as("mvn test -Dlightup.write=true draws it anew").isEqualTo(picture);
    }

    @Test
    void everyRoomThatAStepNamesIsThereAndTheStepsAreTen() throws IOException {
        Map<String, List<Integer>> steps = steps(Files.readString(PAGE));
        assertThat(rooms()).containsAll(steps.keySet());
        assertThat(steps.values().stream().flatMap(List::stream).distinct().sorted().toList())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void everyRoomSaysWhatItIs() {
        assertThat(rooms()).allSatisfy(room -> {
            String[] names = room.split("/", 2);
            assertThat(HousePlan.sentence(names[0], names[1])).as(room).endsWith(".");
        });
    }

    private static List<String> rooms() {
        return plan.rooms()
                .entrySet()
                .stream()
                .flatMap(module -> module.getValue().stream().map(room -> module.getKey() + "/" + room))
                .toList();
    }

    /// The numbers of the steps that name a room.
    private static Map<String, List<Integer>> steps(String page) {
        var steps = new TreeMap<String, List<Integer>>();
        Matcher step = STEP.matcher(page);
        while (step.find()) {
            ROOM.matcher(step.group())
                    .results()
                    .map(room -> room.group(1))
                    .distinct()
                    .forEach(room -> steps.computeIfAbsent(room, _ -> new ArrayList<>())
                            .add(Integer.valueOf(step.group(1))));
        }
        return steps;
    }

    private static String table() {
        return TABLE + "| --- | --- |\n" + rooms().stream().map(room -> {
            String[] names = room.split("/", 2);
            return "| `" + room + "` | " + HousePlan.sentence(names[0], names[1]) + " |\n";
        }).collect(Collectors.joining());
    }
}
