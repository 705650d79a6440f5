package dev.lightup.ledger.subject;

import dev.lightup.domain.event.Entry;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.StoredRecord;
import java.util.Optional;

/// An entry as it was found at a subject, or a map as it was found at its customer.
///
/// @param place its sort key, under which it can be removed
/// @param raw the raw event that it was derived from
/// @param entry what it says, or that this release cannot read it
public record FoundEntry(String place, RawKey raw, StoredRecord<Entry> entry) {
    /// The entry with its raw event, if it could be read.
    public Optional<StoredEntry> known() {
        return entry.known().map(said -> new StoredEntry(raw, said));
    }
}
