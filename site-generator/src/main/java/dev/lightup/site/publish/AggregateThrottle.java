package dev.lightup.site.publish;

import dev.lightup.ledger.publication.PublishLease;
import dev.lightup.ledger.publication.PublishLeases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.stream.Stream;

/// How often a level above the accounts is made: at most once a minute, a distributor of many accounts less often. Whoever
/// comes earlier only sees to it that the level is made when its time has come.
final class AggregateThrottle {
    /// The head's note that holds how many units the level was made from.
    static final String BELOW = "below";
    private static final int UNITS_A_MINUTE = 1_000;
    private static final int LONGEST_MINUTES = 15;

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
            case ACCOUNT -> head.isInLevels() && mustWaitForItsMinute(head);
            case SHARED, DISTRIBUTOR, OPERATOR, UNKNOWN -> mustWaitForItsMinute(head);
        };
    }

    private boolean mustWaitForItsMinute(PublishLease head) {
        Instant last = Stream
                .concat(head.committed().map(PublishLease.Committed::began).stream(), head.open().values().stream())
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        Instant next = last.equals(Instant.MIN) ? last : last.plus(interval(head));
        if (!next.isAfter(clock.instant())) {
            return false;
        }
        heads.lowerDue(head.unit(), next);
        return true;
    }

    private static Duration interval(PublishLease head) {
        int below = Integer.parseInt(head.notes().getOrDefault(BELOW, "0"));
        return Duration.ofMinutes(Math.clamp(below / UNITS_A_MINUTE, 1, LONGEST_MINUTES));
    }
}
