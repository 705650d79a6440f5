package dev.lightup.ledger.sweep;

import dev.lightup.ledger.item.RetryBackoff;
import dev.lightup.ledger.key.RawKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A raw event that could not be applied for its own sake and is tried again later and later.
///
/// @param attempts how often it failed
/// @param since when it failed first
/// @param next when it is tried again
/// @param problem a stable code, never the sender's text
public record ParkedEvent(RawKey key, int attempts, Instant since, Instant next, String problem) {
    public ParkedEvent {
        since = since.truncatedTo(ChronoUnit.MILLIS);
        next = next.truncatedTo(ChronoUnit.MILLIS);
    }

    /// Parks an event for the first time.
    public static ParkedEvent first(RawKey key, Instant now, String problem) {
        return new ParkedEvent(key, 1, now, RetryBackoff.next(now, 0), problem);
    }

    /// Parks it again, for longer.
    public ParkedEvent again(Instant now, String why) {
        return new ParkedEvent(key, attempts + 1, since, RetryBackoff.next(now, attempts), why);
    }
}
