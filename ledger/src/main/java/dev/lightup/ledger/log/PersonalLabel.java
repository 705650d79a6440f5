package dev.lightup.ledger.log;

/// The clear value behind a token.
public sealed interface PersonalLabel {
    /// The token that stands in events and states.
    String token();

    /// The value is known.
    record Clear(String token, String value) implements PersonalLabel {}

    /// The value was erased; it does not come back by another event.
    record Erased(String token) implements PersonalLabel {}
}
