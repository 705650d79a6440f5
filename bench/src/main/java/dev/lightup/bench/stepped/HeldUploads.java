package dev.lightup.bench.stepped;

import dev.lightup.functions.upload.UploadAddress;
import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.ledger.log.RawEvent;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Uploads of a stack that nobody calls: what was announced is handed over. Thread-safe.
final class HeldUploads implements UploadPlace {
    private final Map<String, Supplier<InputStream>> files = new ConcurrentHashMap<>();

    void put(String path, Supplier<InputStream> file) {
        files.put(path, file);
    }

    @Override
    public UploadAddress address(RawEvent.FileApart file, Instant now) {
        return new UploadAddress(URI.create("http://127.0.0.1:9/" + file.path()), new TreeMap<>(), now);
    }

    @Override
    public Optional<InputStream> open(RawEvent.FileApart file) {
        return Optional.ofNullable(files.get(file.path())).map(Supplier::get);
    }

    @Override
    public void delete(RawEvent.FileApart file) {
        files.remove(file.path());
    }

    @Override
    public void forget(String tenant) {
        files.keySet().removeIf(path -> path.startsWith("uploads/" + tenant + "/"));
    }
}
