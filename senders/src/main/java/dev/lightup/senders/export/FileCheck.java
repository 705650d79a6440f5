package dev.lightup.senders.export;

import dev.lightup.senders.export.column.ColumnMatch;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.json.Json;
import dev.lightup.ledger.log.PersonalLabel;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.format.BodyReader;
import dev.lightup.senders.format.TextEncoding;
import dev.lightup.senders.http.ByteString;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What column maps make of a file, for whoever writes the map: which one reads it, the first rows as they are understood, what an answer
/// would say. Unlike an answer it repeats the file's own words; it is for the machine on which the file lies. Pure.
public final class FileCheck {
    private static final int FIRST = 5;
    private static final ByteString NO_KEY = ByteString.of(new byte[32]);

    private FileCheck() {}

    /// Checks a file.
    ///
    /// @param maps as an endpoint would have them
    /// @param now when it would be received
    /// @return an object whose `fits` says whether a map reads at least one row
    /// @param words what the words for where something stands mean
    public static Json.Obj check(List<ColumnMap> maps, ByteString file, Instant now, StatusWords words) {
        Optional<String> text = BodyReader.text(file);
        return text.isEmpty() || TextEncoding.isWide(file)
                ? no(TextEncoding.advice(file))
                : switch (ColumnMatch.find(text.get(), maps)) {
                    case ColumnMatch.Search.None(String detail) -> no(detail);
                    case ColumnMatch.Search.Found(ColumnMatch layout) -> found(layout, now, words);
                };
    }

    private static Json.Obj no(String why) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("fits", new Json.Bool(false));
        members.put("why", new Json.Str(why));
        return new Json.Obj(members);
    }

    private static Json.Obj found(ColumnMatch layout, Instant now, StatusWords words) {
        var keeping = new ExportTokenizer(layout, NO_KEY, Optional.empty());
        Optional<String> said = layout.table().asOf();
        Optional<Instant> asOf = said
                .flatMap(text -> CellReader.ofFile(text, layout.columns().dates(), Optional.empty(), now));
        if (said.isPresent() && asOf.isEmpty()) {
            return no(ExportFormat.NO_MOMENT);
        }
        StoredExport sheet = keeping.sheet(asOf.orElse(now), now);
        ExportRows rows = ExportRows.of(sheet, layout.columns().feed().word(), words);
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("fits", new Json.Bool(rows.read() > 0));
        members.putAll(FileReport.of(rows, layout, keeping.passedOver()));
        members.put("notKept", new Json.Arr(notKept(layout).stream().<Json>map(Json.Str::new).toList()));
        members.put("first", new Json.Arr(first(sheet, keeping.labels())));
        return new Json.Obj(members);
    }

    /// The headers that no map names.
    private static List<String> notKept(ColumnMatch layout) {
        var used = new TreeSet<Integer>(layout.filter().words().keySet());
        layout.places().values().forEach(used::addAll);
        List<String> header = layout.table().header();
        List<String> others = new ArrayList<>();
        for (int at = 0; at < header.size(); at++) {
            if (!used.contains(at)) {
                others.add(header.get(at));
            }
        }
        return others;
    }

    private static List<Json> first(StoredExport sheet, List<PersonalLabel.Clear> labels) {
        Map<String, String> clear = labels.stream()
                .collect(Collectors.toMap(PersonalLabel.Clear::token, PersonalLabel.Clear::value, (one, _) -> one));
        return sheet.rows().stream().limit(FIRST).<Json>map(row -> {
            Map<String, Json> members = new LinkedHashMap<>();
            members.put("line", new Json.Num(BigDecimal.valueOf(row.line())));
            row.cells()
                    .forEach((field, cell) -> members.put(field.word(), new Json.Str(clear.getOrDefault(cell, cell))));
            return new Json.Obj(members);
        }).toList();
    }
}
