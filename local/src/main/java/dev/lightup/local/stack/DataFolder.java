package dev.lightup.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder that a stack keeps beside its pages: keys, the table's file, places in the stream, batches given up, and the address at
/// which it runs. One stack at a time uses it; readable by its owner only.
public final class DataFolder implements AutoCloseable {
    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /// Takes the folder for a stack; empty when another stack has it.
    ///
    /// @param root made when it is missing
    public static Optional<DataFolder> take(Path root) {
        try {
            PrivateFiles.folder(root);
            FileChannel channel = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            Optional<FileLock> lock = lock(channel);
            if (lock.isEmpty()) {
                channel.close();
            }
            return lock.map(held -> new DataFolder(root, channel, held));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + root, e);
        }
    }

    /// The stack that runs in a folder; empty when none does.
    public static Optional<Running> running(Path root) {
        if (!Files.isDirectory(root)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            Optional<FileLock> free = lock(channel);
            if (free.isPresent()) {
                free.get().release();
                return Optional.empty();
            }
            return Running.read(runningFile(root));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + root, e);
        }
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException _) {
            return Optional.empty();
        }
    }

    /// The folder itself.
    public Path root() {
        return root;
    }

    Path directory() {
        return root.resolve("directory.json");
    }

    /// The table's file, under the name that DynamoDB Local gives it when it listens, so that either way of running finds it.
    Path table() {
        return root.resolve("shared-local-instance.db");
    }

    Path checkpoints(String function) {
        return PrivateFiles.folder(root.resolve("streams")).resolve(function + ".json");
    }

    Path failures() {
        return root.resolve("failures");
    }

    /// Says where the stack is found.
    void announce(Running running) {
        running.write(runningFile(root));
    }

    private static Path runningFile(Path root) {
        return root.resolve("running.json");
    }

    /// Removes the folder with all that it holds.
    void delete() {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + root, e);
        }
    }

    /// Leaves the folder to the next stack.
    @Override
    public void close() {
        try {
            Files.deleteIfExists(runningFile(root));
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot leave " + root, e);
        }
    }
}
