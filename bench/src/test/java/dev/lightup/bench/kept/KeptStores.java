package dev.lightup.bench.kept;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The kept stores that are checked in, by the name of the release.
final class KeptStores {
    private KeptStores() {}

    static List<String> releases() {
        try (var folders = Files.list(root())) {
            return folders.filter(Files::isDirectory).map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KeptStore of(String release) {
        return KeptStore.read(root().resolve(release));
    }

    private static Path root() {
        try {
            return Path.of(Objects.requireNonNull(KeptStores.class.getResource("/kept"), "no kept stores").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
