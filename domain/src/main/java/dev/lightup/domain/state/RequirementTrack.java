package dev.lightup.domain.state;

import dev.lightup.domain.event.Reason;
import java.time.Instant;
import java.util.Optional;

/// Where one requirement stands, on its own track.
///
/// @param requirement what is required
/// @param region the CSP region; absent where it holds everywhere
/// @param status where it stands
/// @param since when it came to stand there
/// @param reason why it is blocked, rejected or waived
public record RequirementTrack(
        PartnerRequirement requirement,
        Optional<String> region,
        Status status,
        Instant since,
        Optional<Reason> reason) {
    /// Where a requirement can stand. Satisfied may go back to expired: onboarding moves in both directions.
    public enum Status {
        NOT_STARTED,
        IN_PROGRESS,
        BLOCKED,
        SATISFIED,
        REJECTED,
        EXPIRED,
        WAIVED;

        public boolean isSettled() {
            return this == SATISFIED || this == WAIVED;
        }
    }
}
