package dev.lightup.functions.byhand;

import dev.lightup.domain.seats.Seats;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The seats that a file tells, as its rows are read, beside what the pages of the accounts that they name say now. Nothing is netted: what nobody tells
/// is absent, never zero.
///
/// @param all of all rows that are read
/// @param now what the pages of all these accounts say together; absent where that is no comparison: a row names no account, or there are
///        too many accounts
/// @param tooMany whether it is for their number
/// @param paged how many of the accounts were added up: the others have told nothing yet
/// @param accounts those that a look names, by account
/// @param nobodys of rows that name no account; absent where each names one
public record FileSeats(
        Told all,
        Optional<Told> now,
        boolean tooMany,
        long paged,
        List<OfAccount> accounts,
        Optional<Told> nobodys) {
    public FileSeats {
        accounts = List.copyOf(accounts);
    }

    /// The seats of one account.
    ///
    /// @param file as the file's rows are read; absent where none of its seats were read
    /// @param now as its pages say; absent where it told nothing yet
    public record OfAccount(String account, Optional<Told> file, Optional<Told> now) {}

    /// Seats as they are told.
    ///
    /// @param sold paid seats in active and suspended subscriptions
    /// @param assigned seats that are assigned to a person
    /// @param beyond those of them that no sale covers
    /// @param active seats in use, sold or not
    /// @param trial seats of trials, in no sum of sold ones
    /// @param provisioning seats of subscriptions that are not active yet
    /// @param unknown seats of which nobody knows where they stand
    /// @param asOf the oldest moment among what still counts
    public record Told(
            Optional<Long> sold,
            Optional<Long> assigned,
            Optional<Long> beyond,
            Optional<Long> active,
            long trial,
            long provisioning,
            long unknown,
            Optional<Instant> asOf) {
        /// The same of what was counted.
        public static Told of(Seats seats) {
            return new Told(seats.sold(), seats.assigned(), seats.ledger().assignedBeyond(), seats.active(),
                    seats.trial(), seats.apart().provisioning(), seats.apart().unknownStatus(), seats.asOf());
        }
    }
}
