package dev.lightup.local.front;

import dev.lightup.functions.Bytes;
import dev.lightup.site.bucket.DirectoryBucket;
import java.util.Optional;

/// What the site shows: published objects by path.
@FunctionalInterface
public interface Objects {
    /// @param path relative, without a slash in front
    /// @throws IllegalArgumentException when no object can be called so
    Optional<Stored> find(String path);

    /// An object.
    ///
    /// @param contentType what it was put as, if that is known
    record Stored(Bytes bytes, Optional<String> contentType) {}

    /// The objects of a directory.
    static Objects of(DirectoryBucket bucket) {
        return path -> bucket.get(path).map(bytes -> new Stored(Bytes.of(bytes), bucket.contentType(path)));
    }
}
