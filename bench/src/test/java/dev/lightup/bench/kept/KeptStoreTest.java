package dev.lightup.bench.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.bench.kept.ReopenedStore.Derived;
import dev.lightup.bench.kept.ReopenedStore.LogAlone;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every release has kept is read by today's code: nothing of it is lost, doubled, or said otherwise than its log says it.
class KeptStoreTest {
    /// Two of the tests come to the same log at the same moment.
    private static final Map<LogAlone, Derived> ALONE = new HashMap<>();

    @TempDir
    private Path folder = Path.of("");

    static List<String> releases() {
        return KeptStores.releases();
    }

    @Test
    void aStoreIsCheckedIn() {
        assertThat(releases()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void everyEventThatAReleaseKeptIsRead(String release) {
        KeptStore store = KeptStores.of(release);

        assertThat(store.release()).isEqualTo(release);
        assertThat(StoreSnapshot.types(store.items())).isEqualTo(store.types());
    }

    @ParameterizedTest
    @MethodSource("releases")
    void everySubjectThatAReleaseKeptTakesInOneMoreEvent(String release) {
        try (var open = new ReopenedStore(KeptStores.of(release), folder)) {
            Set<String> parked = open.parked();
            SortedMap<String, Long> before = open.versions();

            open.takeInOneMoreEventEach();

            assertThat(open.parked()).as("nothing new is parked").isEqualTo(parked);
            assertThat(open.versions()).allSatisfy(
                    (subject, version) -> assertThat(version).as(subject)
                            .isGreaterThan(before.getOrDefault(subject, 0L)));
        }
    }

    /// In the long form.
    @EnabledIfSystemProperty(named = "lightup.long", matches = "true")
    @ParameterizedTest
    @MethodSource("releases")
    void whatAReleaseKeptAndOneMoreEventEachComeToWhatTheirLogAloneComesTo(String release) {
        try (var open = new ReopenedStore(KeptStores.of(release), folder)) {
            open.takeInOneMoreEventEach();
            open.publishChanges();

            comesToItsLog(open);
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void whatAReleaseKeptComesToWhatItsLogAloneComesTo(String release) {
        try (var open = new ReopenedStore(KeptStores.of(release), folder)) {
            Set<String> before = open.derived().pages().keySet();

            assertThat(open.publishAll()).containsValue("frozen").doesNotContainValue("failed");

            assertThat(open.derived().pages()).as("the pages stand").containsKeys(before.toArray(String[]::new));
            comesToItsLog(open);
        }
    }

    /// In the long form; today's data under another shape's number is applied again in each.
    @EnabledIfSystemProperty(named = "lightup.long", matches = "true")
    @ParameterizedTest
    @MethodSource("releases")
    void whatAReleaseKeptIsNotDoubledWhenItIsAppliedAgain(String release) {
        try (var open = new ReopenedStore(KeptStores.of(release), folder)) {
            open.applyAgain();

            comesToItsLog(open);
        }
    }

    private static void comesToItsLog(ReopenedStore open) {
        open.sweepTwice();
        assertThat(open.parked()).as("what was parked is applied").isEmpty();
        open.publishAllForGood();
        Derived alone = open.ofTheLogAlone(ALONE);
        assertThat(open.derived().differentPages(alone)).as("pages, by themselves").isEmpty();

        open.rebuild();
        open.publishAllForGood();
        assertThat(open.derived().differentPages(alone)).as("pages, made anew").isEmpty();
        assertThat(open.derived().differentSubjects(alone)).as("subjects with an entry too many or too few").isEmpty();
    }
}
