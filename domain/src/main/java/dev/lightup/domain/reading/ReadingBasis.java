package dev.lightup.domain.reading;

import dev.lightup.domain.programme.CauseRules;
import dev.lightup.domain.programme.Distributor;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// By what a reading was made: the instant, and what the programme says.
///
/// @param at the instant the reading is for
/// @param nextFlip the next instant at which time alone changes the reading; absent when it never does
/// @param causes why things wait, by the codes that are known
/// @param offerNames what pages call a SKU, for each that the programme knows
public record ReadingBasis(
        Instant at,
        Optional<Instant> nextFlip,
        Distributor distributor,
        CauseRules causes,
        Map<String, String> offerNames) {
    /// The basis of a reading that is done: only then its next flip is known.
    ///
    /// @param tenant the distributor
    public static ReadingBasis of(ReadingClock now, ProgrammeRules rules, String tenant) {
        Distributor distributor = rules.distributor(tenant);
        Distributor shown = distributor
                .with(distributor.notice().filter(notice -> notice.until().filter(now::over).isEmpty()));
        return new ReadingBasis(now.at(), now.nextFlip(), shown, rules.causes(), rules.names());
    }
}
