package dev.lightup.local.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder that a stack keeps beside its pages: keys, the table's file, places in the stream, batches given up, and the address at
/// which it runs. One stack at a time uses it; readable by its owner only.
public final class DataFolder implements AutoCloseable {
    private final Path root;
    private final FolderLock lock;

    private DataFolder(Path root, FolderLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /// Takes the folder for a stack; empty when another stack has it.
    ///
    /// @param root made when it is missing
    public static Optional<DataFolder> take(Path root) {
        PrivateFiles.folder(root);
        return FolderLock.take(root.resolve("lock")).map(held -> new DataFolder(root, held));
    }

    /// The stack that runs in a folder, with the endpoints that there are now; empty when none does.
    public static Optional<ConnectionFile> running(Path root) {
        if (!Files.isDirectory(root)) {
            return Optional.empty();
        }
        Optional<FolderLock> free = FolderLock.take(root.resolve("lock"));
        if (free.isPresent()) {
            free.get().close();
            return Optional.empty();
        }
        Path directory = directory(root);
        return ConnectionFile.read(runningFile(root))
                .map(running -> Files.exists(directory) ? running.with(DirectoryFile.at(directory)) : running);
    }

    /// The folder itself.
    public Path root() {
        return root;
    }

    public Path directory() {
        return directory(root);
    }

    private static Path directory(Path root) {
        return root.resolve("directory.json");
    }

    /// Which ledger this is.
    public Path ledger() {
        return root.resolve("ledger");
    }

    /// The table's file, under the name that DynamoDB Local gives it when it listens, so that either way of running finds it.
    public Path table() {
        return PrivateFiles.file(root.resolve("shared-local-instance.db"));
    }

    /// The folder of the table's file.
    public Path tableFolder() {
        table();
        return root;
    }

    public Path checkpoints(String function) {
        return PrivateFiles.folder(root.resolve("streams")).resolve(function + ".json");
    }

    /// Where announced files lie until they are read in.
    public Path arriving() {
        return PrivateFiles.folder(root.resolve("arriving"));
    }

    public Path failures() {
        return root.resolve("failures");
    }

    /// The private half of the key that readers' cookies are signed with.
    public Path signingKey() {
        return root.resolve("signing-key.pem");
    }

    /// Enter's settings while the stack runs: they name its address.
    public Path entry() {
        return root.resolve("entry.json");
    }

    /// Where letters are put that would be mailed.
    public Path mail() {
        return PrivateFiles.folder(root.resolve("mail"));
    }

    /// Says where the stack is found.
    public void announce(ConnectionFile running) {
        running.write(runningFile(root));
    }

    private static Path runningFile(Path root) {
        return root.resolve("running.json");
    }

    /// Removes the folder with all that it holds.
    public void delete() {
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
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot leave " + root, e);
        }
    }
}
