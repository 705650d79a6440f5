package dev.lightup.ledger.closing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What stays of a tenant that left: who closed what when, and how much that was. No name, no id but the tenant's own.
///
/// @param by who said so, as the operator wrote it
/// @param on the day that was announced
/// @param shut when its endpoints were shut, and what there was counted
/// @param closed when nothing was left
/// @param removed how many things by kind were there when it was shut
/// @param events SHA-256 over the receipts of all stored events, sorted, a line each: whoever kept receipts can say whether these were all
public record ClosingRecord(
        String tenant,
        String by,
        LocalDate on,
        Instant announced,
        Instant shut,
        Instant closed,
        SortedMap<String, Long> removed,
        String events) {
    public ClosingRecord {
        removed = Collections.unmodifiableSortedMap(new TreeMap<>(removed));
    }
}
