package dev.lightup.site.release;

import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.publication.PageItem;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.bucket.ObjectContent;
import dev.lightup.site.page.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// The release that stands while a unit is frozen: the objects that the manifest names, each with the line that says so. What an object says is
/// otherwise not looked at, so nothing that is in doubt comes onto a page; one that is not as the manifest says is left for whoever verifies.
public final class FrozenRelease {
    private final Bucket bucket;
    private final Instant since;

    public FrozenRelease(Bucket bucket, Instant since) {
        this.bucket = bucket;
        this.since = since;
    }

    /// Brings the line to every page that lacks it. What a run before wrote and died over is noted.
    public WriteEnd write(Collection<PageItem> manifest, ReleaseWriter writer, BoundedParallelism lanes) {
        List<Callable<Boolean>> writes = manifest.stream()
                .filter(item -> FrozenMark.isFor(item.path()))
                .<Callable<Boolean>>map(item -> () -> mark(item, writer))
                .toList();
        return Release.inLanes(writes, writer, lanes);
    }

    private boolean mark(PageItem noted, ReleaseWriter writer) {
        Optional<byte[]> there = bucket.get(noted.path()).filter(bytes -> isOf(noted, bytes));
        if (there.isEmpty()) {
            return true;
        }
        byte[] marked = FrozenMark.with(noted.path(), there.get(), since);
        return writer.write(new Page(noted.path(), noted.path().endsWith(".html") ? Page.HTML : Page.JSON, marked),
                ObjectContent.hash(marked), Optional.of(noted));
    }

    /// Whether an object is what the manifest says, or that with a line which the run that wrote it did not come to note.
    private static boolean isOf(PageItem noted, byte[] bytes) {
        return noted.hash().equals(ObjectContent.hash(bytes))
                || noted.hash().equals(ObjectContent.hash(FrozenMark.without(noted.path(), bytes)));
    }
}
