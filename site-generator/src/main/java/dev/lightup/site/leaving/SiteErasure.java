package dev.lightup.site.leaving;

import dev.lightup.ledger.closing.TenantClosing;
import dev.lightup.ledger.closing.TenantClosings;
import dev.lightup.site.bucket.Bucket;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Erases the pages of a tenant that leaves, once it is noted that it is shut: nobody else's folder is ever erased. Thread-safe.
public final class SiteErasure {
    private final TenantClosings closings;
    private final Bucket bucket;

    public SiteErasure(TenantClosings closings, Bucket bucket) {
        this.closings = closings;
        this.bucket = bucket;
    }

    /// What is asked for.
    ///
    /// @param erase whose pages
    public record Wanted(String erase) {}

    /// Erases it, or as much as there is time for.
    public Bucket.Erasure erase(Wanted wanted, BooleanSupplier inTime) {
        Optional<TenantClosing> leaving = closings.find(wanted.erase()).map(TenantClosings.Kept::closing);
        return leaving.filter(closing -> closing.shut().isPresent())
                .map(closing -> bucket.erase(closing.site(), inTime))
                .orElseThrow(() -> new IllegalArgumentException("that tenant is not shut"));
    }
}
