package dev.lightup.ledger.subject;

import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.item.RetryBackoff;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A subject whose state somebody could not read: it waits to be folded anew, and later and later when it cannot be.
///
/// @param since when that was noticed first
/// @param attempts how often folding it failed for its own sake
/// @param next when it is tried; from the beginning while it never failed
public record RefoldTask(String tenant, Subject subject, Instant since, int attempts, Instant next) {
    public RefoldTask {
        since = since.truncatedTo(ChronoUnit.MILLIS);
        next = next.truncatedTo(ChronoUnit.MILLIS);
    }

    /// One that is to be tried at once.
    static RefoldTask first(String tenant, Subject subject, Instant now) {
        return new RefoldTask(tenant, subject, now, 0, now);
    }

    /// The same after it failed: it waits longer.
    public RefoldTask again(Instant now) {
        return new RefoldTask(tenant, subject, since, attempts + 1, RetryBackoff.next(now, attempts));
    }
}
