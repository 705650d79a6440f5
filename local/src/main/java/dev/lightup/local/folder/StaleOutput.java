package dev.lightup.local.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an earlier stack published into a directory, and a new one that begins with an empty table would neither know nor overwrite.
final class StaleOutput {
    private static final String ASIDE = ".objects";
    private static final String META = ".meta";

    private StaleOutput() {}

    /// Removes every object that was published there with the folders that it leaves empty, and nothing else that lies there.
    static void clear(Path out) {
        Path aside = out.resolve(ASIDE);
        if (!Files.isDirectory(aside)) {
            return;
        }
        try (Stream<Path> files = Files.walk(aside)) {
            List<Path> metas = files.filter(file -> file.toString().endsWith(META)).toList();
            for (Path meta : metas) {
                String name = aside.relativize(meta).toString();
                Path object = out.resolve(name.substring(0, name.length() - META.length()));
                Files.deleteIfExists(object);
                Files.delete(meta);
                removeEmpty(object.getParent(), out);
                removeEmpty(meta.getParent(), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear " + out, e);
        }
    }

    private static void removeEmpty(@Nullable Path folder, Path out) throws IOException {
        for (Path one = folder; one != null && !one.equals(out) && isEmpty(one); one = one.getParent()) {
            Files.delete(one);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
