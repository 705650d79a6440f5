package dev.lightup.ledger.publication;

/// What became of a commit.
public enum CommitResult {
    /// The run is closed, its pages are the unit's.
    COMMITTED,
    /// A higher revision has begun meanwhile: the unit runs again, by {@link PublishLeases#again}.
    REFUSED
}
