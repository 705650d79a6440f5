package dev.lightup.senders.signature;

import dev.lightup.domain.event.Grade;
import dev.lightup.senders.http.ApiRequest;
import dev.lightup.senders.http.HttpProblem;
import java.time.Instant;
import java.util.List;

/// How the senders of a format prove who they are. Thread-safe.
public interface SenderAuthentication {
    /// What checking a request gives.
    sealed interface Verdict {
        /// It is what a holder of one of the keys sent.
        ///
        /// @param keyId which key proved it
        /// @param messageId the message's id, the same on every attempt
        /// @param sent the moment of the attempt, by the sender's clock
        /// @param grade how far the proof reaches
        record Proven(String keyId, String messageId, Instant sent, Grade grade) implements Verdict {}

        /// It is not proven, for whatever reason.
        record Unproven() implements Verdict {}

        /// Its headers are malformed: said whatever the keys, before any is looked at.
        record Malformed(HttpProblem problem) implements Verdict {}
    }

    /// Checks a request.
    ///
    /// @param keys the endpoint's keys; none when there is no such endpoint
    Verdict verify(ApiRequest request, List<SigningKey> keys);
}
