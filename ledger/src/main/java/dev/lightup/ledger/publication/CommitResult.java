package dev.lightup.ledger.publication;

import java.time.Instant;

/// What became of a commit.
///
/// @param committed whether the run is closed and its pages are the unit's; otherwise a higher revision has begun meanwhile, and the unit
/// runs again, by {@link PublishLeases#again}
/// @param head the head as it stands now
public record CommitResult(boolean committed, PublishLease head) {
    /// Whether the unit is to run again at once: somebody asked for it while this run was open.
    public boolean isWanted(Instant now) {
        return committed && head.dueAt().filter(due -> !due.isAfter(now)).isPresent();
    }
}
