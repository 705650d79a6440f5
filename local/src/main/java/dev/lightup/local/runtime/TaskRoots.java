package dev.lightup.local.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// The functions' packages, each unpacked once, as AWS unpacks them to `/var/task`. Thread-safe.
final class TaskRoots {
    private final Path work;
    private final Map<Path, Path> roots = new ConcurrentHashMap<>();

    /// @param work where they are unpacked
    TaskRoots(Path work) {
        this.work = work;
    }

    /// The folder of a package.
    ///
    /// @throws IllegalStateException when there is no such package, in one sentence
    Path of(Path zip) {
        return roots.computeIfAbsent(zip, this::unpack);
    }

    private Path unpack(Path zip) {
        Path root = work.resolve(zip.getFileName().toString().replaceFirst("\\.zip$", ""));
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                write(entry, in, root);
            }
            return root;
        } catch (NoSuchFileException _) {
            throw new IllegalStateException(
                    "the package " + zip + " is not built; `mvn -q package -DskipTests` builds it.");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + zip, e);
        }
    }

    private static void write(ZipEntry entry, InputStream in, Path root) throws IOException {
        Path file = root.resolve(entry.getName()).normalize();
        if (!file.startsWith(root)) {
            throw new IOException("the entry " + entry.getName() + " leads out of the package");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
        } else {
            Files.createDirectories(file.getParent() == null ? root : file.getParent());
            Files.copy(in, file);
        }
    }
}
