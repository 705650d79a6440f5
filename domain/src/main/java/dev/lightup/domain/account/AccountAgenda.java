package dev.lightup.domain.account;

import dev.lightup.domain.milestone.MilestonePath;
import dev.lightup.domain.seats.CustomerRenewal;
import dev.lightup.domain.waiting.Move;
import java.util.List;

/// What is to be done, and which days come.
///
/// @param moves what waits, late first, then by deadline, then by subject: exactly the things that the verdict counts
/// @param coming steps that are not due yet, in the same order: in no count
/// @param renewals coming ends of terms by customer and day, the next first
/// @param paths open milestone paths, the next due first
public record AccountAgenda(
        List<Move> moves,
        List<Move> coming,
        List<CustomerRenewal> renewals,
        List<MilestonePath> paths) {
    /// What waits of one customer's things. The wait for a report is the account's own, whosever steps it hides.
    public List<Move> movesOf(String customer) {
        return moves.stream()
                .filter(move -> move.kind() != Move.Kind.REPORT)
                .filter(move -> move.stake().customer().filter(customer::equals).isPresent())
                .toList();
    }
}
