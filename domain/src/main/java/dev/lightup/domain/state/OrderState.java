package dev.lightup.domain.state;

import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.StoredName;
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
/// @param promisedAt when that was said
/// @param stands where it stood before and stands now, one for each status or reason code, oldest first, at most {@link #STANDS}: a wait
///        began with the first of those that are the same side's
/// @param listed what the newest export says
/// @param outOfTurn the newest event type that the state machine could not take where the order stood
/// @param unmapped senders' words that no rule knows, verbatim
@StoredName("order")
public record OrderState(
        Status status,
        Optional<Instant> since,
        Optional<Instant> submitted,
        Optional<Instant> accepted,
        Optional<Instant> fulfilled,
        List<OrderLine> lines,
        Optional<String> reference,
        boolean manual,
        Optional<LocalDate> scheduled,
        Optional<Reason> reason,
        int failures,
        Optional<LocalDate> promised,
        Optional<Listed> listed,
        Optional<Instant> touched,
        Optional<String> outOfTurn,
        SortedSet<String> unmapped,
        Optional<Instant> promisedAt,
        List<Stand> stands) implements SubjectState {
    /// How many lines a state keeps of those that events told, and of those that the newest export lists.
    public static final int LINES = 500;
    /// How many characters their SKUs and subscriptions have together, of each.
    public static final int LINES_TEXT = 20_000;
    /// How many stands a state keeps.
    public static final int STANDS = 16;

    public OrderState {
        lines = List.copyOf(lines);
        stands = List.copyOf(stands);
    }

    /// Where an order stood from then on.
    ///
    /// @param reason why, by the sender's code
    public record Stand(Instant since, Status status, Optional<String> reason) {}

    /// Where an order can stand. "Stuck" is never a state: it is read from the clock.
    public enum Status {
        UNKNOWN,
        SUBMITTED,
        ACCEPTED,
        REVIEW_REQUIRED,
        ON_HOLD,
        ACTION_REQUIRED,
        PROVISIONING,
        PARTIALLY_FULFILLED,
        FULFILLED,
        FAILED,
        CANCELLED;

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
    public record Listed(
            String feed,
            Instant asOf,
            String status,
            Status mapped,
            Instant since,
            Optional<Instant> submitted,
            List<OrderLine> lines,
            Optional<Reason> reason) {}
}
