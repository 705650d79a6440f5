package dev.lightup.functions.directory;

import dev.lightup.json.Json;
import dev.lightup.json.codec.Codec;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;

/// The directory as one JSON file, changed under a lock of the file system and put in the old one's place whole: who reads it sees the
/// old file or the new one. What it says that is none of ours stays. For the local system. Thread-safe.
public final class FileDirectoryStore implements DirectoryStore {
    private static final String TENANTS = "tenants";
    private static final String ENDPOINTS = "endpoints";
    private static final String ENDPOINT = "endpoint";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration AGAIN = Duration.ofMillis(2);

    private final Path file;

    /// @param file is there; beside it lies the lock
    public FileDirectoryStore(Path file) {
        this.file = file.toAbsolutePath();
    }

    @Override
    public boolean add(TenantDocument tenant) {
        return changing(whole -> hasTenant(whole, tenant.tenant())
                ? Optional.empty()
                : Optional.of(with(whole, TENANTS, tree(tenant))));
    }

    @Override
    public boolean hasTenant(String tenant) {
        return hasTenant(read(), tenant);
    }

    @Override
    public boolean add(EndpointDocument endpoint) {
        return changing(whole -> find(whole, endpoint.endpoint()).isPresent()
                ? Optional.empty()
                : Optional.of(with(whole, ENDPOINTS, tree(endpoint))));
    }

    @Override
    public Optional<Kept> endpoint(String id) {
        return find(read(), id).map(FileDirectoryStore::kept);
    }

    @Override
    public boolean replace(Kept read, EndpointDocument next) {
        return changing(whole -> find(whole, next.endpoint())
                .filter(now -> kept(now).version().equals(read.version()))
                .map(now -> whole.with(ENDPOINTS, new Json.Arr(entries(whole, ENDPOINTS).stream()
                        .map(one -> one.equals(now) ? tree(next) : one)
                        .toList()))));
    }

    @Override
    public List<Listed> endpoints(String tenant) {
        return entries(read(), ENDPOINTS).stream()
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .filter(one -> one.text("tenant").filter(tenant::equals).isPresent())
                .map(FileDirectoryStore::listed)
                .sorted(Comparator.comparing(Listed::id))
                .toList();
    }

    @Override
    public void removeEndpoint(String id) {
        remove(ENDPOINTS, ENDPOINT, id);
    }

    @Override
    public void removeTenant(String id) {
        remove(TENANTS, "tenant", id);
    }

    private void remove(String list, String name, String id) {
        changing(whole -> {
            List<Json> left = entries(whole, list).stream().filter(named(name, id).negate()).toList();
            return left.size() == entries(whole, list).size()
                    ? Optional.empty()
                    : Optional.of(whole.with(list, new Json.Arr(left)));
        });
    }

    private static Listed listed(Json.Obj entry) {
        String id = entry.text(ENDPOINT).orElse("");
        try {
            EndpointDocument endpoint = kept(entry).endpoint();
            endpoint.endpointOf();
            return new Listed(id, Optional.of(endpoint));
        } catch (RuntimeException _) {
            return new Listed(id, Optional.empty());
        }
    }

    private static Kept kept(Json.Obj entry) {
        String text = entry.write();
        return new Kept(DirectoryReader.document(ByteString.utf8(text).array()), text);
    }

    private static boolean hasTenant(Json.Obj whole, String id) {
        return entries(whole, TENANTS).stream().anyMatch(named("tenant", id));
    }

    private static Optional<Json.Obj> find(Json.Obj whole, String id) {
        return entries(whole, ENDPOINTS).stream()
                .filter(named(ENDPOINT, id))
                .map(Json.Obj.class::cast)
                .findFirst();
    }

    private static Predicate<Json> named(String name, String value) {
        return one -> one instanceof Json.Obj entry && entry.text(name).filter(value::equals).isPresent();
    }

    private static List<Json> entries(Json.Obj whole, String name) {
        return whole.get(name).orElse(new Json.Null()) instanceof Json.Arr(List<Json> entries) ? entries : List.of();
    }

    private static Json.Obj with(Json.Obj whole, String list, Json entry) {
        List<Json> entries = new ArrayList<>(entries(whole, list));
        entries.add(entry);
        return whole.with(list, new Json.Arr(entries));
    }

    private static Json.Obj tree(Object document) {
        return object(Codec.write(document));
    }

    private static Json.Obj object(byte[] utf8) {
        return Codec.read(Json.class, utf8) instanceof Json.Obj whole ? whole : new Json.Obj(Map.of());
    }

    private Json.Obj read() {
        try {
            return object(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the directory file cannot be read", e);
        }
    }

    /// Changes the file as it is now, alone.
    ///
    /// @param change what stands instead; empty when nothing is to be changed
    private boolean changing(Function<Json.Obj, Optional<Json.Obj>> change) {
        try (FileChannel channel = FileChannel.open(file.resolveSibling(file.getFileName() + ".lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock lock = lock(channel)) {
            Optional<Json.Obj> next = lock.isValid() ? change.apply(read()) : Optional.empty();
            if (next.isPresent()) {
                write(next.get());
            }
            return next.isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("the directory file cannot be changed", e);
        }
    }

    /// Of another process, or of another of these in this process, which the file system tells otherwise.
    private static FileLock lock(FileChannel channel) throws IOException {
        for (long tries = PATIENCE.dividedBy(AGAIN); tries > 0; tries--) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException _) {
                // as for another process
            }
            LockSupport.parkNanos(AGAIN.toNanos());
        }
        throw new IOException("somebody else is changing it");
    }

    private void write(Json.Obj whole) throws IOException {
        // a temporary file has mode 0600 from its first moment on
        Path fresh = Files.createTempFile(file.getParent(), ".directory", null);
        Files.writeString(fresh, whole.write() + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
