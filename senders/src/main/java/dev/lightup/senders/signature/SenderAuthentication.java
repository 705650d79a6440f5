package dev.lightup.senders.signature;

import dev.lightup.senders.http.RequestHeaders;

/// A scheme by which senders prove who they are. It reads its headers once, into a value of its own that then judges the request. Which scheme
/// judges is decided by what a request presents, never by the endpoint ({@link SignatureSchemes}); formats of one scheme share one instance.
/// Thread-safe.
public interface SenderAuthentication {
    /// What a request's headers say in this scheme.
    PresentedSignature read(RequestHeaders headers);
}
