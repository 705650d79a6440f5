package dev.lightup.domain.reading;

import dev.lightup.domain.programme.Distributor;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// When anything was last received.
///
/// @param silent whether that is longer ago than the distributor's silence limit
public record LastHeard(Optional<Instant> at, boolean silent) {
    /// @param received when each thing was received
    public static LastHeard of(Stream<Instant> received, ReadingClock now, Distributor distributor) {
        Optional<Instant> last = received.max(Comparator.naturalOrder());
        return new LastHeard(last, last.filter(l -> now.silentSince(l, distributor.silentAfterDays())).isPresent());
    }
}
