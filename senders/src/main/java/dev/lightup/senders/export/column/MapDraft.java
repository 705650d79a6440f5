package dev.lightup.senders.export.column;

import dev.lightup.senders.export.csv.UploadedCsv;
import dev.lightup.json.Json;
import dev.lightup.senders.endpoint.ColumnMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A first draft of a column map, by the names that systems give their columns. A column is guessed only where its header is one of those
/// names; the rest is listed, for a person to decide. Pure.
public final class MapDraft {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final Map<ExportField, List<String>> NAMES = HeaderNames.all();

    /// A day in numbers or with its month's name, and its hours.
    private static final Pattern DAY = Pattern.compile(
            "(?U)(?:\\d{1,4}([./-]) ?\\d{1,2}\\1 ?\\d{1,4}|\\d{1,2}\\.? \\p{L}{3,12}\\.? \\d{4})(?:[T ,]+\\d{1,2}:\\d{2}.{0,20})?");

    private MapDraft() {}

    /// A file cut where its header has the most cells.
    record Cut(UploadedCsv table, char delimiter) {}

    static Cut table(String file) {
        return DELIMITERS.stream()
                .map(delimiter -> new Cut(UploadedCsv.read(file, delimiter), delimiter))
                .reduce((one, other) -> other.table().header().size() > one.table().header().size() ? other : one)
                .orElseThrow();
    }

    /// Drafts a map of a file.
    ///
    /// @return an object with the `map` as an endpoint would have it, the headers that are `left`, what is `ambiguous`, and our needed fields that are `missing`
    public static Json.Obj of(String file) {
        UploadedCsv table = table(file).table();
        Map<ExportField, String> found = new EnumMap<>(ExportField.class);
        Map<ExportField, List<String>> likely = new EnumMap<>(ExportField.class);
        // a header of a status under which days stand says since when, as the German `Stand` does, or of when
        List<String> dated = headers(table.header(), NAMES.getOrDefault(ExportField.STATUS, List.of())).stream()
                .filter(header -> isOfDays(table, header))
                .toList();
        NAMES.forEach((field, names) -> {
            List<String> headers = switch (field) {
                case STATUS -> headers(table.header(), names).stream().filter(one -> !dated.contains(one)).toList();
                case AS_OF -> Stream.concat(headers(table.header(), names).stream(), dated.stream()).toList();
                default -> headers(table.header(), names);
            };
            if (!headers.isEmpty()) {
                likely.put(field, headers);
                found.put(field, headers.getFirst());
            }
        });
        ColumnMap.Feed feed = found.containsKey(ExportField.ORDER) ? ColumnMap.Feed.ORDERS : ColumnMap.Feed.SEATS;
        found.keySet().retainAll(ExportField.fields(feed));
        List<String> left = new ArrayList<>(table.header());
        left.removeAll(found.values());
        likely.keySet().retainAll(found.keySet());
        List<String> ambiguous = likely.entrySet()
                .stream()
                .filter(one -> one.getValue().size() > 1)
                .map(one -> one.getKey().word() + " may be " + String.join(" or ", one.getValue()) + "; taken: "
                        + one.getValue().getFirst())
                .collect(Collectors.toCollection(ArrayList::new));
        found.entrySet()
                .stream()
                .collect(Collectors.groupingBy(Map.Entry::getValue, TreeMap::new, Collectors.toList()))
                .forEach((header, fields) -> {
                    if (fields.size() > 1) {
                        ambiguous.add(header + " may be "
                                + fields.stream().map(one -> one.getKey().word()).collect(Collectors.joining(" or ")));
                    }
                });
        Optional.ofNullable(found.get(ExportField.AS_OF))
                .filter(dated::contains)
                .ifPresent(
                        header -> ambiguous.add(header + " may be status or asOf; taken: asOf, for days stand there"));
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("map", map(feed, found));
        members.put("left", words(left));
        members.put("ambiguous", words(ambiguous));
        members.put("missing", words(ExportField.required(feed)
                .stream()
                .filter(field -> !found.containsKey(field))
                .map(ExportField::word)
                .toList()));
        return new Json.Obj(members);
    }

    private static Json map(ColumnMap.Feed feed, Map<ExportField, String> found) {
        Map<String, Json> columns = new LinkedHashMap<>();
        found.forEach((field, header) -> {
            if (field != ExportField.AS_OF) {
                columns.put(field.word(), new Json.Str(header));
            }
        });
        Map<String, Json> map = new LinkedHashMap<>();
        map.put("version", new Json.Num(BigDecimal.ONE));
        map.put("feed", new Json.Str(feed.word()));
        Optional.ofNullable(found.get(ExportField.AS_OF)).ifPresent(header -> map.put("asOf", new Json.Str(header)));
        map.put("map", new Json.Obj(columns));
        return new Json.Obj(map);
    }

    private static Json words(List<String> words) {
        return new Json.Arr(words.stream().<Json>map(Json.Str::new).toList());
    }

    /// Whether the column says something, and nothing but days.
    private static boolean isOfDays(UploadedCsv table, String header) {
        int at = table.header().indexOf(header);
        List<String> said = table.rows()
                .stream()
                .filter(row -> row.cells().size() > at)
                .map(row -> row.cells().get(at).strip())
                .filter(cell -> !cell.isEmpty())
                .toList();
        return areDays(said);
    }

    /// Whether they say something, and nothing but days.
    static boolean areDays(List<String> said) {
        return !said.isEmpty() && said.stream().allMatch(cell -> DAY.matcher(cell).matches());
    }

    /// The headers that have one of the names, the surest first.
    private static List<String> headers(List<String> header, List<String> names) {
        return header.stream()
                .filter(cell -> names.contains(HeaderNames.spelling(cell)))
                .sorted(Comparator.comparingInt(cell -> names.indexOf(HeaderNames.spelling(cell))))
                .toList();
    }
}
