package dev.lightup.local.cli.send;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A folder from which each whole file is sent once and then moved: to `sent/` or to `refused/`, with the answer beside it. A file that is
/// still being written is left alone. Whoever is cut off between sending and moving sends again, and is told that it was a duplicate. Used by one
/// thread.
final class WatchedFolder {
    /// For so long nobody may have written to a file.
    static final Duration STILL = Duration.ofSeconds(5);
    private static final List<String> KINDS = List.of(".csv", ".json");

    private final Path folder;
    private final Function<Path, Fate> sending;
    private final InstantSource clock;
    private Map<Path, Shape> before = new HashMap<>();

    /// What became of sending a file.
    sealed interface Fate {
        /// It is stored.
        record Sent(String answer) implements Fate {}

        /// It is not, and will not be as it is.
        record Refused(String answer) implements Fate {}

        /// Nobody knows yet: it is sent again at the next look.
        record Waits() implements Fate {}
    }

    /// @param sending sends a file
    WatchedFolder(Path folder, Function<Path, Fate> sending, InstantSource clock) {
        this.folder = folder;
        this.sending = sending;
        this.clock = clock;
    }

    private record Shape(long size, Instant written) {}

    /// Looks once.
    ///
    /// @return how many files were moved
    int look() {
        Map<Path, Shape> now = new HashMap<>();
        int moved = 0;
        for (Path file : files()) {
            Optional<Shape> shape = shape(file);
            shape.ifPresent(found -> now.put(file, found));
            if (shape.isPresent() && isStill(file, shape.get()) && moved(file)) {
                moved++;
            }
        }
        before = now;
        return moved;
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> KINDS.stream().anyMatch(name(file).toLowerCase(Locale.ROOT)::endsWith))
                    .filter(file -> !name(file).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + folder, e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Optional<Shape> shape(Path file) {
        try {
            return Optional.of(new Shape(Files.size(file), Files.getLastModifiedTime(file).toInstant()));
        } catch (IOException _) {
            // somebody took it away
            return Optional.empty();
        }
    }

    /// Whether it is as it was at the last look, and nobody has written to it for a while. An empty one is about to be written.
    private boolean isStill(Path file, Shape shape) {
        return shape.size() > 0 && shape.equals(before.get(file))
                && !shape.written().plus(STILL).isAfter(clock.instant());
    }

    private boolean moved(Path file) {
        return switch (sending.apply(file)) {
            case Fate.Sent(String answer) -> move(file, "sent", answer);
            case Fate.Refused(String answer) -> move(file, "refused", answer);
            case Fate.Waits() -> false;
        };
    }

    /// The answer first: a file that was moved has one.
    private boolean move(Path file, String where, String answer) {
        try {
            Path to = free(Files.createDirectories(folder.resolve(where)), name(file));
            Path beside = Files.writeString(to.resolveSibling(name(to) + ".answer.txt"), answer + "\n");
            try {
                Files.move(file, to);
                return true;
            } catch (NoSuchFileException _) {
                // somebody else moved it meanwhile
                Files.delete(beside);
                return false;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot move " + file, e);
        }
    }

    /// The file's name, or with a number where there was one of that name before.
    private static Path free(Path folder, String name) {
        int dot = name.lastIndexOf('.');
        return Stream.iterate(1, n -> n + 1)
                .map(n -> folder.resolve(n == 1 ? name : name.substring(0, dot) + "-" + n + name.substring(dot)))
                .filter(path -> !Files.exists(path))
                .findFirst()
                .orElseThrow();
    }
}
