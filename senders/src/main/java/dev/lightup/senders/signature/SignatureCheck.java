package dev.lightup.senders.signature;

import dev.lightup.senders.http.ApiRequest;
import java.util.List;
import java.util.Optional;

/// What judges one request whose well-formed headers it holds. Thread-safe.
public interface SignatureCheck {
    /// Judges the request. Only keys of the scheme's own kinds count, the others are passed over; the work is the same for whatever keys, and for
    /// none.
    ///
    /// @param request the request that the headers came with
    /// @param keys the keys of an endpoint whose format has this scheme; none for every other endpoint and where there is none
    /// @return what is proven; empty for every other reason alike
    Optional<SenderProof> verify(ApiRequest request, List<SigningKey> keys);

    /// What is answered when it is not proven, in our own words.
    String unproven();
}
