package dev.lightup.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.local.stack.EmbeddedStack;
import dev.lightup.local.stack.Stacks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A table and pages of different moments, brought together again by the commands of docs/operations.md.
class RestoreDrillTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void anOlderTableBesideNewerPagesIsBroughtTogetherByARebuild() throws IOException {
        drill("rebuild");
    }

    @Test
    void anOlderTableBesideNewerPagesIsBroughtTogetherByARepairOfThePages() throws IOException {
        drill("publish", "--repair", "--all");
    }

    private void drill(String... command) throws IOException {
        try (EmbeddedStack stack = stack("data")) {
            send("NVO-EARLY");
            stack.settle(PATIENCE);
            stack.published().everything();
        }
        copy(folder.resolve("data"), folder.resolve("backup"));
        try (EmbeddedStack stack = stack("data")) {
            for (int i = 1; i <= 4; i++) {
                send("NVO-LOST-" + i);
                stack.settle(PATIENCE);
            }
            stack.published().everything();
            assertThat(orders(stack)).contains("NVO-EARLY", "NVO-LOST-4");
        }
        delete(folder.resolve("data"));
        copy(folder.resolve("backup"), folder.resolve("data"));
        try (EmbeddedStack stack = stack("data")) {
            send("NVO-AFTER");
            stack.settle(PATIENCE);
            assertThat(run(command)).as(out.toString(StandardCharsets.UTF_8)).isZero();
            assertThat(orders(stack)).contains("NVO-EARLY", "NVO-AFTER").doesNotContain("NVO-LOST");
            assertThat(run("rebuild", "--verify")).as(out.toString(StandardCharsets.UTF_8)).isZero();
            // what comes next is shown as ever
            send("NVO-NEXT");
            stack.settle(PATIENCE);
            assertThat(orders(stack)).contains("NVO-NEXT");
        }
    }

    @Test
    void aPageThatIsGoneComesBackWithARebuild() throws IOException {
        try (EmbeddedStack stack = stack("data")) {
            send("NVO-1");
            stack.settle(PATIENCE);
            stack.published().everything();
            Path page = account(stack).resolve("orders/index.json");
            String before = Files.readString(page);
            Files.delete(page);
            assertThat(run("rebuild")).as(out.toString(StandardCharsets.UTF_8)).isZero();
            assertThat(page).hasContent(before);
        }
    }

    @Test
    void aLedgerThatIsGivenAnothersFolderHasItsOwnPagesThere() throws IOException {
        try (EmbeddedStack stack = stack("data")) {
            send("NVO-1");
            stack.settle(PATIENCE);
            stack.published().everything();
        }
        try (EmbeddedStack other = Stacks.start(folder.resolve("elsewhere"), Optional.of(folder.resolve("other")))) {
            assertThat(other.running().endpoints()).isNotEmpty();
        }
        assertThat(LightupCommand.run(
                new String[]{"rebuild", "--data", folder.resolve("data").toString(), "--out",
                    folder.resolve("elsewhere").toString(), "--adopt"},
                stream(), stream())).as(out.toString(StandardCharsets.UTF_8)).isZero();
        try (Stream<Path> pages = Files.walk(folder.resolve("elsewhere"))) {
            assertThat(pages.filter(page -> page.endsWith("orders/index.json")).map(RestoreDrillTest::read))
                    .singleElement()
                    .satisfies(orders -> assertThat(orders).contains("NVO-1"));
        }
    }

    private EmbeddedStack stack(String data) {
        return Stacks.start(folder.resolve("site"), Optional.of(folder.resolve(data)));
    }

    private void send(String order) throws IOException {
        Path file = Files.writeString(folder.resolve("order.json"),
                """
                        {"specversion":"1.0","id":"%1$s","source":"/nordvik/commerce","type":"order.submitted","subject":"order/%1$s",
                        "time":"2026-03-10T09:15:00Z","data":{"account":"NV-1","customer":"K1","lines":[{"sku":"AWP","quantity":5}]}}"""
                        .formatted(
                                order));
        assertThat(
                LightupCommand.run(new String[]{"send", "--data", folder.resolve("data").toString(), file.toString()},
                        stream(), stream()))
                .isZero();
    }

    private int run(String... command) {
        String[] words = Stream.concat(Stream.of(command), Stream.of("--data", folder.resolve("data").toString()))
                .toArray(String[]::new);
        return LightupCommand.run(words, stream(), stream());
    }

    private PrintStream stream() {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    private Path account(EmbeddedStack stack) {
        return folder.resolve("site").resolve(stack.published().path("nordvik", "NV-1"));
    }

    private String orders(EmbeddedStack stack) {
        return read(account(stack).resolve("orders/index.json"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
