package dev.lightup.ledger.log;

/// What became of putting a raw event.
public sealed interface PutRaw {
    /// The event that now stands under the key.
    RawEvent stored();

    /// It was not there before (or was put by this very request, whose first answer got lost).
    record New(RawEvent stored) implements PutRaw {}

    /// The same content was there already.
    record Same(RawEvent stored) implements PutRaw {}

    /// Other content has this identity.
    record Different(RawEvent stored) implements PutRaw {}
}
