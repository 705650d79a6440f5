package dev.lightup.functions.inviting;

import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.ledger.access.ReaderGrant;
import java.time.Instant;
import java.util.Optional;

/// A line of a list with what is known of its reader and its account.
///
/// @param place the account; absent where the distributor has no such one
record InviteeRow(InvitationList.Line.Read line, Optional<HandInAnswer.Place> place, Standing standing) {
    /// How a reader stands to an account.
    sealed interface Standing {
        /// There is no such account.
        record Nowhere() implements Standing {}

        /// Nobody invited the reader to it.
        record Fresh() implements Standing {}

        /// An invitation waits for the reader.
        record Waits(Instant until) implements Standing {}

        /// One did, and nobody took it in time.
        record Late(Instant until) implements Standing {}

        /// The reader has it.
        record Reads(Instant since) implements Standing {}

        /// The reader had it, or was invited to it, and it was taken back, or the partner left.
        record TakenBack() implements Standing {}
    }

    /// The row of a line.
    ///
    /// @param grant what is recorded of that reader and account
    static InviteeRow of(
            InvitationList.Line.Read line,
            Optional<HandInAnswer.Place> place,
            Optional<ReaderGrant> grant,
            Instant now) {
        Standing standing = place.isEmpty()
                ? new Standing.Nowhere()
                : grant.map(there -> standing(there, place.get(), now)).orElseGet(Standing.Fresh::new);
        return new InviteeRow(line, place, standing);
    }

    /// How the reader of a grant stands to its account.
    static Standing standing(ReaderGrant grant, HandInAnswer.Place place, Instant now) {
        if (grant.revoked().isPresent() || place.closed().filter(grant::isFromBefore).isPresent()) {
            return new Standing.TakenBack();
        }
        Instant until = grant.invited().until();
        return grant.accepted()
                .<Standing>map(Standing.Reads::new)
                .orElseGet(() -> now.isBefore(until) ? new Standing.Waits(until) : new Standing.Late(until));
    }

    /// Whether the button invites it.
    boolean isInvitable() {
        return switch (standing) {
            case Standing.Fresh _, Standing.Waits _, Standing.Late _, Standing.TakenBack _ -> true;
            case Standing.Nowhere _, Standing.Reads _ -> false;
        };
    }
}
