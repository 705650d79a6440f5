package dev.lightup.ledger;

import java.time.Instant;
import java.util.SortedSet;

/// One publishing run of a unit, from raising its revision to its commit.
///
/// @param head the head as this run left it
/// @param rev this run's revision
/// @param began when it began; it has seen every state written before
/// @param closes the dead runs that this one makes good: when there are any, pages are compared with the objects' ETags instead of the
///        manifest
public record Run(Head head, long rev, Instant began, SortedSet<Long> closes) {
    public UnitKey unit() {
        return head.unit();
    }

    /// Whether the manifest cannot be trusted and the objects themselves must be looked at.
    public boolean repairs() {
        return !closes.isEmpty();
    }
}
