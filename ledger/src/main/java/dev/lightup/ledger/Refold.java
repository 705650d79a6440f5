package dev.lightup.ledger;

import dev.lightup.domain.event.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A subject whose state somebody could not read: it waits to be folded anew, and later and later when it cannot be.
///
/// @param since when that was noticed first
/// @param attempts how often folding it failed for its own sake
/// @param next when it is tried; from the beginning while it never failed
public record Refold(String tenant, Subject subject, Instant since, int attempts, Instant next) {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final int DOUBLINGS = 10;

    public Refold {
        since = since.truncatedTo(ChronoUnit.MILLIS);
        next = next.truncatedTo(ChronoUnit.MILLIS);
    }

    /// One that is to be tried at once.
    static Refold first(String tenant, Subject subject, Instant now) {
        return new Refold(tenant, subject, now, 0, now);
    }

    /// The same after it failed: a minute later, then twice as long each time, six hours at most.
    public Refold again(Instant now) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(attempts, DOUBLINGS));
        return new Refold(tenant, subject, since, attempts + 1,
                now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait));
    }
}
