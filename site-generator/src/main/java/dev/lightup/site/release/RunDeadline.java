package dev.lightup.site.release;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/// When a run must have stopped writing. Others count a run as dead when its limit is over, and make good what it left; so it
/// stops by itself before, wherever it runs: in order between two pages when there is little time left, so that the next run goes on where
/// this one ended, and in any case before the limit.
public final class RunDeadline {
    /// The longest that one remote call can take with its retries.
    static final Duration CALL = Duration.ofSeconds(20);
    /// No page is begun so shortly before the end: the pages that are being written then still come to theirs.
    private static final Duration LAST_PAGE = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Instant end;
    private final BooleanSupplier patience;

    /// @param began when the run was raised
    /// @param limit after which others count it as dead
    /// @param patience whether who runs it has time for one more page
    public RunDeadline(InstantSource clock, Instant began, Duration limit, BooleanSupplier patience) {
        this.clock = clock;
        this.end = began.plus(limit).minus(CALL);
        this.patience = patience;
    }

    /// Whether one more page may be begun.
    boolean allowsAnotherPage() {
        return patience.getAsBoolean() && clock.instant().isBefore(end.minus(LAST_PAGE));
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
