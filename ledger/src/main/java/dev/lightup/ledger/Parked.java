package dev.lightup.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A raw event that could not be applied for its own sake and is tried again later and later.
///
/// @param attempts how often it failed
/// @param since when it failed first
/// @param next when it is tried again
/// @param problem a stable code, never the sender's text
public record Parked(RawKey key, int attempts, Instant since, Instant next, String problem) {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final int DOUBLINGS = 10;

    public Parked {
        since = since.truncatedTo(ChronoUnit.MILLIS);
        next = next.truncatedTo(ChronoUnit.MILLIS);
    }

    /// Parks an event for the first time: one minute.
    public static Parked first(RawKey key, Instant now, String problem) {
        return new Parked(key, 1, now, now.plus(FIRST), problem);
    }

    /// Parks it again: twice as long each time, six hours at most.
    public Parked again(Instant now, String why) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(attempts, DOUBLINGS));
        return new Parked(key, attempts + 1, since, now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait), why);
    }
}
