package dev.lightup.domain.state;

import dev.lightup.domain.event.EventDays;
import dev.lightup.domain.event.StoredName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// How one customer uses its seats of one SKU.
///
/// @param workloads by workload; {@link #WHOLE} for counts of the SKU as a whole
/// @param unmapped words of its licences' status that no table knows
@StoredName("usage")
public record UsageState(
        SortedMap<String, Workload> workloads,
        SortedSet<String> unmapped) implements SubjectState {
    /// One whose words are all known.
    public UsageState(SortedMap<String, Workload> workloads) {
        this(workloads, new TreeSet<>());
    }

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
    /// @param soldReport the report that told `sold`, with what it says of seats that are not sold; absent where none told
    public record Workload(
            Optional<String> feed,
            Optional<Instant> asOf,
            Optional<Long> sold,
            Optional<Long> assigned,
            Optional<Long> qualified,
            Optional<Long> active,
            Optional<Integer> windowDays,
            long seats,
            Optional<Instant> firstAssigned,
            Optional<Instant> firstActive,
            SortedMap<String, Instant> highs,
            List<Point> months,
            SortedMap<String, Instant> counted,
            Optional<SoldReport> soldReport) {
        /// One whose counts all have the newest report's as-of.
        public Workload(
                Optional<String> feed,
                Optional<Instant> asOf,
                Optional<Long> sold,
                Optional<Long> assigned,
                Optional<Long> qualified,
                Optional<Long> active,
                Optional<Integer> windowDays,
                long seats,
                Optional<Instant> firstAssigned,
                Optional<Instant> firstActive,
                SortedMap<String, Instant> highs,
                List<Point> months) {
            this(feed, asOf, sold, assigned, qualified, active, windowDays, seats, firstAssigned, firstActive, highs,
                    months, new TreeMap<>(), Optional.empty());
        }
    }

    /// Where the seats of a report stand that it does not call sold.
    ///
    /// @param trial seats that nobody pays
    /// @param provisioning seats of licences that are not active yet
    /// @param unknown seats whose status is a word that no table knows: neither sold nor not
    public record SoldReport(String feed, long trial, long provisioning, long unknown) {}

    /// One report's counts.
    ///
    /// @param day the day of its as-of where its sender counts days; absent where that is UTC's day
    public record Point(
            Instant asOf,
            Optional<Long> sold,
            Optional<Long> assigned,
            Optional<Long> active,
            Optional<LocalDate> day) {
        /// One whose day is UTC's.
        public Point(Instant asOf, Optional<Long> sold, Optional<Long> assigned, Optional<Long> active) {
            this(asOf, sold, assigned, active, Optional.empty());
        }

        /// The month that it counts for: a report of a month's last evening is that month's, wherever UTC has come to.
        public YearMonth month() {
            return YearMonth.from(day.orElseGet(() -> EventDays.of(asOf, ZoneOffset.UTC)));
        }
    }
}
