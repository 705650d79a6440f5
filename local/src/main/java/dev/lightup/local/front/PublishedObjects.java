package dev.lightup.local.front;

import dev.lightup.senders.http.ByteString;
import dev.lightup.site.bucket.DirectoryBucket;
import java.util.Optional;

/// What the site shows: published objects by path.
@FunctionalInterface
public interface PublishedObjects {
    /// @param path relative, without a slash in front
    /// @throws IllegalArgumentException when no object can be called so
    Optional<Stored> find(String path);

    /// An object.
    ///
    /// @param contentType what it was put as, if that is known
    record Stored(ByteString bytes, Optional<String> contentType) {}

    /// The objects of a directory.
    static PublishedObjects of(DirectoryBucket bucket) {
        return path -> bucket.get(path).map(bytes -> new Stored(ByteString.of(bytes), bucket.contentType(path)));
    }
}
