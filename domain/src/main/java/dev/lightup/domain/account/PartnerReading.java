package dev.lightup.domain.account;

import dev.lightup.domain.partner.OnboardingReading;
import dev.lightup.domain.state.PartnerState;
import java.time.Instant;
import java.util.Optional;

/// The partner whose account it is.
///
/// @param account the distributor's id of the partner
/// @param state its own facts, when any were told
/// @param movedAway when the last of the account's subjects moved to another one, where nothing is held any more
public record PartnerReading(
        String account,
        Optional<PartnerState> state,
        OnboardingReading onboarding,
        Optional<Instant> movedAway) {
    /// When the account was opened to the partner; until then its distributor alone reads its pages.
    public Optional<Instant> opened() {
        return state.flatMap(PartnerState::opened);
    }

    /// Since when the account is closed to the partner, because it left; absent where it was opened since.
    public Optional<Instant> closed() {
        return opened().isPresent() ? Optional.empty() : state.flatMap(PartnerState::closed);
    }
}
