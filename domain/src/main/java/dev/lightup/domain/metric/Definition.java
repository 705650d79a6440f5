package dev.lightup.domain.metric;

import java.time.LocalDate;
import java.util.Optional;

/// What a number means. A change of meaning raises the version.
///
/// @param id the word in links: `seats-sold`
/// @param title what pages call the number
/// @param formula how it is computed
/// @param numerator for shares, what is counted
/// @param denominator for shares, what it is counted of
/// @param source which events or reports it comes from
/// @param lag how late it usually is
/// @param caveat what it must not be taken for
/// @param version counts changes of meaning, from 1
/// @param changedOn the day of this version
public record Definition(
        String id,
        String title,
        String formula,
        Optional<String> numerator,
        Optional<String> denominator,
        String source,
        String lag,
        String caveat,
        int version,
        LocalDate changedOn) {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 23);
    private static final LocalDate SECOND = LocalDate.of(2026, 11, 28);

    static Definition count(String id, String title, String formula, String source, String lag, String caveat) {
        return new Definition(id, title, formula, Optional.empty(), Optional.empty(), source, lag, caveat, 1, FIRST);
    }

    /// This definition with its meaning changed for the first time.
    Definition second() {
        return new Definition(id, title, formula, numerator, denominator, source, lag, caveat, 2, SECOND);
    }

    /// This definition with its meaning changed for the second time.
    Definition third() {
        return new Definition(id, title, formula, numerator, denominator, source, lag, caveat, 3, SECOND);
    }

    /// This definition with its meaning changed for the second time on that day.
    Definition thirdOn(LocalDate day) {
        return new Definition(id, title, formula, numerator, denominator, source, lag, caveat, 3, day);
    }

    /// A share: this definition with what is counted of what.
    Definition share(String part, String whole) {
        return new Definition(id, title, formula, Optional.of(part), Optional.of(whole), source, lag, caveat, version,
                changedOn);
    }
}
