package dev.lightup.site.bucket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A folder as the bucket: files as any web server would serve them, and beside them, under `.objects/`, what S3 would keep as
/// metadata. The ETag is a hash of the bytes that lie there, so that a file that was changed by hand, or cut off from its
/// metadata by a crash, never passes for what a run wrote: its revision reads 0.
///
/// Files are replaced by a move, so that a reader sees the old bytes or the new ones. Safe for several threads and processes.
public final class DirectoryBucket implements Bucket {
    private static final String ASIDE = ".objects";

    private final Path root;
    private final Path aside;
    private final PathLocks locks;

    /// @param root the folder; made when it is missing
    public DirectoryBucket(Path root) {
        try {
            this.root = Files.createDirectories(root).toRealPath();
            this.aside = Files.createDirectories(this.root.resolve(ASIDE));
            this.locks = new PathLocks(Files.createDirectories(aside.resolve(".locks")));
        } catch (IOException e) {
            throw new UncheckedIOException("the site's folder " + root + " cannot be made", e);
        }
    }

    /// A folder answers at once: more at a time would only wait for the disk, and others for them.
    @Override
    public int sideBySide() {
        return 1;
    }

    @Override
    public Put put(String path, String contentType, byte[] bytes, long rev, Condition condition) {
        return locks.under(ObjectPath.checked(path), () -> {
            Optional<String> there = read(path).map(DirectoryBucket::etag);
            boolean holds = switch (condition) {
                case Condition.IfMatch(String etag) -> there.filter(etag::equals).isPresent();
                case Condition.IfNoneMatch() -> there.isEmpty();
            };
            if (!holds) {
                return new Put.Refused();
            }
            String etag = etag(bytes);
            replace(meta(path), new ObjectMetadata(rev, etag, contentType).bytes());
            if (there.filter(etag::equals).isEmpty()) {
                replace(file(path), bytes);
            }
            return new Put.Written(etag);
        });
    }

    @Override
    public Optional<Head> head(String path) {
        return locks.under(ObjectPath.checked(path), () -> {
            Optional<byte[]> bytes = read(path);
            if (bytes.isEmpty()) {
                return Optional.empty();
            }
            String etag = etag(bytes.get());
            long rev = metadata(path).filter(m -> m.etag().equals(etag)).map(ObjectMetadata::rev).orElse(0L);
            return Optional.of(new Head(rev, etag, bytes.get().length, ObjectContent.hash(bytes.get())));
        });
    }

    @Override
    public Optional<byte[]> get(String path) {
        ObjectPath.checked(path);
        try {
            return read(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What an object was put with as its content type, for a server of this folder.
    public Optional<String> contentType(String path) {
        ObjectPath.checked(path);
        try {
            return metadata(path).map(ObjectMetadata::contentType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Removal remove(String path, String etag) {
        return locks.under(ObjectPath.checked(path), () -> {
            Optional<String> there = read(path).map(DirectoryBucket::etag);
            if (there.isPresent() && !there.get().equals(etag)) {
                return Removal.REFUSED;
            }
            Files.deleteIfExists(file(path));
            Files.deleteIfExists(meta(path));
            return Removal.REMOVED;
        });
    }

    @Override
    public Listing list(String folder) {
        Path at = root.resolve(ObjectPath.folder(folder));
        List<String> objects = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        try (Stream<Path> children = Files.list(at)) {
            for (Path child : (Iterable<Path>) children::iterator) {
                String name = child.getFileName().toString();
                if (!name.startsWith(".")) {
                    if (Files.isDirectory(child)) {
                        folders.add(folder + name + "/");
                    } else {
                        objects.add(folder + name);
                    }
                }
            }
        } catch (NoSuchFileException | NotDirectoryException _) {
            return new Listing(List.of(), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collections.sort(objects);
        Collections.sort(folders);
        return new Listing(objects, folders);
    }

    /// Files and what lies beside them; the folders too, whose names are ids.
    @Override
    public Erasure erase(String folder, BooleanSupplier inTime) {
        if (folder.isEmpty()) {
            throw new IllegalArgumentException("the whole site is nobody's to erase");
        }
        long objects = 0;
        for (Path top : List.of(root.resolve(ObjectPath.folder(folder)), aside.resolve(folder))) {
            for (Path path : deepestFirst(top)) {
                if (!inTime.getAsBoolean()) {
                    return new Erasure(objects, false);
                }
                try {
                    boolean object = !top.startsWith(aside) && Files.isRegularFile(path);
                    objects += Files.deleteIfExists(path) && object ? 1 : 0;
                } catch (DirectoryNotEmptyException _) {
                    // somebody writes there still: the next look finds it
                    return new Erasure(objects, false);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return new Erasure(objects, true);
    }

    private static List<Path> deepestFirst(Path top) {
        try (Stream<Path> all = Files.walk(top)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String etag(byte[] bytes) {
        return '"' + ObjectContent.hash(bytes) + '"';
    }

    private Path file(String path) {
        return root.resolve(path);
    }

    private Path meta(String path) {
        return aside.resolve(path + ".meta");
    }

    private Optional<byte[]> read(String path) throws IOException {
        return bytesOf(file(path));
    }

    private Optional<ObjectMetadata> metadata(String path) throws IOException {
        return bytesOf(meta(path)).flatMap(ObjectMetadata::read);
    }

    private static Optional<byte[]> bytesOf(Path file) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /// Under a name that a server does not show, then moved to its own.
    private void replace(Path target, byte[] bytes) throws IOException {
        Path parent = Files.createDirectories(target.getParent());
        if (!parent.toRealPath().startsWith(root)) {
            throw new IOException("a link leads out of the site's folder: " + parent);
        }
        Path fresh = Files.createTempFile(parent, ".put", null);
        try {
            Files.write(fresh, bytes);
            Files.setPosixFilePermissions(fresh, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
