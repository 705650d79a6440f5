package dev.lightup.ledger;

import dev.lightup.domain.event.Subject;
import java.time.Instant;

/// A subject whose state somebody could not read: it waits to be folded anew.
///
/// @param since when that was noticed first
public record Refold(String tenant, Subject subject, Instant since) {}
