package dev.lightup.domain.waiting;

import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.Side;
import java.util.Optional;

/// Something that waits for somebody: what, whose move, why, by when.
///
/// @param about the subject that waits
/// @param kind what sort of thing waits
/// @param title the order's, requirement's, step's or escalation's own name: an order id, a requirement's word, a step's title
/// @param stake what hangs on it
/// @param stuck whether it counts as a stuck order: open, past the warning and neither scheduled nor in use
/// @param detail what only some kinds tell
public record Move(
        Subject about,
        Kind kind,
        String title,
        Why why,
        Stake stake,
        Deadline deadline,
        boolean stuck,
        Detail detail) {
    /// Why it waits, and so whose move it is.
    ///
    /// @param side whose move it is
    /// @param cause decides the clock and the sentence
    /// @param reason the sender's words for it
    public record Why(Side side, Cause cause, Optional<Reason> reason) {
        /// A cause, with the side that it names.
        public static Why of(Cause cause, Optional<Reason> reason) {
            return new Why(cause.side(), cause, reason);
        }
    }

    /// What hangs on it.
    ///
    /// @param customer the customer's id
    /// @param seats how many seats
    /// @param offer the offer's name, or the SKU
    public record Stake(Optional<String> customer, Optional<Long> seats, Optional<String> offer) {
        /// Nothing that is known.
        public static final Stake NONE = new Stake(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// What only some kinds tell.
    ///
    /// @param region for requirements
    /// @param goal for milestones: how far the seats are
    /// @param raised for escalations: what about, by whom, how far up
    /// @param todo for milestones: what is to be done, in the programme's words
    public record Detail(
            Optional<String> region,
            Optional<Goal> goal,
            Optional<Raised> raised,
            Optional<String> todo) {
        public static final Detail NONE = requirement(Optional.empty());

        public static Detail requirement(Optional<String> region) {
            return new Detail(region, Optional.empty(), Optional.empty(), Optional.empty());
        }

        public static Detail milestone(Optional<Goal> goal, Optional<String> todo) {
            return new Detail(Optional.empty(), goal, Optional.empty(), todo);
        }

        public static Detail escalation(Raised raised) {
            return new Detail(Optional.empty(), Optional.empty(), Optional.of(raised), Optional.empty());
        }
    }

    /// What can wait.
    public enum Kind {
        ORDER,
        REQUIREMENT,
        MILESTONE,
        ESCALATION,
        /// A seat report without which steps that are due cannot be seen.
        REPORT
    }
}
