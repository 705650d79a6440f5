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

    /// What is told of its rows, once for each kind.
    ///
    /// @param problems of rows that were left out
    /// @param remarks of rows that count
    /// @param statuses words of a status that no table knows
    record Kinds(
            List<NoteKinds.Kind> problems,
            List<NoteKinds.Kind> remarks,
            List<UnknownStatuses.Unknown> statuses) {}

    /// What is told of its rows.
    ///
    /// @param asOf the newest moment that one speaks of
    /// @param rows how many count
    /// @param unreadable how many were left out
    /// @param problems those, or the first of them
    /// @param remarks the rows of which something else is told, or the first of them
    /// @param kinds the same once for each kind; absent in what an older release kept
    record Lines(
            Instant asOf,
            long rows,
            long unreadable,
            List<ExportRows.Told> problems,
            List<ExportRows.Told> remarks,
            Optional<Kinds> kinds) {
        static Lines of(ExportRows rows) {
            return new Lines(rows.asOf(), rows.read(), rows.unreadable().size(), rows.unreadable(), rows.remarks(),
                    Optional.of(rows.kinds()));
        }

        static Lines of(FileTally tally) {
            return new Lines(tally.asOf(), tally.read(), tally.unreadable().count(), tally.unreadable().first(),
                    tally.remarks().first(), Optional.of(tally.kinds()));
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
        said.kinds().ifPresent(kinds -> {
            put(members, "kinds", kinds.problems().stream().map(FileReport::kind).toList());
            put(members, "remarkKinds", kinds.remarks().stream().map(FileReport::kind).toList());
            put(members, "unknownStatuses", kinds.statuses().stream().map(one -> status(one, file.feed())).toList());
        });
        return Map.of("export", new Json.Obj(members));
    }

    private static void put(Map<String, Json> members, String name, List<Json> elements) {
        if (!elements.isEmpty()) {
            members.put(name, new Json.Arr(elements));
        }
    }

    private static Json kind(NoteKinds.Kind kind) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("detail", new Json.Str(kind.detail()));
        members.put("lines", number(kind.lines()));
        members.put("first", new Json.Arr(kind.first().stream().map(FileReport::number).toList()));
        kind.map().ifPresent(line -> members.put("map", new Json.Str(line)));
        return new Json.Obj(members);
    }

    private static Json status(UnknownStatuses.Unknown unknown, ColumnMap.Feed feed) {
        Map<String, Json> members = new LinkedHashMap<>();
        unknown.word().ifPresent(word -> members.put("word", new Json.Str(word)));
        members.put("rows", number(unknown.rows()));
        members.put("seats", number(unknown.seats()));
        members.put("counts", new Json.Str(switch (feed) {
            case SEATS -> "neither as sold nor as zero";
            case ORDERS -> "as open, waiting for the distributor unless the reason says for whom";
        }));
        unknown.map().ifPresent(line -> members.put("map", new Json.Str(line)));
        return new Json.Obj(members);
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
