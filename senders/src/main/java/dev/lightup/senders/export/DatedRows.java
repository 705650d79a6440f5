package dev.lightup.senders.export;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The rows of a file that speak of one thing and one moment. Those of another moment are another report of it.
interface DatedRows {
    /// What they speak of, whenever it was.
    Object whose();

    Instant asOf();

    /// Their lines, in the order of the file.
    List<Long> lines();

    /// What is told of each of those of which the file has others of the same day, later ones: two moments of a day are likely one report, and
    /// yet nobody can tell whether they are one sum. Those of another day are history.
    ///
    /// @param zone where days begin
    static List<ExportRows.Told> sameDay(Collection<? extends DatedRows> all, ZoneId zone) {
        Map<List<Object>, DatedRows> latest = new HashMap<>();
        for (DatedRows rows : all) {
            latest.merge(ofDay(rows, zone), rows, (one, other) -> other.asOf().isAfter(one.asOf()) ? other : one);
        }
        List<ExportRows.Told> told = new ArrayList<>();
        for (DatedRows rows : all) {
            DatedRows last = Objects.requireNonNull(latest.get(ofDay(rows, zone)));
            if (last.asOf().isAfter(rows.asOf())) {
                told.addAll(rows.told("line " + last.lines().getFirst()
                        + " is of a later moment of the same day: it counts, this one is not added"));
            }
        }
        return told;
    }

    private static List<Object> ofDay(DatedRows rows, ZoneId zone) {
        return List.of(rows.whose(), LocalDate.ofInstant(rows.asOf(), zone));
    }

    /// The same of each of their lines.
    default List<ExportRows.Told> told(String what) {
        return lines().stream().map(line -> new ExportRows.Told(line, what)).toList();
    }
}
