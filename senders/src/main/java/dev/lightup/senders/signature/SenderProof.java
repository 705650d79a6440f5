package dev.lightup.senders.signature;

import dev.lightup.domain.event.Grade;
import java.time.Instant;

/// A request is what a holder of one of the keys sent.
///
/// @param keyId which key proved it
/// @param messageId the message's id, the same on every attempt
/// @param sent the moment of the attempt, by the sender's clock
/// @param grade how far the proof reaches
public record SenderProof(String keyId, String messageId, Instant sent, Grade grade) {}
