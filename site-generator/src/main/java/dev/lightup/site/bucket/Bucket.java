package dev.lightup.site.bucket;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The site's objects by path (relative, no leading slash: `d/x2/a/y3/index.html`). Every object carries the revision of the run
/// that wrote it, so that a slower run can see that a later one was there before it.
///
/// Implementations are safe for several threads and several processes. A bucket that cannot be reached is an unchecked
/// exception; an object that another run holds is an outcome.
public interface Bucket {
    /// How many objects are worth writing at a time: over a network each waits for its answer most of the time.
    default int sideBySide() {
        return 8;
    }

    /// Writes an object if the condition holds when it is written.
    ///
    /// @param contentType what the object is served as
    /// @param rev the revision of the run that writes, from 1
    Put put(String path, String contentType, byte[] bytes, long rev, Condition condition);

    /// What is known of an object without its bytes.
    Optional<Head> head(String path);

    /// An object's bytes.
    Optional<byte[]> get(String path);

    /// Removes an object if it still has this ETag. An object that is not there counts as removed.
    Removal remove(String path, String etag);

    /// What lies directly in a folder (`d/x2/`; the empty text is the root).
    Listing list(String folder);

    /// Erases what lies in a folder, however deep, with all versions that were ever kept of it: of a distributor that leaves.
    ///
    /// @param inTime whether there is time for more
    Erasure erase(String folder, BooleanSupplier inTime);

    /// What was erased.
    ///
    /// @param objects how many, each version by itself
    /// @param whole whether nothing is left
    record Erasure(long objects, boolean whole) {}

    /// When an object may be written.
    sealed interface Condition {
        /// Only over the object with this ETag.
        record IfMatch(String etag) implements Condition {}

        /// Only where no object is.
        record IfNoneMatch() implements Condition {}
    }

    /// What became of a write.
    sealed interface Put {
        /// It is written, under this ETag.
        record Written(String etag) implements Put {}

        /// The condition did not hold; nothing is written. {@link Bucket#head} tells what is there instead.
        record Refused() implements Put {}
    }

    /// What became of a removal.
    enum Removal {
        REMOVED,
        /// Another object is there by now.
        REFUSED
    }

    /// An object without its bytes.
    ///
    /// @param rev the revision of the run that wrote it; 0 when none is known
    /// @param etag names exactly these bytes, with quotes
    /// @param size in bytes
    /// @param hash of the bytes, as {@link ObjectContent#hash}; empty when whoever wrote it did not tell
    record Head(long rev, String etag, long size, String hash) {}

    /// A folder's content.
    ///
    /// @param objects paths of the objects directly in it, sorted
    /// @param folders its folders, each ending in a slash, sorted
    record Listing(List<String> objects, List<String> folders) {
        public Listing {
            objects = List.copyOf(objects);
            folders = List.copyOf(folders);
        }
    }
}
