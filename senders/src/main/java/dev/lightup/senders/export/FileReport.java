package dev.lightup.senders.export;

import dev.lightup.senders.export.column.ExportField;
import dev.lightup.senders.export.column.ColumnMatch;
import dev.lightup.json.IsoTime;
import dev.lightup.json.Json;
import dev.lightup.senders.endpoint.ColumnMap;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the answer tells the sender of its file.
final class FileReport {
    /// So many lines are named.
    static final int FIRST = 20;

    private FileReport() {}

    /// What is told of a file beside its rows.
    ///
    /// @param columns the version of the map that reads it
    /// @param notFound fields that the map names and the file lacks
    /// @param dated whether the file says when it was true
    /// @param passedOver how many rows are none of the feed
    record FileNotes(
            ColumnMap.Feed feed,
            int columns,
            List<String> notFound,
            boolean dated,
            long passedOver,
            Optional<String> part) {
        static FileNotes of(ColumnMatch layout, long passedOver) {
            return new FileNotes(layout.columns().feed(), layout.columns().version(),
                    layout.missing().stream().map(ExportField::word).toList(),
                    layout.columns().asOf().isPresent() || layout.table().asOf().isPresent(), passedOver,
                    layout.table().part());
        }
    }

    /// What is told of its rows.
    ///
    /// @param asOf the newest moment that one speaks of
    /// @param rows how many count
    /// @param unreadable how many were left out
    /// @param problems those, or the first of them
    /// @param remarks the rows of which something else is told, or the first of them
    record Lines(
            Instant asOf,
            long rows,
            long unreadable,
            List<ExportRows.Told> problems,
            List<ExportRows.Told> remarks) {
        static Lines of(ExportRows rows) {
            return new Lines(rows.asOf(), rows.read(), rows.unreadable().size(), rows.unreadable(), rows.remarks());
        }

        static Lines of(FileTally tally) {
            return new Lines(tally.asOf(), tally.read(), tally.unreadable().count(), tally.unreadable().first(),
                    tally.remarks().first());
        }
    }

    static Map<String, Json> of(ExportRows rows, ColumnMatch layout, int passedOver) {
        return of(FileNotes.of(layout, passedOver), Lines.of(rows));
    }

    static Map<String, Json> of(FileNotes file, Lines said) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("feed", new Json.Str(file.feed().word()));
        members.put("columns", number(file.columns()));
        if (!file.notFound().isEmpty()) {
            members.put("columnsNotFound",
                    new Json.Arr(file.notFound().stream().<Json>map(Json.Str::new).toList()));
        }
        if (file.dated()) {
            members.put("asOf", new Json.Str(IsoTime.format(said.asOf())));
        }
        members.put("rows", number(said.rows() + said.unreadable()));
        if (file.passedOver() > 0) {
            members.put("passedOver", number(file.passedOver()));
        }
        members.put("unreadable", number(said.unreadable()));
        if (said.unreadable() > 0 || file.part().isPresent()) {
            members.put("partial", new Json.Bool(true));
        }
        file.part().ifPresent(text -> members.put("part", new Json.Str(text)));
        members.put("problems", lines(said.problems()));
        if (!said.remarks().isEmpty()) {
            members.put("remarks", lines(said.remarks()));
        }
        return Map.of("export", new Json.Obj(members));
    }

    private static Json lines(List<ExportRows.Told> rows) {
        return new Json.Arr(rows.stream().limit(FIRST).map(FileReport::line).toList());
    }

    private static Json line(ExportRows.Told row) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("line", number(row.line()));
        members.put("detail", new Json.Str(row.detail()));
        return new Json.Obj(members);
    }

    private static Json number(long value) {
        return new Json.Num(BigDecimal.valueOf(value));
    }
}
