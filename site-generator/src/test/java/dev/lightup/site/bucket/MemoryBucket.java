package dev.lightup.site.bucket;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/// A bucket in memory, for tests that make thousands of runs. It keeps the same contract as the others.
public final class MemoryBucket implements Bucket {
    private final NavigableMap<String, Stored> objects = new TreeMap<>();

    private static final class Stored {
        private final byte[] bytes;
        private final long rev;

        Stored(byte[] bytes, long rev) {
            this.bytes = bytes.clone();
            this.rev = rev;
        }

        String etag() {
            return '"' + ObjectContent.hash(bytes) + '"';
        }
    }

    @Override
    public synchronized Put put(String path, String contentType, byte[] bytes, long rev, Condition condition) {
        Stored there = objects.get(ObjectPath.checked(path));
        boolean holds = switch (condition) {
            case Condition.IfMatch(String etag) -> there != null && there.etag().equals(etag);
            case Condition.IfNoneMatch() -> there == null;
        };
        if (!holds) {
            return new Put.Refused();
        }
        Stored fresh = new Stored(bytes, rev);
        objects.put(path, fresh);
        return new Put.Written(fresh.etag());
    }

    @Override
    public synchronized Optional<Head> head(String path) {
        return Optional.ofNullable(objects.get(ObjectPath.checked(path)))
                .map(o -> new Head(o.rev, o.etag(), o.bytes.length, ObjectContent.hash(o.bytes)));
    }

    @Override
    public synchronized Optional<byte[]> get(String path) {
        return Optional.ofNullable(objects.get(ObjectPath.checked(path))).map(o -> o.bytes.clone());
    }

    @Override
    public synchronized Removal remove(String path, String etag) {
        Stored there = objects.get(ObjectPath.checked(path));
        if (there != null && !there.etag().equals(etag)) {
            return Removal.REFUSED;
        }
        objects.remove(path);
        return Removal.REMOVED;
    }

    @Override
    public synchronized Erasure erase(String folder, BooleanSupplier inTime) {
        int before = objects.size();
        objects.keySet().removeIf(path -> path.startsWith(ObjectPath.folder(folder)));
        return new Erasure(before - objects.size(), true);
    }

    @Override
    public synchronized Listing list(String folder) {
        TreeSet<String> here = new TreeSet<>();
        TreeSet<String> folders = new TreeSet<>();
        for (String path : objects.tailMap(ObjectPath.folder(folder)).keySet()) {
            if (path.startsWith(folder)) {
                int slash = path.indexOf('/', folder.length());
                if (slash < 0) {
                    here.add(path);
                } else {
                    folders.add(path.substring(0, slash + 1));
                }
            }
        }
        return new Listing(java.util.List.copyOf(here), java.util.List.copyOf(folders));
    }

    /// Everything that is there: path to the text of its bytes.
    public synchronized Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        objects.forEach((path, o) -> texts.put(path, new String(o.bytes, java.nio.charset.StandardCharsets.UTF_8)));
        return texts;
    }
}
