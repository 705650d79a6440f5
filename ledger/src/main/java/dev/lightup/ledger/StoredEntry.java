package dev.lightup.ledger;

import dev.lightup.domain.event.Entry;

/// An entry with the raw event that it was derived from.
public record StoredEntry(RawKey raw, Entry entry) {}
