package dev.lightup.ledger.publication;

import dev.lightup.ledger.key.Unit;
import java.time.Instant;

/// One publishing run of a unit, from raising its revision to its commit.
///
/// @param head the head as this run left it
/// @param rev this run's revision
/// @param began when it began; it has seen every state written before
public record PublishRun(PublishLease head, long rev, Instant began) {
    public Unit unit() {
        return head.unit();
    }

    /// Whether the manifest cannot be trusted and the objects themselves must be looked at: some run before this one may have left them
    /// otherwise, or somebody asked for it.
    public boolean repairs() {
        return head.repairSince().isPresent();
    }
}
