package dev.lightup.domain.waiting;

import java.time.LocalDate;
import java.util.Optional;

/// How far the seats of a step's SKU are, and how far they have to come: what a row says instead of the step's title alone. Counted for the
/// customer's SKU, as the pages show it; never added up.
///
/// @param measure what the step counts
/// @param have how many are in use (or assigned) now; absent where nobody reports it
/// @param want how many the step asks for; absent for a step that no count proves
/// @param sold the sold seats that these are of
/// @param since the day of the first report with as many, where no report ever told more: they have not moved since; absent otherwise
/// @param most the most that any report told, where it is more than now
public record Goal(
        Measure measure,
        Optional<Long> have,
        Optional<Long> want,
        long sold,
        Optional<LocalDate> since,
        Optional<Long> most) {
    /// What a step counts.
    public enum Measure {
        ASSIGNED,
        IN_USE
    }

    /// How many are missing; absent where either number is not told.
    public Optional<Long> missing() {
        return want.flatMap(w -> have.map(h -> Math.max(0, w - h)));
    }
}
