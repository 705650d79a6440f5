package dev.lightup.senders.export;

import dev.lightup.json.IsoTime;
import dev.lightup.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the answer tells the sender of its file.
final class FileReport {
    private static final int FIRST = 20;

    private FileReport() {}

    static Map<String, Json> of(ExportRows rows, ColumnMatch layout, int passedOver) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("feed", new Json.Str(layout.columns().feed().word()));
        members.put("columns", number(layout.columns().version()));
        if (!layout.missing().isEmpty()) {
            members.put("columnsNotFound",
                    new Json.Arr(layout.missing().stream().<Json>map(field -> new Json.Str(field.word())).toList()));
        }
        if (layout.columns().asOf().isPresent() || layout.table().asOf().isPresent()) {
            members.put("asOf", new Json.Str(IsoTime.format(rows.asOf())));
        }
        members.put("rows", number((long) rows.read() + rows.unreadable().size()));
        if (passedOver > 0) {
            members.put("passedOver", number(passedOver));
        }
        members.put("unreadable", number(rows.unreadable().size()));
        Optional<String> part = layout.table().coverage().flatMap(StoredExport.Coverage::part);
        if (!rows.unreadable().isEmpty() || part.isPresent()) {
            members.put("partial", new Json.Bool(true));
        }
        part.ifPresent(text -> members.put("part", new Json.Str(text)));
        members.put("problems", lines(rows.unreadable()));
        if (!rows.remarks().isEmpty()) {
            members.put("remarks", lines(rows.remarks()));
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
