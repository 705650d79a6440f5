package dev.lightup.site.publish;

import dev.lightup.ledger.closing.TenantClosing;
import dev.lightup.ledger.closing.TenantClosings;
import dev.lightup.site.bucket.Bucket;
import java.util.Optional;

/// Erases the pages of a tenant that leaves, once it is noted that it is shut: nobody else's folder is ever erased. Thread-safe.
final class SiteErasure {
    private final TenantClosings closings;
    private final Bucket bucket;

    SiteErasure(TenantClosings closings, Bucket bucket) {
        this.closings = closings;
        this.bucket = bucket;
    }

    /// What is asked for.
    ///
    /// @param erase whose pages
    record Wanted(String erase) {}

    Bucket.Erasure erase(Wanted wanted, InvocationTime time) {
        Optional<TenantClosing> leaving = closings.find(wanted.erase()).map(TenantClosings.Kept::closing);
        return leaving.filter(closing -> closing.shut().isPresent())
                .map(closing -> bucket.erase(closing.site(), time::mayGoOn))
                .orElseThrow(() -> new IllegalArgumentException("that tenant is not shut"));
    }
}
