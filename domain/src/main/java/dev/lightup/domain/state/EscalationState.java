package dev.lightup.domain.state;

import dev.lightup.domain.event.StoredName;
import java.time.Instant;
import java.util.Optional;

/// An escalation between the sides of an account.
///
/// @param about the subject that is stuck, `kind/id`
/// @param side who works on it
/// @param waiting when the wait for that side began: acknowledging or beginning to work restarts nothing
@StoredName("escalation")
public record EscalationState(
        String title,
        Optional<String> about,
        int level,
        Status status,
        Optional<Instant> opened,
        Optional<Instant> since,
        Optional<String> side,
        Optional<String> resolution,
        Optional<Instant> waiting) implements SubjectState {
    /// Where an escalation can stand.
    public enum Status {
        OPEN,
        ACKNOWLEDGED,
        IN_PROGRESS,
        RESOLVED,
        REOPENED,
        CLOSED;

        public boolean isOpen() {
            return this != RESOLVED && this != CLOSED;
        }
    }
}
