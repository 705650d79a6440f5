package dev.lightup.site.publish;

import dev.lightup.ledger.publication.PublishLease;
import dev.lightup.ledger.publication.PublishLeases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// How often an account is made while a file of many rows is being read in: its pages carry the mark and change with every piece, and nobody
/// is helped by each of these states. Other events of the account wait so long at most; the end of the file waits for nothing.
final class OpenFileThrottle {
    /// The head's note that a file was being read in when the unit was made last.
    private static final String READING = "reading";
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final Duration INTERVAL = Duration.ofMinutes(2);

    private final PublishLeases heads;
    private final InstantSource clock;

    OpenFileThrottle(PublishLeases heads, InstantSource clock) {
        this.heads = heads;
        this.clock = clock;
    }

    /// What the head notes of a release; nothing where no file was ever read in.
    static Map<String, String> note(PublishLease head, boolean reads) {
        return reads ? Map.of(READING, YES) : head.notes().containsKey(READING) ? Map.of(READING, NO) : Map.of();
    }

    /// Whether an account must wait; then it is due when its time has come.
    ///
    /// @param head the unit's
    boolean mustWait(PublishLease head) {
        return switch (head.unit().kind().level()) {
            case SHARED, DISTRIBUTOR, PARTNER, OPERATOR, UNKNOWN -> false;
            case GROUP, ACCOUNT -> mustWaitForTheFile(head);
        };
    }

    private boolean mustWaitForTheFile(PublishLease head) {
        Optional<Instant> next = head.committed()
                .filter(_ -> YES.equals(head.notes().get(READING)))
                .map(last -> last.began().plus(INTERVAL))
                .filter(at -> at.isAfter(clock.instant()));
        next.ifPresent(at -> heads.lowerDue(head.unit(), at));
        return next.isPresent();
    }
}
