package dev.lightup.local.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Files and folders that only their owner can read.
public final class PrivateFiles {
    private PrivateFiles() {}

    /// Makes a folder with mode 0700, with its parents; one that is there is left as it is.
    public static Path folder(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Path parent = folder.toAbsolutePath().getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                Files.createDirectory(folder,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + folder, e);
        }
    }

    /// Makes an empty file with mode 0600; one that is there gets that mode, whoever may look into its folder.
    static Path file(Path file) {
        var owner = PosixFilePermissions.fromString("rw-------");
        try {
            if (Files.exists(file)) {
                Files.setPosixFilePermissions(file, owner);
            } else {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + file, e);
        }
    }

    /// Writes a text with mode 0600: whoever reads the file sees the old text or the new one, never a part.
    public static void write(Path file, String text) {
        Path target = file.toAbsolutePath();
        try {
            // A temporary file has mode 0600 from its first moment on.
            Path fresh = Files.createTempFile(target.getParent(), ".fresh", null);
            Files.writeString(fresh, text);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
