package dev.lightup.ledger;

import dev.lightup.domain.event.Subject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A subject whose state somebody could not read: it waits to be folded anew, and later and later when it cannot be.
///
/// @param since when that was noticed first
/// @param attempts how often folding it failed for its own sake
/// @param next when it is tried; from the beginning while it never failed
public record Refold(String tenant, Subject subject, Instant since, int attempts, Instant next) {
    public Refold {
        since = since.truncatedTo(ChronoUnit.MILLIS);
        next = next.truncatedTo(ChronoUnit.MILLIS);
    }

    /// One that is to be tried at once.
    static Refold first(String tenant, Subject subject, Instant now) {
        return new Refold(tenant, subject, now, 0, now);
    }

    /// The same after it failed: it waits longer.
    public Refold again(Instant now) {
        return new Refold(tenant, subject, since, attempts + 1, Backoff.next(now, attempts));
    }
}
