package dev.lightup.domain.machine;

import dev.lightup.domain.event.EventDays;
import dev.lightup.domain.event.UsageFact;
import dev.lightup.domain.state.UsageState;
import dev.lightup.domain.state.UsageState.Point;
import dev.lightup.domain.state.UsageState.SoldReport;
import dev.lightup.domain.state.UsageState.Workload;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One workload's counts while reports and seat events are taken in. Reports may come in any order of their as-of: each count is the
/// one with the newest as-of, firsts are the earliest, a month's point is its last report.
final class WorkloadDraft {
    private Optional<String> feed = Optional.empty();
    private Optional<Instant> asOf = Optional.empty();
    private Optional<Long> sold = Optional.empty();
    private Optional<SoldReport> soldReport = Optional.empty();
    private Optional<Long> assigned = Optional.empty();
    private Optional<Long> qualified = Optional.empty();
    private Optional<Long> active = Optional.empty();
    private Optional<Integer> windowDays = Optional.empty();
    private long seats;
    private Optional<Instant> firstAssigned = Optional.empty();
    private Optional<Instant> firstActive = Optional.empty();
    private final HighWaterMarks highs;
    private final TreeMap<YearMonth, Point> months = new TreeMap<>();
    private final SortedMap<String, Instant> counted = new TreeMap<>();

    WorkloadDraft() {
        highs = new HighWaterMarks();
    }

    WorkloadDraft(Workload workload) {
        feed = workload.feed();
        asOf = workload.asOf();
        sold = workload.sold();
        soldReport = workload.soldReport();
        assigned = workload.assigned();
        qualified = workload.qualified();
        active = workload.active();
        windowDays = workload.windowDays();
        seats = workload.seats();
        firstAssigned = workload.firstAssigned();
        firstActive = workload.firstActive();
        highs = new HighWaterMarks(workload.highs());
        workload.months().forEach(point -> months.put(point.month(), point));
        counted.putAll(workload.counted());
    }

    Workload workload() {
        return new Workload(feed, asOf, sold, assigned, qualified, active, windowDays, seats, firstAssigned,
                firstActive, highs.told(), List.copyOf(months.values()), new TreeMap<>(counted),
                soldReport);
    }

    /// Takes a report in.
    ///
    /// @param zone where its sender counts days
    /// @param opened when the present holder's time began: earlier months are not its own
    /// @return whether a count changed
    boolean report(UsageFact.Snapshot told, ReportedSeats reported, Optional<Instant> opened, ZoneId zone) {
        firsts(told);
        if (opened.filter(from -> told.asOf().isBefore(from)).isEmpty()) {
            point(told, reported, zone);
        }
        Workload before = workload();
        if (reported.told() && !told.asOf().isBefore(counted.getOrDefault("sold", Instant.MIN))) {
            sold = reported.sold();
            soldReport = Optional.of(reported.report());
            counted.put("sold", told.asOf());
        }
        assigned = newest("assigned", told.assigned(), assigned, told.asOf());
        qualified = newest("qualified", told.qualified(), qualified, told.asOf());
        windowDays = newest("window", told.active().flatMap(_ -> told.windowDays()), windowDays, told.asOf());
        active = newest("active", told.active(), active, told.asOf());
        if (asOf.filter(last -> told.asOf().isBefore(last)).isEmpty()) {
            asOf = Optional.of(told.asOf());
            feed = Optional.of(told.feed());
        }
        return !(sold.equals(before.sold()) && soldReport.equals(before.soldReport())
                && assigned.equals(before.assigned())
                && qualified.equals(before.qualified()) && active.equals(before.active())
                && windowDays.equals(before.windowDays()));
    }

    private <T> Optional<T> newest(String count, Optional<T> told, Optional<T> known, Instant at) {
        Instant last = counted.get(count);
        if (told.isEmpty() || (last != null && at.isBefore(last))) {
            return known;
        }
        counted.put(count, at);
        return told;
    }

    private void firsts(UsageFact.Snapshot told) {
        if (told.assigned().orElse(0L) > 0) {
            firstAssigned = Optional.of(earlier(firstAssigned, told.asOf()));
        }
        long users = told.active().orElse(0L);
        if (users > 0) {
            firstActive = Optional.of(earlier(firstActive, told.asOf()));
            highs.take(users, told.asOf());
        }
    }

    private void point(UsageFact.Snapshot told, ReportedSeats reported, ZoneId zone) {
        LocalDate day = EventDays.of(told.asOf(), zone);
        YearMonth month = YearMonth.from(day);
        Point last = months.get(month);
        if (last == null || !told.asOf().isBefore(last.asOf())) {
            Optional<Point> sameReport = Optional.ofNullable(last);
            months.put(month, new Point(told.asOf(), reported.sold().or(() -> sameReport.flatMap(Point::sold)),
                    told.assigned().or(() -> sameReport.flatMap(Point::assigned)),
                    told.active().or(() -> sameReport.flatMap(Point::active)),
                    Optional.of(day).filter(d -> !d.equals(EventDays.of(told.asOf(), ZoneOffset.UTC)))));
        }
        if (months.size() > UsageState.MONTHS) {
            months.pollFirstEntry();
        }
    }

    void assigned(Instant at) {
        seats++;
        firstAssigned = Optional.of(earlier(firstAssigned, at));
    }

    void unassigned() {
        seats--;
    }

    /// The newest point stays: it is what is in force.
    void forgetMonths() {
        while (months.size() > 1) {
            months.pollFirstEntry();
        }
    }

    private static Instant earlier(Optional<Instant> known, Instant other) {
        return known.filter(instant -> instant.isBefore(other)).orElse(other);
    }
}
