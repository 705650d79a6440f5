package dev.lightup.functions.directory;

import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The directory as one JSON file, read again when it changes. For the local system. Thread-safe.
public final class FileDirectory implements Directory {
    private final Path file;
    private final AtomicReference<Content> content;

    /// What the file held when it had this time and size.
    private record Content(FileTime changed, long size, Map<String, Endpoint> endpoints, Map<String, Tenant> tenants) {}

    /// @throws IllegalArgumentException when the file says something wrong
    /// @throws UncheckedIOException when it cannot be read
    public FileDirectory(Path file) {
        this.file = file;
        content = new AtomicReference<>(load());
    }

    @Override
    public Optional<Endpoint> endpoint(String id) {
        return Optional.ofNullable(current().endpoints().get(id)).filter(Endpoint::enabled);
    }

    @Override
    public Tenant tenant(String id) {
        Tenant tenant = current().tenants().get(id);
        if (tenant == null) {
            throw new IllegalStateException("the directory has no tenant " + id);
        }
        return tenant;
    }

    @Override
    public boolean hasTenant(String id) {
        return current().tenants().containsKey(id);
    }

    @Override
    public List<String> endpoints(String tenant) {
        return current().endpoints()
                .values()
                .stream()
                .filter(endpoint -> endpoint.tenant().equals(tenant))
                .map(Endpoint::id)
                .sorted()
                .toList();
    }

    @Override
    public Optional<Endpoint> afterMismatch(String id) {
        forget();
        return endpoint(id);
    }

    @Override
    public void forget() {
        content.set(load());
    }

    private Content current() {
        Content held = content.get();
        try {
            if (Files.getLastModifiedTime(file).equals(held.changed()) && Files.size(file) == held.size()) {
                return held;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the directory file cannot be read", e);
        }
        Content loaded = load();
        content.set(loaded);
        return loaded;
    }

    private Content load() {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            byte[] bytes = Files.readAllBytes(file);
            DirectoryReader.Whole whole = DirectoryReader.whole(bytes);
            return new Content(changed, bytes.length,
                    whole.endpoints()
                            .stream()
                            .map(EndpointDocument::endpointOf)
                            .collect(Collectors.toUnmodifiableMap(Endpoint::id, Function.identity())),
                    whole.tenants()
                            .stream()
                            .map(TenantDocument::tenantOf)
                            .collect(Collectors.toUnmodifiableMap(Tenant::id, Function.identity())));
        } catch (IOException e) {
            throw new UncheckedIOException("the directory file cannot be read", e);
        }
    }
}
