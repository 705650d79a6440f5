package dev.lightup.domain.reading;

import dev.lightup.domain.programme.Programme;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads a distributor's portfolio from its accounts' summaries, and the health of its feed from its own subjects.
public final class DistributorReader {
    private final Programme programme;

    public DistributorReader(Programme programme) {
        this.programme = programme;
    }

    /// Reads a distributor.
    ///
    /// @param tenant the distributor
    /// @param accounts the summaries of its account units
    /// @param held its own subjects: endpoints and offers
    /// @param unplaced subjects that no account holds
    /// @param at the instant to read for
    public DistributorReading read(String tenant, List<AccountSummary> accounts, List<Held> held, List<Held> unplaced,
            Instant at) {
        Optional<Instant> last = Stream.concat(held.stream(), unplaced.stream())
                .flatMap(h -> h.slice().lastReceived().stream())
                .max(Comparator.naturalOrder());
        return new DistributorReading(tenant, at, programme.distributor(tenant),
                new Totals(accounts.size(), 0, 0, 0, 0, Seats.NOTHING, new OrderCount(0, 0, 0, 0, 0, 0, 0),
                        StuckBySide.NONE, 0, List.of()),
                accounts, List.of(), List.of(), List.of(), List.of(), last, false, Optional.empty());
    }
}
