package dev.lightup.senders.signature;

import dev.lightup.senders.http.HttpProblem;

/// What a request's headers present, before anything is looked up: nothing about it depends on an endpoint or a key.
public sealed interface PresentedSignature {
    /// It is signed, and what proves it is well formed.
    ///
    /// @param scheme the scheme that it is signed in
    /// @param check what judges it, the headers in it
    record Signed(SenderAuthentication scheme, SignatureCheck check) implements PresentedSignature {}

    /// It is not signed: no key can prove it, and none that is new either.
    ///
    /// @param detail what is answered, in our own words
    record Unsigned(String detail) implements PresentedSignature {}

    /// Its headers are malformed or came twice: said whatever the keys.
    record Malformed(HttpProblem problem) implements PresentedSignature {}
}
