package dev.lightup.site.publish;

import dev.lightup.ledger.publication.PublishLease;
import dev.lightup.ledger.publication.PublishLeases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.stream.Stream;

/// How often a level above the accounts is made: at most once a minute, a distributor of many accounts less often. One of few accounts is read
/// in no time and made more often: its first file's accounts come within seconds of each other, and a home that counts some of them only
/// would stand until the sweep that follows its minute. Whoever comes earlier only sees to it that the level is made when its time has come.
final class AggregateThrottle {
    /// The head's note that holds how many units the level was made from.
    static final String BELOW = "below";
    private static final int UNITS_A_MINUTE = 1_000;
    private static final int LONGEST_MINUTES = 15;
    private static final int FEW_UNITS = 100;
    private static final Duration OF_FEW = Duration.ofSeconds(10);

    private final PublishLeases heads;
    private final InstantSource clock;

    AggregateThrottle(PublishLeases heads, InstantSource clock) {
        this.heads = heads;
        this.clock = clock;
    }

    /// Whether the unit must wait; then it is due when its time has come.
    ///
    /// @param head the unit's
    boolean mustWait(PublishLease head) {
        return switch (head.unit().kind().level()) {
            case GROUP -> false;
            case ACCOUNT -> head.isInLevels() && mustWait(head, interval(head));
            case SHARED, DISTRIBUTOR, PARTNER, OPERATOR, UNKNOWN ->
                mustWait(head, isOfFew(head) ? OF_FEW : interval(head));
        };
    }

    private boolean mustWait(PublishLease head, Duration interval) {
        Instant last = Stream
                .concat(head.committed().map(PublishLease.Committed::began).stream(), head.open().values().stream())
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        Instant next = last.equals(Instant.MIN) ? last : last.plus(interval);
        if (!next.isAfter(clock.instant())) {
            return false;
        }
        heads.lowerDue(head.unit(), next);
        return true;
    }

    private static boolean isOfFew(PublishLease head) {
        return below(head) <= FEW_UNITS;
    }

    private static Duration interval(PublishLease head) {
        return Duration.ofMinutes(Math.clamp(below(head) / UNITS_A_MINUTE, 1, LONGEST_MINUTES));
    }

    private static int below(PublishLease head) {
        return Integer.parseInt(head.notes().getOrDefault(BELOW, "0"));
    }
}
