package dev.lightup.domain.waiting;

import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.SealedText;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// A move in short, for the level above. It holds no count of days, so that a summary does not change with every day.
///
/// @param about the subject that waits
/// @param kind what sort of thing waits
/// @param title the order's, requirement's, step's or escalation's own name
/// @param side whose move it is
/// @param cause why it waits
/// @param customer the customer's id
/// @param seats how many seats hang on it
/// @param offer the offer's name, or the SKU
/// @param urgency how pressing it is
/// @param since when the wait began
/// @param due the day by which it should be done
/// @param stuck whether it counts as stuck
/// @param region for requirements
/// @param code the sender's code for why it waits
/// @param text what the sender wrote of it; in a summary a {@link SealedText}
/// @param promised the day that the side whose move it is has named
/// @param customerName the label's token of the customer's name
/// @param goal for milestones: how far the seats are
/// @param raised for escalations: what about, by whom, how far up
/// @param todo for milestones: what is to be done, in the programme's words
public record MoveSummary(
        Subject about,
        Move.Kind kind,
        String title,
        Side side,
        Cause cause,
        Optional<String> customer,
        Optional<Long> seats,
        Optional<String> offer,
        Deadline.Urgency urgency,
        Instant since,
        LocalDate due,
        boolean stuck,
        Optional<String> region,
        Optional<String> code,
        Optional<String> text,
        Optional<LocalDate> promised,
        Optional<String> customerName,
        Optional<Goal> goal,
        Optional<Raised> raised,
        Optional<String> todo) {
    /// A move in short.
    ///
    /// @param customerName the label's token of its customer's name
    public static MoveSummary of(Move move, Optional<String> customerName) {
        Move.Why why = move.why();
        Move.Stake stake = move.stake();
        Move.Detail detail = move.detail();
        Deadline deadline = move.deadline();
        return new MoveSummary(move.about(), move.kind(), move.title(), why.side(), why.cause(), stake.customer(),
                stake.seats(), stake.offer(), deadline.urgency(), deadline.since(), deadline.due(), move.stuck(),
                detail.region(), why.reason().map(Reason::code), why.reason().flatMap(Reason::text),
                deadline.promised(), customerName, detail.goal(), detail.raised(), detail.todo());
    }

    /// Whether the wait began before that instant.
    public boolean isFromBefore(Instant opened) {
        return since.isBefore(opened);
    }

    /// Without what names a customer, and without what people wrote: for pages that are neither the account's nor its distributor's.
    public MoveSummary namingNobody() {
        return new MoveSummary(about, kind, SealedText.token(title).isPresent() ? about.id() : title, side, cause,
                Optional.empty(), seats, offer, urgency, since, due, stuck, region,
                code.filter(c -> SealedText.token(c).isEmpty()), Optional.empty(), promised, Optional.empty(), goal,
                raised, todo);
    }

    /// Without a sentence that was stored before sentences were sealed: it stays with its account, and can be long.
    public MoveSummary withoutClearText() {
        return new MoveSummary(about, kind, title, side, cause, customer, seats, offer, urgency, since, due, stuck,
                region,
                code,
                text.filter(t -> SealedText.token(t).isPresent()), promised, customerName, goal, raised, todo);
    }
}
