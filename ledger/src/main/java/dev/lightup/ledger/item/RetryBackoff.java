package dev.lightup.ledger.item;

import java.time.Duration;
import java.time.Instant;

/// How long what fails for its own sake waits: a minute, then twice as long each time, six hours at most.
public final class RetryBackoff {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final int DOUBLINGS = 10;

    private RetryBackoff() {}

    /// When it is tried again.
    ///
    /// @param failures how often it failed before
    public static Instant next(Instant now, int failures) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        return now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }
}
