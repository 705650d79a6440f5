package dev.lightup.bench.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.bench.kept.ReopenedStore.Derived;
import dev.lightup.bench.kept.ReopenedStore.LogAlone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Today's data under other shape numbers: what today's code cannot read is waited for, never guessed, and made anew from the log.
class ShapeNumberTest {
    /// The number of a record's shape; absence means 1.
    private static final String SHAPE = "sh";
    private static final Set<String> SHAPED = Set.of("state", "entry", "map", "checkpoint", "summary");
    private static final boolean LONG = Boolean.getBoolean("lightup.long");
    private static final int OLDER = -1;
    private static final int NEWER = 1;

    /// Shape numbers are in no log, so that each test comes to the same one at the same moment.
    private static final Map<LogAlone, Derived> ALONE = new HashMap<>();

    @TempDir
    private static Path written = Path.of("");

    private static Optional<KeptStore> today = Optional.empty();
    private static Optional<Derived> right = Optional.empty();

    @TempDir
    private Path folder = Path.of("");

    /// What an upgrade meets; what a step back meets too in the long form, and in a test of its own here.
    static List<Integer> shapes() {
        return LONG ? List.of(OLDER, NEWER) : List.of(OLDER);
    }

    @BeforeAll
    static void keepTodaysData() {
        today = Optional.of(KeptScenario.play(written.resolve("today"), "today"));
        right = Optional.of(publishedAsItIs(written.resolve("as-it-is")));
    }

    @Test
    void theSameCodeKeepsTheSameBytesAndOneOfEverything() throws Exception {
        KeptStore first = today.orElseThrow();
        first.write(folder.resolve("first"));
        KeptScenario.play(folder.resolve("site"), "today").write(folder.resolve("second"));

        for (String file : List.of("about.json", "items.jsonl.gz", "objects.jsonl.gz")) {
            assertThat(Files.mismatch(folder.resolve("first").resolve(file), folder.resolve("second").resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
        assertThat(first.types()).containsAll(KeptScenario.sent().toList())
                .containsAll(LinkedPartner.TYPES)
                .containsAll(KeptPortfolios.TYPES);
        assertThat(first.objects()).as("a partner's home")
                .anyMatch(object -> object.path().startsWith("p/") && object.path().endsWith("/index.html"));
        var kinds = new TreeSet<String>();
        first.items().forEach(item -> kinds.add(StoreSnapshot.text(item, "kind")));
        assertThat(kinds).contains("body", "checkpoint", "cursor", "entry", "head", "label", "map", "member", "name",
                "page", "parked", "raw", "state", "summary");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everySubjectOfAnotherShapeTakesInOneMoreEvent(int by) {
        try (var open = new ReopenedStore(renumbered(by), folder)) {
            Set<String> parked = open.parked();
            SortedMap<String, Long> before = open.versions();

            open.takeInOneMoreEventEach();

            assertThat(open.parked()).as("nothing new is parked").isEqualTo(parked);
            assertThat(open.versions()).allSatisfy((subject, version) -> assertThat(version).as(subject)
                    .isGreaterThan(before.getOrDefault(subject, 0L)));
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void pagesOfAnotherShapeStandUntilTheyCanBeMadeRight(int by) {
        try (var open = new ReopenedStore(renumbered(by), folder)) {
            Derived before = open.derived();

            assertThat(open.publishAll()).doesNotContainValue("failed");

            var wrong = new TreeSet<>(open.derived().differentPages(before));
            wrong.retainAll(open.derived().differentPages(right.orElseThrow()));
            assertThat(wrong).as("pages that are neither the old nor the right ones").isEmpty();
        }
    }

    /// What the same data comes to at the same moment where all of it can be read.
    private static Derived publishedAsItIs(Path folder) {
        try (var open = new ReopenedStore(renumbered(0), folder)) {
            open.publishAll();
            return open.derived();
        }
    }

    @Test
    void recordsOfAnOlderShapeAreBroughtInByTwoSweeps() {
        try (var open = new ReopenedStore(renumbered(OLDER), folder)) {
            open.publishAll();

            open.sweepTwice();

            isWhatTheLogAloneComesTo(open);
        }
    }

    @Test
    void recordsOfANewerShapeAreBroughtInByARebuild() {
        try (var open = new ReopenedStore(renumbered(NEWER), folder)) {
            open.thaw();
            open.publishAll();
            open.sweepTwice();

            open.rebuild();

            isWhatTheLogAloneComesTo(open);
        }
    }

    /// In the long form: two sweeps drive everything again too.
    @EnabledIfSystemProperty(named = "lightup.long", matches = "true")
    @ParameterizedTest
    @MethodSource("shapes")
    void nothingOfAnotherShapeIsDoubledWhenItIsAppliedAgain(int by) {
        try (var open = new ReopenedStore(renumbered(by), folder)) {
            open.applyAgain();
            open.sweepTwice();
            if (by == NEWER) {
                // an older release adds nothing to what a newer one wrote, until it is asked to make everything anew
                open.thaw();
                open.rebuild();
            }

            isWhatTheLogAloneComesTo(open);
        }
    }

    private static void isWhatTheLogAloneComesTo(ReopenedStore open) {
        open.publishAllForGood();
        Derived alone = open.ofTheLogAlone(ALONE);
        assertThat(open.derived().differentPages(alone)).as("pages").isEmpty();
        if (LONG) {
            open.rebuild();
            open.publishAllForGood();
            assertThat(open.derived().differentPages(alone)).as("pages, made anew").isEmpty();
        }
        assertThat(open.derived().differentSubjects(alone)).as("subjects with an entry too many or too few").isEmpty();
    }

    private static KeptStore renumbered(int by) {
        KeptStore store = today.orElseThrow();
        List<Map<String, AttributeValue>> items = store.items().stream().map(item -> renumbered(item, by)).toList();
        return new KeptStore(store.release(), store.at(), store.types(), items, store.objects());
    }

    private static Map<String, AttributeValue> renumbered(Map<String, AttributeValue> item, int by) {
        if (SHAPED.stream().noneMatch(kind -> StoreSnapshot.isOf(item, kind))) {
            return item;
        }
        var other = new TreeMap<>(item);
        long number = Optional.ofNullable(item.get(SHAPE)).map(AttributeValue::n).map(Long::parseLong).orElse(1L);
        other.put(SHAPE, AttributeValue.fromN(Long.toString(number + by)));
        return other;
    }
}
