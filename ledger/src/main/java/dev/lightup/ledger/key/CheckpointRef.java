package dev.lightup.ledger.key;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Names a checkpoint of a subject.
///
/// @param cut the own time up to which it holds the entries
/// @param hash of what it holds
public record CheckpointRef(Instant cut, String hash) {
    public CheckpointRef {
        cut = cut.truncatedTo(ChronoUnit.MILLIS);
    }
}
