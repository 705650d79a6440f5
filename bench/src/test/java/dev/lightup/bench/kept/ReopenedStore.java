package dev.lightup.bench.kept;

import static dev.lightup.bench.kept.StoreSnapshot.isOf;
import static dev.lightup.bench.kept.StoreSnapshot.text;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.bench.stepped.SteppedStack;
import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.key.Unit;
import dev.lightup.site.bucket.ObjectContent;
import dev.lightup.site.publish.Publisher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Today's functions on a store that others have kept. It is looked at as items and objects, so that this reads the same whatever becomes
/// of the records in them.
final class ReopenedStore implements AutoCloseable {
    private static final String SUBJECTS = "#S#";
    private static final String UNITS = "#U#";
    private static final String ASSETS = "assets/";

    private final Path folder;
    private final SteppedStack stack;

    /// @param folder an empty one
    ReopenedStore(KeptStore store, Path folder) {
        this.folder = folder;
        stack = store.opened(folder.resolve("site"));
        stack.pass(Duration.ofHours(1));
    }

    /// Sends one more event about each subject that was kept, and has all of them applied.
    void takeInOneMoreEventEach() {
        var more = new OneMoreEvent(stack);
        subjects().forEach(pk -> {
            String[] place = pk.split(SUBJECTS, 2);
            more.send(place[0], Subject.parse(place[1]).orElseThrow());
        });
        stack.apply();
    }

    /// Has every event that was kept applied once more.
    void applyAgain() {
        stack.applyAgain();
        stack.publish();
    }

    /// The partitions of subjects.
    private Set<String> subjects() {
        return stack.items()
                .map(item -> text(item, "pk"))
                .filter(pk -> pk.contains(SUBJECTS))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Every subject with the version of its state; 0 where it has none.
    SortedMap<String, Long> versions() {
        var versions = new TreeMap<String, Long>();
        subjects().forEach(pk -> versions.put(pk, 0L));
        items("state").forEach(item -> versions.put(text(item, "pk"), number(item, "v")));
        return versions;
    }

    /// The events that are parked.
    Set<String> parked() {
        return items("parked").map(item -> text(item, "sk")).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Publishes what the stream tells of.
    void publishChanges() {
        stack.publish();
    }

    /// Publishes every unit that has ever run, those too that an operator froze: what cannot be read there is looked at only then.
    void publishAllForGood() {
        thaw();
        publishAll();
        sweepTwice();
        assertThat(publishAll()).allSatisfy((unit, outcome) -> assertThat(outcome).as(unit).isEqualTo("published"));
    }

    /// Publishes every unit that has ever run.
    ///
    /// @return what became of each
    SortedMap<String, String> publishAll() {
        var outcomes = new TreeMap<String, String>();
        for (JsonNode unit : stack.publish(units(stack))) {
            outcomes.put(unit.path("unit").asText(), unit.path("outcome").asText());
        }
        return outcomes;
    }

    private static List<String> units(SteppedStack stack) {
        return stack.items()
                .filter(item -> isOf(item, "head"))
                .map(item -> text(item, "pk").replace(UNITS, "|"))
                .sorted()
                .toList();
    }

    /// Takes every operator's brake off.
    void thaw() {
        units(stack)
                .forEach(unit -> stack.ledger().heads().note(Unit.parse(unit), Publisher.FROZEN, Optional.empty()));
    }

    /// Two minutes' sweeps, the second when every minute before is whole in the index. Nothing may be left to wait.
    void sweepTwice() {
        for (Duration time : List.of(Duration.ofMinutes(2), Duration.ofMinutes(20))) {
            stack.pass(time);
            JsonNode report = stack.sweep();
            assertThat(report.path("shards").asInt()).as("shards that broke off").isZero();
            assertThat(report.path("waiting").asInt()).as("events that wait").isZero();
            stack.settle();
        }
    }

    /// Makes everything derived again from the log, after which a rebuild would change nothing.
    void rebuild() {
        assertThat(stack.rebuild(false).path("whole").asBoolean()).isTrue();
        stack.settle();
        JsonNode compared = stack.rebuild(true);
        assertThat(compared.path("whole").asBoolean()).isTrue();
        assertThat(compared.path("differences")).isEmpty();
    }

    /// What is derived from a log.
    ///
    /// @param pages the bucket's objects, path to hash, without assets: pages that are older link to older ones
    /// @param entries how many entries each subject has
    record Derived(SortedMap<String, String> pages, SortedMap<String, Long> entries) {
        /// The pages that are only here, only there, or other.
        Set<String> differentPages(Derived other) {
            return different(pages, other.pages);
        }

        /// The subjects with another number of entries.
        Set<String> differentSubjects(Derived other) {
            return different(entries, other.entries);
        }

        private static Set<String> different(SortedMap<String, ?> one, SortedMap<String, ?> other) {
            var keys = new TreeSet<>(one.keySet());
            keys.addAll(other.keySet());
            keys.removeIf(key -> Objects.equals(one.get(key), other.get(key)));
            return keys;
        }
    }

    /// What is there now.
    Derived derived() {
        return derived(stack);
    }

    /// What the same log comes to where nothing else was kept: everything folded once and published once, at the same moment.
    ///
    /// @param known what logs came to before
    Derived ofTheLogAlone(Map<LogAlone, Derived> known) {
        var log = new LogAlone(stack.now(), Stream.of("label", "body", "raw").flatMap(this::items).collect(toSet()),
                units(stack));
        return known.computeIfAbsent(log, this::derived);
    }

    /// A log, and the units to be made of it.
    ///
    /// @param at what the clock says
    record LogAlone(Instant at, Set<Map<String, AttributeValue>> items, List<String> units) {
        LogAlone {
            items = Set.copyOf(items);
            units = List.copyOf(units);
        }
    }

    private Derived derived(LogAlone log) {
        try (var alone = new SteppedStack(folder.resolve("alone"), log.at(), List.copyOf(log.items()))) {
            alone.applyAgain();
            alone.publish();
            alone.publish(log.units());
            return derived(alone);
        }
    }

    private static Derived derived(SteppedStack stack) {
        var pages = new TreeMap<String, String>();
        KeptObject.all(stack.bucket()).forEach(o -> pages.put(o.path(), ObjectContent.hash(o.bytes().array())));
        pages.keySet().removeIf(path -> path.startsWith(ASSETS));
        return new Derived(pages, stack.items()
                .filter(item -> isOf(item, "entry"))
                .collect(Collectors.groupingBy(item -> text(item, "pk"), TreeMap::new, Collectors.counting())));
    }

    private Stream<Map<String, AttributeValue>> items(String kind) {
        return stack.items().filter(item -> isOf(item, kind));
    }

    private static long number(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::n).map(Long::parseLong).orElse(0L);
    }

    @Override
    public void close() {
        stack.close();
    }
}
