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
/// @param region for requirements
/// @param side whose move it is
/// @param cause why it waits; decides the clock and the sentence
/// @param reason the sender's words for it
/// @param customer the customer's id
/// @param seats how many seats hang on it
/// @param offer the offer's name, or the SKU
/// @param stuck whether it counts as a stuck order: open, past the warning and neither scheduled nor in use
/// @param goal for milestones: how far the seats are
/// @param raised for escalations: what about, by whom, how far up
/// @param todo for milestones: what is to be done, in the programme's words
public record Move(
        Subject about,
        Kind kind,
        String title,
        Optional<String> region,
        Side side,
        Cause cause,
        Optional<Reason> reason,
        Optional<String> customer,
        Optional<Long> seats,
        Optional<String> offer,
        Deadline deadline,
        boolean stuck,
        Optional<Goal> goal,
        Optional<Raised> raised,
        Optional<String> todo) {
    /// One that neither counts seats nor was raised.
    public Move(
            Subject about,
            Kind kind,
            String title,
            Optional<String> region,
            Side side,
            Cause cause,
            Optional<Reason> reason,
            Optional<String> customer,
            Optional<Long> seats,
            Optional<String> offer,
            Deadline deadline,
            boolean stuck) {
        this(about, kind, title, region, side, cause, reason, customer, seats, offer, deadline, stuck, Optional.empty(),
                Optional.empty(), Optional.empty());
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
