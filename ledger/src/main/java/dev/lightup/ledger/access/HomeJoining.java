package dev.lightup.ledger.access;

/// What became of joining a home by what the same address reads already.
public enum HomeJoining {
    /// The reader is in, now or by having joined on the same grants before.
    IN,
    /// Somebody else granted it: that one's link, or one by mail, opens it.
    GRANTED,
    /// It was taken back from the reader: who did that gives it back, and nobody else.
    SHUT,
    /// The tenant's units are more than one reader may have.
    TOO_MANY
}
