package dev.lightup.ledger.subject;

import dev.lightup.domain.event.Entry;
import dev.lightup.ledger.key.RawKey;

/// An entry with the raw event that it was derived from.
public record StoredEntry(RawKey raw, Entry entry) {}
