package dev.lightup.ledger.log;

import dev.lightup.ledger.key.RawKey;
import java.time.Instant;

/// A raw event in the index by time received.
///
/// @param minute the minute in which it was received
public record ReceivedEvent(RawKey key, Instant minute) {}
