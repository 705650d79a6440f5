package dev.lightup.domain.state;

import dev.lightup.domain.event.Days;
import dev.lightup.domain.event.StoredName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How one customer uses its seats of one SKU.
///
/// @param workloads by workload; {@link #WHOLE} for counts of the SKU as a whole
@StoredName("usage")
public record UsageState(SortedMap<String, Workload> workloads) implements SubjectState {
    /// The key of counts that are not of one workload.
    public static final String WHOLE = "all";
    /// How many workloads of one SKU are kept.
    public static final int WORKLOADS = 50;
    /// How many heights of use a workload keeps; beyond, the two that lie nearest to each other become one.
    public static final int HIGHS = 48;
    /// How many monthly points a workload keeps.
    public static final int MONTHS = 13;

    /// One workload's newest counts, with when things first happened.
    ///
    /// @param seats seats assigned less seats unassigned, by seat events; shown only where no report gives `assigned`
    /// @param asOf the newest report's truth
    /// @param firstAssigned when a seat was first seen assigned
    /// @param firstActive when a seat was first seen active
    /// @param highs when active seats first came to so many, by the number as text: of two reports the later one only where it has more.
    ///        What share that is depends on what is sold, which others tell
    /// @param months the last report of each of the last months, oldest first
    /// @param counted the as-of of each count (`sold`, `assigned`, `qualified`, `active`): reports of different feeds tell different
    ///        ones, at different paces
    public record Workload(Optional<String> feed, Optional<Instant> asOf, Optional<Long> sold, Optional<Long> assigned,
            Optional<Long> qualified,
            Optional<Long> active, Optional<Integer> windowDays, long seats, Optional<Instant> firstAssigned,
            Optional<Instant> firstActive,
            SortedMap<String, Instant> highs, List<Point> months, SortedMap<String, Instant> counted) {
        /// One whose counts all have the newest report's as-of.
        public Workload(Optional<String> feed, Optional<Instant> asOf, Optional<Long> sold, Optional<Long> assigned,
                Optional<Long> qualified, Optional<Long> active, Optional<Integer> windowDays, long seats,
                Optional<Instant> firstAssigned, Optional<Instant> firstActive, SortedMap<String, Instant> highs,
                List<Point> months) {
            this(feed, asOf, sold, assigned, qualified, active, windowDays, seats, firstAssigned, firstActive, highs,
                    months, new TreeMap<>());
        }
    }

    /// One report's counts.
    ///
    /// @param day the day of its as-of where its sender counts days; absent where that is UTC's day
    public record Point(Instant asOf, Optional<Long> sold, Optional<Long> assigned, Optional<Long> active,
            Optional<LocalDate> day) {
        /// One whose day is UTC's.
        public Point(Instant asOf, Optional<Long> sold, Optional<Long> assigned, Optional<Long> active) {
            this(asOf, sold, assigned, active, Optional.empty());
        }

        /// The month that it counts for: a report of a month's last evening is that month's, wherever UTC has come to.
        public YearMonth month() {
            return YearMonth.from(day.orElseGet(() -> Days.of(asOf, ZoneOffset.UTC)));
        }
    }
}
