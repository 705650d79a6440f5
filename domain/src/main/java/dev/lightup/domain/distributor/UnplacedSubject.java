package dev.lightup.domain.distributor;

import dev.lightup.domain.event.Subject;
import java.time.Instant;
import java.util.Optional;

/// A subject that no account holds yet, and the key that is missing.
///
/// @param missing what must be sent to place it
/// @param customer the customer's id, when an event named it
/// @param lastReceived when its newest event was received
public record UnplacedSubject(
        Subject subject,
        Missing missing,
        Optional<String> customer,
        Optional<Instant> lastReceived) {
    /// The key that is missing.
    public enum Missing {
        /// The customer is known, but no reseller link maps it to an account.
        LINK_OF_CUSTOMER,
        /// Neither the account nor the customer was named.
        ACCOUNT_OR_CUSTOMER
    }
}
