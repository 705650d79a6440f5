package dev.lightup.ledger;

import java.time.Instant;

/// A raw event in the index by time received.
///
/// @param minute the minute in which it was received
public record ReceivedEvent(RawKey key, Instant minute) {}
