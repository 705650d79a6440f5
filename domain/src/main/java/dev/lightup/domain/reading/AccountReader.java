package dev.lightup.domain.reading;

import dev.lightup.domain.programme.Programme;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Reads what an account's states mean at an instant. Pure: the same states, in whatever order, give the same reading.
public final class AccountReader {
    private final Programme programme;

    public AccountReader(Programme programme) {
        this.programme = programme;
    }

    /// Reads an account.
    ///
    /// @param tenant the distributor
    /// @param account the distributor's id of the partner
    /// @param held the account's slices
    /// @param at the instant to read for
    public AccountReading read(String tenant, String account, List<Held> held, Instant at) {
        Optional<Instant> last = held.stream()
                .flatMap(h -> h.slice().lastReceived().stream())
                .max(Comparator.naturalOrder());
        return new AccountReading(account, at, programme.distributor(tenant), Optional.empty(),
                new Verdict(Verdict.Level.NO_DATA, 0, 0, 0, 0, Optional.empty(), Optional.empty()), List.of(),
                Seats.NOTHING, List.of(), List.of(), List.of(), List.of(), new OrderCount(0, 0, 0, 0, 0, 0, 0),
                new Onboarding(Onboarding.Stage.UNKNOWN, List.of()), List.of(), List.of(), Optional.empty(), last,
                false, List.of(), Optional.empty());
    }
}
