package dev.lightup.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What an earlier stack published into a directory, and a new one that begins with an empty table would neither know nor overwrite.
final class Leftovers {
    private static final String ASIDE = ".objects";
    private static final String META = ".meta";

    private Leftovers() {}

    /// Removes every object that was published there, and nothing else that lies there.
    static void clear(Path out) {
        Path aside = out.resolve(ASIDE);
        if (!Files.isDirectory(aside)) {
            return;
        }
        try (Stream<Path> files = Files.walk(aside)) {
            List<Path> metas = files.filter(file -> file.toString().endsWith(META)).toList();
            for (Path meta : metas) {
                String name = aside.relativize(meta).toString();
                Files.deleteIfExists(out.resolve(name.substring(0, name.length() - META.length())));
                Files.delete(meta);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear " + out, e);
        }
    }
}
