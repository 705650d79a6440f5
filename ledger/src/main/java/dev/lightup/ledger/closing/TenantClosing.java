package dev.lightup.ledger.closing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// How far a tenant's leaving is. What was noted once stays noted: whoever goes on after a process that ended goes on there.
///
/// @param by who announced it
/// @param on the day from which on it may be done
/// @param site the folder of its pages, by its opaque id: the key that makes the id is removed before the end
/// @param shut what there was when its endpoints were shut; absent until then
/// @param signed the record, once nothing is left
public record TenantClosing(
        String tenant,
        String by,
        LocalDate on,
        Instant announced,
        String site,
        Optional<CountedTenant> shut,
        Optional<SignedClosing> signed) {
    /// The record, and the operator's signature over its canonical JSON: HMAC-SHA256 with a key derived from the operator's own, in hex.
    public record SignedClosing(ClosingRecord record, String signature) {}

    /// The same, shut.
    public TenantClosing shut(CountedTenant counted) {
        return new TenantClosing(tenant, by, on, announced, site, Optional.of(counted), signed);
    }

    /// The same, at its end.
    public TenantClosing closed(SignedClosing record) {
        return new TenantClosing(tenant, by, on, announced, site, shut, Optional.of(record));
    }
}
