package dev.lightup.domain.partnerhome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/// Somebody who may read a partner's home.
///
/// @param address the recorded mail address
/// @param since when the reader was first let in; absent while an invitation waits
/// @param last the day of the last entry, in UTC; no finer is kept
/// @param until until when an invitation that waits may be redeemed
public record HomeReader(String address, Optional<Instant> since, Optional<LocalDate> last, Instant until) {
    /// Who entered last first; of one day, and of those who never did, by address.
    static final Comparator<HomeReader> LATEST = Comparator
            .<HomeReader, LocalDate>comparing(reader -> reader.last().orElse(LocalDate.MIN), Comparator.reverseOrder())
            .thenComparing(HomeReader::address);

    /// When time alone takes the reader off the list.
    Optional<Instant> ends() {
        return since.isPresent() ? Optional.empty() : Optional.of(until);
    }
}
