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

/// Writes one release: each page that differs, then its line in the manifest. Every object carries the run's revision and is put
/// on condition of what was there, so a slower run cannot pass a later one unseen:
///
/// - refused, and a lower revision is there: that run is older; go on over it;
/// - refused, and our own is there: an answer got lost; done;
/// - refused, and a higher one is there: stop.
///
/// A run that compares does not believe the manifest and looks at the objects instead. One that does not may find out that it should:
/// an object that is older than the manifest's line of it was put back, or altered by hand.
public final class ReleaseWriter {
    private static final int REFUSALS = 10;

    private final Bucket bucket;
    private final UnitRecords units;
    private final PublishRun run;
    private final boolean compares;
    private final RunDeadline deadline;
    private WriteCounts tally = WriteCounts.NONE;
    private boolean doubts;
    private long higher;

    /// @param compares whether to look at the objects
    public ReleaseWriter(Bucket bucket, UnitRecords units, PublishRun run, boolean compares, RunDeadline deadline) {
        this.bucket = bucket;
        this.units = units;
        this.run = run;
        this.compares = compares;
        this.deadline = deadline;
    }

    /// What was written so far; right also after an exception.
    public WriteCounts tally() {
        return tally;
    }

    /// Whether an object was met that cannot be what the manifest says, though the manifest was believed.
    public boolean doubts() {
        return doubts;
    }

    /// The revision of the object that stopped the run; 0 when none did.
    public long higher() {
        return higher;
    }

    private boolean isHigher(Optional<Head> there) {
        there.filter(h -> h.rev() > run.rev()).ifPresent(h -> higher = h.rev());
        return higher > 0;
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
            if (there.filter(h -> h.hash().equals(hash)).isPresent()) {
                return note(page, hash, there.get().etag(), noted);
            }
            return put(page, hash, there.map(Head::etag), noted);
        }
        return noted.filter(n -> n.hash().equals(hash)).isPresent()
                || put(page, hash, noted.map(PageItem::etag), noted);
    }

    private boolean put(Page page, String hash, Optional<String> known, Optional<PageItem> noted) {
        Optional<String> over = known;
        for (int refusals = 0; refusals < REFUSALS; refusals++) {
            deadline.check();
            Condition condition = over.<Condition>map(Condition.IfMatch::new).orElseGet(Condition.IfNoneMatch::new);
            if (bucket.put(page.path(), page.contentType(), page.bytes(), run.rev(),
                    condition) instanceof Put.Written(String etag)) {
                tally = tally.plus(new WriteCounts(1, 0, 0));
                return note(page, hash, etag, noted);
            }
            Optional<Head> there = bucket.head(page.path());
            if (isHigher(there)) {
                return false;
            }
            if (there.filter(h -> h.rev() == run.rev() && h.hash().equals(hash)).isPresent()) {
                tally = tally.plus(new WriteCounts(1, 0, 0));
                return note(page, hash, there.get().etag(), noted);
            }
            doubts |= !compares && noted.filter(n -> there.map(Head::rev).orElse(0L) < n.rev()).isPresent();
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
                doubts |= !compares && noted.filter(n -> there.map(Head::rev).orElse(n.rev()) < n.rev()).isPresent();
                over = there.map(Head::etag);
            }
            deadline.check();
            if (over.isEmpty() || bucket.remove(path, over.get()) == Bucket.Removal.REMOVED) {
                tally = tally.plus(new WriteCounts(0, over.isEmpty() ? 0 : 1, 0));
                if (line) {
                    units.deletePage(run.unit(), path);
                    tally = tally.plus(new WriteCounts(0, 0, 1));
                }
                return true;
            }
            over = Optional.empty();
        }
        throw new IllegalStateException("a removal was refused " + REFUSALS + " times");
    }

    private boolean note(Page page, String hash, String etag, Optional<PageItem> noted) {
        if (noted.filter(n -> n.hash().equals(hash) && n.etag().equals(etag)).isPresent()) {
            return true;
        }
        deadline.check();
        if (!units.putPage(run.unit(), new PageItem(page.path(), hash, etag, run.rev(), page.bytes().length))) {
            return false;
        }
        tally = tally.plus(new WriteCounts(0, 0, 1));
        return true;
    }
}
