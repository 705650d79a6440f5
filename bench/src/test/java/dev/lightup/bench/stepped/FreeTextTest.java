package dev.lightup.bench.stepped;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.local.invoke.FunctionLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What people wrote: on the pages as they wrote it, in the table under labels alone, gone with its label.
class FreeTextTest {
    private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");
    private static final String CANARY = PlayedNames.CANARY;
    private static final int CANARIES = 8;

    /// What stands in the played events as a name, or in a sentence.
    private static final List<String> NAMES = List.of(CANARY, "Fjord IT", "Mari");
    /// What is told and what is known: everything that figures are made from.
    private static final Set<String> KNOWN = Set.of("raw", "entry", "state");

    @TempDir
    private static Path home = Path.of("");

    @TempDir
    private Path folder = Path.of("");

    /// One that tests only look at.
    private static Optional<SteppedStack> shared = Optional.empty();

    @BeforeAll
    static void playOnce() {
        shared = Optional.of(played(home.resolve("site")));
    }

    @AfterAll
    static void close() {
        shared.ifPresent(SteppedStack::close);
    }

    private static SteppedStack played(Path site) {
        var stack = new SteppedStack(site, BEGIN);
        PlayedNames.play(stack);
        return stack;
    }

    private static List<String> items(SteppedStack stack, boolean labels) {
        List<String> texts = new ArrayList<>();
        stack.items()
                .filter(item -> labels == isLabel(item))
                .forEach(item -> texts.add(PlayedNames.text(item)));
        return texts;
    }

    private static boolean isLabel(Map<String, AttributeValue> item) {
        return isOf(item, "label");
    }

    private static boolean isOf(Map<String, AttributeValue> item, String kind) {
        return item.getOrDefault("kind", AttributeValue.fromS("")).s().equals(kind);
    }

    private static Set<String> onPages(Path site, String ending) {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(site)) {
            for (Path file : files.filter(f -> Files.isRegularFile(f) && f.toString().endsWith(ending)).toList()) {
                String page = read(file);
                for (int i = 1; i <= CANARIES; i++) {
                    if (page.contains(CANARY + i)) {
                        found.add(CANARY + i);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    @Test
    void standsOnPagesAndTwinsAndNowhereInTheTableButInItsLabel() {
        SteppedStack stack = shared.orElseThrow();
        Path site = home.resolve("site");
        assertThat(onPages(site, ".html")).contains(CANARY + 1, CANARY + 2, CANARY + 7, CANARY + 8);
        assertThat(onPages(site, ".json")).contains(CANARY + 1, CANARY + 2);
        assertThat(onPages(site, ".csv")).contains(CANARY + 1, CANARY + 2);
        assertThat(onPages(site, "queue.csv")).as("the level above quotes what the account does")
                .contains(CANARY + 1, CANARY + 2, CANARY + 8);
        assertThat(read(site, "")).as("what stands for a sentence is no text for readers")
                .noneMatch(page -> page.contains("\u001a") || page.matches("(?s).*\\\\u001a[0-9a-f]{32}.*"));
        assertThat(items(stack, true)).filteredOn(text -> text.contains(CANARY)).hasSize(CANARIES);
        assertThat(items(stack, false)).isNotEmpty().noneMatch(text -> text.contains(CANARY));
    }

    @Test
    void aBackslashThatASenderWroteIsNoneOfOurs() {
        assertThat(shared.orElseThrow().now()).isAfter(BEGIN);
        assertThat(read(home.resolve("site"), ".html")).anyMatch(page -> page.contains("\\u001a and"));
    }

    /// Everything else is as it would be from an endpoint whose names count.
    @Test
    void ofEndpointsThatSendReferencesOnlyItStandsNowhereAndAllThatIsKnownIsTheSame() {
        var log = new ByteArrayOutputStream();
        Path site = folder.resolve("nameless");
        try (var said = new PrintStream(log, true, StandardCharsets.UTF_8);
                SteppedStack stack = SteppedStack.nameless(site, BEGIN, FunctionLog.to(said))) {
            PlayedNames.play(stack);
            assertThat(known(stack)).isNotEmpty().isEqualTo(known(shared.orElseThrow()));
            assertThat(items(stack, true)).isEmpty();
            assertThat(items(stack, false)).noneMatch(FreeTextTest::isClear);
            assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain(NAMES);
            List<String> named = read(home.resolve("site"), "");
            assertThat(named).anyMatch(FreeTextTest::isClear);
            assertThat(read(site, "")).hasSameSizeAs(named)
                    .noneMatch(FreeTextTest::isClear)
                    .noneMatch(page -> page.contains("(erased)"))
                    .anyMatch(page -> page.contains("(not kept)"));
        }
    }

    private static SortedMap<String, String> known(SteppedStack stack) {
        var known = new TreeMap<String, String>();
        stack.items()
                .filter(item -> KNOWN.stream().anyMatch(kind -> isOf(item, kind)))
                .forEach(item -> known.put(Objects.requireNonNull(item.get("pk")).s() + ' '
                        + Objects.requireNonNull(item.get("sk")).s(), PlayedNames.text(item)));
        return known;
    }

    private static boolean isClear(String text) {
        return NAMES.stream().anyMatch(text::contains);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void isGoneFromEveryPageWhenItsLabelIsErased() {
        Path site = folder.resolve("site");
        try (SteppedStack stack = played(site)) {
            stack.items()
                    .filter(FreeTextTest::isLabel)
                    .filter(item -> PlayedNames.text(item).contains(CANARY))
                    .map(item -> Objects.requireNonNull(item.get("pk")).s())
                    .forEach(pk -> stack.ledger()
                            .labels()
                            .erase(KeptDirectory.NORDVIK, pk.substring(pk.lastIndexOf('#') + 1)));
            // the accounts first, then the level above
            for (int i = 0; i < 2; i++) {
                stack.publish(stack.items()
                        .filter(item -> isOf(item, "head"))
                        .map(item -> Objects.requireNonNull(item.get("pk")).s().replace("#U#", "|"))
                        .toList());
            }
            assertThat(onPages(site, "")).isEmpty();
            assertThat(read(site, ".html")).anyMatch(page -> page.contains("(erased)"));
        }
    }

    private static List<String> read(Path site, String ending) {
        try (Stream<Path> files = Files.walk(site)) {
            return files.filter(f -> Files.isRegularFile(f) && f.toString().endsWith(ending))
                    .map(FreeTextTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
