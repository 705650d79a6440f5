package dev.lightup.ledger;

/// The clear value behind a token.
public sealed interface Label {
    /// The token that stands in events and states.
    String token();

    /// The value is known.
    record Clear(String token, String value) implements Label {}

    /// The value was erased; it does not come back by another event.
    record Erased(String token) implements Label {}
}
