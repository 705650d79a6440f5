package dev.lightup.ledger.subject;

/// What became of writing a state.
public enum StateWrite {
    /// It stands as given.
    WRITTEN,
    /// Another fold was faster; read, fold and write again.
    LOST
}
