package dev.lightup.domain.state;

import dev.lightup.domain.event.StoredName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// A customer of an account.
///
/// @param name the label's token of its name
/// @param linked whether the reseller link is accepted
/// @param agreement when the customer accepted the agreement
/// @param gdap the admin relationship's state
@StoredName("customer")
public record CustomerState(
        Optional<String> name,
        Optional<String> country,
        Optional<String> segment,
        boolean linked,
        Optional<Instant> agreement,
        Gdap gdap,
        Optional<Instant> gdapSince,
        Optional<LocalDate> gdapExpires) implements SubjectState {
    /// Where the delegated admin relationship stands.
    public enum Gdap {
        NONE,
        REQUESTED,
        APPROVED,
        EXPIRED,
        TERMINATED
    }
}
