package dev.lightup.domain.state;

import dev.lightup.domain.event.StoredName;
import dev.lightup.domain.event.Line;
import dev.lightup.domain.event.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// Where an order stands.
///
/// @param status by its events; {@link Status#UNKNOWN} when only an export speaks of it
/// @param since when it came to stand there
/// @param failures how often it failed
/// @param promised the day by which the side whose move it is said it will be done
/// @param listed what the newest export says
/// @param outOfTurn the newest event type that the state machine could not take where the order stood
/// @param unmapped senders' words that no rule knows, verbatim
@StoredName("order")
public record OrderState(Status status, Optional<Instant> since, Optional<Instant> submitted,
        Optional<Instant> accepted, Optional<Instant> fulfilled,
        List<Line> lines, Optional<String> reference, boolean manual, Optional<LocalDate> scheduled,
        Optional<Reason> reason, int failures,
        Optional<LocalDate> promised, Optional<Listed> listed, Optional<Instant> touched, Optional<String> outOfTurn,
        SortedSet<String> unmapped)
        implements
            SubjectState {
    /// How many lines a state keeps of those that events told, and of those that the newest export lists.
    public static final int LINES = 500;
    /// How many characters their SKUs and subscriptions have together, of each.
    public static final int LINES_TEXT = 20_000;

    /// Where an order can stand. "Stuck" is never a state: it is read from the clock.
    public enum Status {
        UNKNOWN, SUBMITTED, ACCEPTED, REVIEW_REQUIRED, ON_HOLD, ACTION_REQUIRED, PROVISIONING, PARTIALLY_FULFILLED, FULFILLED, FAILED, CANCELLED;

        /// Whether nothing more is expected; only a correction leaves these. A failed order can be resubmitted, so it is open.
        public boolean isTerminal() {
            return this == FULFILLED || this == CANCELLED;
        }
    }

    /// What an export says of the order.
    ///
    /// @param asOf the newest file that listed it
    /// @param status the sender's word
    /// @param mapped our word for it; {@link Status#UNKNOWN} when unmapped
    /// @param since the as-of of the first file of the present unbroken run with this status
    public record Listed(String feed, Instant asOf, String status, Status mapped, Instant since,
            Optional<Instant> submitted, List<Line> lines,
            Optional<Reason> reason) {}
}
