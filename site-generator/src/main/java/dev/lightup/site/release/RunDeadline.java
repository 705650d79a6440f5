package dev.lightup.site.release;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// When a run must have stopped writing. Others count a run as dead when its limit is over, and make good what it left; so it
/// stops by itself before, wherever it runs.
public final class RunDeadline {
    /// The longest that one remote call can take with its retries.
    static final Duration CALL = Duration.ofSeconds(20);

    private final InstantSource clock;
    private final Instant end;

    /// @param began when the run was raised
    /// @param limit after which others count it as dead
    public RunDeadline(InstantSource clock, Instant began, Duration limit) {
        this.clock = clock;
        this.end = began.plus(limit).minus(CALL);
    }

    /// Stops a run that is late.
    ///
    /// @throws IllegalStateException when it is
    void check() {
        if (clock.instant().isAfter(end)) {
            throw new IllegalStateException("the run took too long; the unit runs again");
        }
    }
}
