package dev.lightup.site.release;

import dev.lightup.ledger.publication.PageItem;
import dev.lightup.ledger.publication.PublishRun;
import dev.lightup.ledger.publication.UnitRecords;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.bucket.Bucket.Condition;
import dev.lightup.site.bucket.Bucket.Head;
import dev.lightup.site.bucket.Bucket.Put;
import dev.lightup.site.page.Page;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Writes one release: each page that differs, then its line in the manifest. Every object carries the run's revision and is put
/// on condition of what was there, so a slower run cannot pass a later one unseen:
///
/// - refused, and a lower revision is there: that run is older; go on over it;
/// - refused, and our own is there: an answer got lost; done;
/// - refused, and a higher one is there: stop.
///
/// A run that compares does not believe the manifest and looks at the objects instead. One that does not may find out that it should:
/// an object that is older than the manifest's line of it was put back, or altered by hand. Thread-safe: pages are written in lanes.
public final class ReleaseWriter {
    private static final int REFUSALS = 10;

    private final Bucket bucket;
    private final UnitRecords units;
    private final PublishRun run;
    private final boolean compares;
    private final Belief belief;
    private final RunDeadline deadline;
    private final AtomicReference<WriteCounts> tally = new AtomicReference<>(WriteCounts.NONE);
    private final AtomicBoolean doubts = new AtomicBoolean();
    private final AtomicLong higher = new AtomicLong();

    /// What says which pages are there.
    public enum Belief {
        /// The manifest.
        MANIFEST,
        /// The objects.
        OBJECTS,
        /// The objects, which another unit wrote that may still be writing: each is written anew, so that its run meets this one.
        OTHERS
    }

    public ReleaseWriter(Bucket bucket, UnitRecords units, PublishRun run, Belief belief, RunDeadline deadline) {
        this.bucket = bucket;
        this.units = units;
        this.run = run;
        this.compares = belief != Belief.MANIFEST;
        this.belief = belief;
        this.deadline = deadline;
    }

    /// What was written so far; right also after an exception.
    public WriteCounts tally() {
        return tally.get();
    }

    /// Whether an object was met that cannot be what the manifest says, though the manifest was believed.
    public boolean doubts() {
        return doubts.get();
    }

    /// The revision of the object that stopped the run; 0 when none did.
    public long higher() {
        return higher.get();
    }

    private void count(WriteCounts more) {
        tally.accumulateAndGet(more, WriteCounts::plus);
    }

    private void doubt(boolean found) {
        if (found) {
            doubts.set(true);
        }
    }

    private boolean isHigher(Optional<Head> there) {
        there.filter(h -> h.rev() > run.rev()).ifPresent(h -> higher.accumulateAndGet(h.rev(), Math::max));
        return higher.get() > 0;
    }

    /// Whether the page is in the bucket already, as the manifest says.
    boolean has(String hash, Optional<PageItem> noted) {
        return !compares && noted.filter(n -> n.hash().equals(hash)).isPresent();
    }

    /// Whether one more page may be begun.
    boolean hasTime() {
        return deadline.allowsAnotherPage();
    }

    /// Brings one page to the bucket.
    ///
    /// @param hash of the page's bytes
    /// @param noted the page's line in the manifest
    /// @return whether to go on; false when a later run was there
    boolean write(Page page, String hash, Optional<PageItem> noted) {
        if (compares) {
            Optional<Head> there = bucket.head(page.path());
            if (isHigher(there)) {
                return false;
            }
            if (there.filter(h -> h.hash().equals(hash) && (belief == Belief.OBJECTS || h.rev() == run.rev()))
                    .isPresent()) {
                return note(page, hash, there.get().etag(), noted);
            }
            return put(page, hash, there.map(Head::etag), noted);
        }
        return has(hash, noted) || put(page, hash, noted.map(PageItem::etag), noted);
    }

    private boolean put(Page page, String hash, Optional<String> known, Optional<PageItem> noted) {
        Optional<String> over = known;
        for (int refusals = 0; refusals < REFUSALS; refusals++) {
            deadline.check();
            Condition condition = over.<Condition>map(Condition.IfMatch::new).orElseGet(Condition.IfNoneMatch::new);
            if (bucket.put(page.path(), page.contentType(), page.bytes(), run.rev(),
                    condition) instanceof Put.Written(String etag)) {
                count(new WriteCounts(1, 0, 0));
                return note(page, hash, etag, noted);
            }
            Optional<Head> there = bucket.head(page.path());
            if (isHigher(there)) {
                return false;
            }
            if (there.filter(h -> h.rev() == run.rev() && h.hash().equals(hash)).isPresent()) {
                count(new WriteCounts(1, 0, 0));
                return note(page, hash, there.get().etag(), noted);
            }
            doubt(!compares && noted.filter(n -> there.map(Head::rev).orElse(0L) < n.rev()).isPresent());
            over = there.map(Head::etag);
        }
        throw new IllegalStateException("a page was refused " + REFUSALS + " times");
    }

    /// Takes a page that the unit no longer has out of the bucket, then out of the manifest.
    ///
    /// @param noted the page's line in the manifest, if it can be read
    /// @param line whether it has a line there
    /// @return whether to go on
    public boolean remove(String path, Optional<PageItem> noted, boolean line) {
        Optional<String> over = compares ? Optional.empty() : noted.map(PageItem::etag);
        for (int refusals = 0; refusals < REFUSALS; refusals++) {
            if (over.isEmpty()) {
                Optional<Head> there = bucket.head(path);
                if (isHigher(there)) {
                    return false;
                }
                doubt(!compares && noted.filter(n -> there.map(Head::rev).orElse(n.rev()) < n.rev()).isPresent());
                over = there.map(Head::etag);
            }
            deadline.check();
            if (over.isEmpty() || bucket.remove(path, over.get()) == Bucket.Removal.REMOVED) {
                count(new WriteCounts(0, over.isEmpty() ? 0 : 1, 0));
                if (line) {
                    units.deletePage(run.unit(), path);
                    count(new WriteCounts(0, 0, 1));
                }
                return true;
            }
            over = Optional.empty();
        }
        throw new IllegalStateException("a removal was refused " + REFUSALS + " times");
    }

    /// Takes a page that another unit makes now out of the manifest.
    public boolean forget(String path) {
        units.deletePage(run.unit(), path);
        count(new WriteCounts(0, 0, 1));
        return true;
    }

    private boolean note(Page page, String hash, String etag, Optional<PageItem> noted) {
        if (noted.filter(n -> n.hash().equals(hash) && n.etag().equals(etag)).isPresent()) {
            return true;
        }
        deadline.check();
        if (!units.putPage(run.unit(), new PageItem(page.path(), hash, etag, run.rev(), page.bytes().length))) {
            return false;
        }
        count(new WriteCounts(0, 0, 1));
        return true;
    }
}
