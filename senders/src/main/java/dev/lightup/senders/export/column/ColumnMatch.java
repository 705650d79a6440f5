package dev.lightup.senders.export.column;

import dev.lightup.senders.export.csv.UploadedCsv;
import dev.lightup.senders.endpoint.ColumnMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Where the fields stand in a file: a table whose header fits one of the endpoint's column maps.
///
/// @param table the file, cut with the delimiter under which it fits
/// @param delimiter that delimiter
/// @param columns the map that fits
/// @param places the places of each field that the file has: one, or those that are joined
/// @param missing fields that the map names and the file lacks
/// @param filter the places of columns that say whether a row is one of the feed
public record ColumnMatch(
        UploadedCsv table,
        char delimiter,
        ColumnMap columns,
        Map<ExportField, List<Integer>> places,
        Set<ExportField> missing,
        RowFilter filter) {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final int MOST_TOLD = 4;

    /// What looking for one gives.
    public sealed interface Search {
        /// A map fits.
        record Found(ColumnMatch layout) implements Search {}

        /// None fits; the detail names our fields and the maps' headers, never the file's.
        record None(String detail) implements Search {}
    }

    /// Finds it: a map all of whose columns are there before one of whose only the necessary ones are; of the latter one of which more are there;
    /// a newer before an older.
    public static Search find(String file, List<ColumnMap> maps) {
        List<ColumnMatch> fitting = new ArrayList<>();
        Map<Integer, ColumnMatch> nearest = new TreeMap<>();
        for (char delimiter : DELIMITERS) {
            UploadedCsv table = UploadedCsv.read(file, delimiter);
            for (ColumnMap columns : maps) {
                ColumnMatch layout = of(table, delimiter, columns);
                if (layout.lacking().isEmpty()) {
                    fitting.add(layout);
                }
                nearest.merge(columns.version(), layout,
                        (one, other) -> other.lacking().size() < one.lacking().size() ? other : one);
            }
        }
        return fitting.stream()
                .min(Comparator.comparing((ColumnMatch layout) -> !layout.missing().isEmpty())
                        .thenComparingInt(layout -> layout.missing().isEmpty() ? 0 : -layout.places().size())
                        .thenComparingInt(layout -> -layout.columns().version()))
                .<Search>map(Search.Found::new)
                .orElseGet(() -> new Search.None(why(nearest)));
    }

    /// What each map lacks. Their headers are the operator's words; those of the file are the sender's, and are not repeated.
    private static String why(Map<Integer, ColumnMatch> nearest) {
        return nearest.isEmpty()
                ? "the endpoint has no column map"
                : "not found or found twice: "
                        + String.join("; ", nearest.values().stream().limit(MOST_TOLD).map(ColumnMatch::why).toList());
    }

    private String why() {
        String wanted = String.join(", ", lacking());
        String header = table.headerLine() == 0
                ? "the file has no line of cells"
                : "line " + table.headerLine() + " taken as the header, with " + table.header().size() + " columns";
        return "column map " + columns.version() + ", feed " + columns.feed().word() + ": " + wanted + "; " + header;
    }

    private String wanted(ExportField field) {
        return field == ExportField.AS_OF
                ? columns.asOf().orElse("")
                : Optional.ofNullable(columns.map().get(field.word()))
                        .orElseGet(() -> String.join(" + ",
                                columns.rules().joined().getOrDefault(field.word(), List.of())));
    }

    /// What the file would have to have: our fields with the headers that the map wants, and the headers of its filter.
    private List<String> lacking() {
        Set<ExportField> fields = needed(columns);
        fields.retainAll(missing);
        List<String> lacking = new ArrayList<>();
        fields.forEach(field -> lacking.add(field.word() + " (" + wanted(field) + ")"));
        filter.missing().forEach(header -> lacking.add("where (" + header + ")"));
        return lacking;
    }

    private static Set<ExportField> needed(ColumnMap columns) {
        Set<ExportField> needed = ExportField.required(columns.feed());
        needed.removeIf(field -> columns.rules().constants().containsKey(field.word()));
        if (columns.asOf().isPresent()) {
            needed.add(ExportField.AS_OF);
        }
        return needed;
    }

    private static ColumnMatch of(UploadedCsv table, char delimiter, ColumnMap columns) {
        List<String> header = table.header().stream().map(ColumnMap::header).toList();
        Map<ExportField, List<Integer>> places = new EnumMap<>(ExportField.class);
        Set<ExportField> missing = needed(columns);
        Map<String, List<String>> wanted = new TreeMap<>(columns.rules().joined());
        columns.map().forEach((word, column) -> wanted.put(word, List.of(column)));
        wanted.forEach((word, headers) -> ExportField.of(columns.feed(), word)
                .ifPresent(field -> place(field, headers, header, places, missing)));
        columns.asOf().ifPresent(column -> place(ExportField.AS_OF, List.of(column), header, places, missing));
        return new ColumnMatch(table, delimiter, columns, places, missing,
                RowFilter.of(columns.rules().where(), header));
    }

    private static void place(
            ExportField field,
            List<String> columns,
            List<String> header,
            Map<ExportField, List<Integer>> places,
            Set<ExportField> missing) {
        List<Integer> at = columns.stream().flatMap(column -> at(column, header).stream()).toList();
        if (at.size() == columns.size()) {
            places.put(field, at);
            missing.remove(field);
        } else {
            missing.add(field);
        }
    }

    /// The place of a header that stands there once.
    public static Optional<Integer> at(String column, List<String> header) {
        String wanted = ColumnMap.header(column);
        int at = header.indexOf(wanted);
        return at >= 0 && at == header.lastIndexOf(wanted) ? Optional.of(at) : Optional.empty();
    }
}
