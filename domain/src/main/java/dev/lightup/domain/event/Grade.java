package dev.lightup.domain.event;

/// How far a sender's authentication vouches for an event (A strongest).
public enum Grade {
    /// The body is signed.
    A,
    /// The sender is proven, the body is not.
    B,
    /// A static secret came along.
    C,
    /// Nothing vouches for it; refused unless the operator allows it.
    D
}
