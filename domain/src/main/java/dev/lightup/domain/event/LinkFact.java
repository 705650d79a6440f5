package dev.lightup.domain.event;

/// Facts about the link of one account with the same partner's accounts at other distributors: the operator's own, which no sender can say. The
/// subject is the account, by its tenant and its opaque id; what the accounts of one partner have in common is the made name that the entry carries
/// in an account's place.
public sealed interface LinkFact extends Fact {
    /// The account is one of that partner's; it is no longer one of another.
    record Made() implements LinkFact {}

    /// The account stands by itself again.
    record Ended() implements LinkFact {}
}
