package dev.lightup.functions.format.export;

import dev.lightup.functions.directory.Columns;
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
record Layout(Table table, char delimiter, Columns columns, Map<Field, List<Integer>> places, Set<Field> missing,
        RowFilter filter) {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final int MOST_TOLD = 4;

    /// What looking for one gives.
    sealed interface Search {
        /// A map fits.
        record Found(Layout layout) implements Search {}

        /// None fits; the detail names our fields and the maps' headers, never the file's.
        record None(String detail) implements Search {}
    }

    /// Finds it: a map all of whose columns are there before one of whose only the necessary ones are, a newer before an older.
    static Search find(String file, List<Columns> maps) {
        List<Layout> fitting = new ArrayList<>();
        Map<Integer, Layout> nearest = new TreeMap<>();
        for (char delimiter : DELIMITERS) {
            Table table = Table.read(file, delimiter);
            for (Columns columns : maps) {
                Layout layout = of(table, delimiter, columns);
                if (layout.lacking().isEmpty()) {
                    fitting.add(layout);
                }
                nearest.merge(columns.version(), layout,
                        (one, other) -> other.lacking().size() < one.lacking().size() ? other : one);
            }
        }
        return fitting.stream()
                .min(Comparator.comparing((Layout layout) -> !layout.missing().isEmpty())
                        .thenComparingInt(layout -> -layout.columns().version()))
                .<Search>map(Search.Found::new)
                .orElseGet(() -> new Search.None(why(nearest)));
    }

    /// What each map lacks. Their headers are the operator's words; those of the file are the sender's, and are not repeated.
    private static String why(Map<Integer, Layout> nearest) {
        return nearest.isEmpty()
                ? "the endpoint has no column map"
                : "not found or found twice: "
                        + String.join("; ", nearest.values().stream().limit(MOST_TOLD).map(Layout::why).toList());
    }

    private String why() {
        String wanted = String.join(", ", lacking());
        String header = table.headerLine() == 0
                ? "the file has no line of cells"
                : "line " + table.headerLine() + " taken as the header, with " + table.header().size() + " columns";
        return "column map " + columns.version() + ", feed " + columns.feed().word() + ": " + wanted + "; " + header;
    }

    private String wanted(Field field) {
        return field == Field.AS_OF
                ? columns.asOf().orElse("")
                : Optional.ofNullable(columns.map().get(field.word()))
                        .orElseGet(() -> String.join(" + ",
                                columns.rules().joined().getOrDefault(field.word(), List.of())));
    }

    /// What the file would have to have: our fields with the headers that the map wants, and the headers of its filter.
    private List<String> lacking() {
        Set<Field> fields = needed(columns);
        fields.retainAll(missing);
        List<String> lacking = new ArrayList<>();
        fields.forEach(field -> lacking.add(field.word() + " (" + wanted(field) + ")"));
        filter.missing().forEach(header -> lacking.add("where (" + header + ")"));
        return lacking;
    }

    private static Set<Field> needed(Columns columns) {
        Set<Field> needed = Field.required(columns.feed());
        needed.removeIf(field -> columns.rules().constants().containsKey(field.word()));
        if (columns.asOf().isPresent()) {
            needed.add(Field.AS_OF);
        }
        return needed;
    }

    private static Layout of(Table table, char delimiter, Columns columns) {
        List<String> header = table.header().stream().map(Field::header).toList();
        Map<Field, List<Integer>> places = new EnumMap<>(Field.class);
        Set<Field> missing = needed(columns);
        Map<String, List<String>> wanted = new TreeMap<>(columns.rules().joined());
        columns.map().forEach((word, column) -> wanted.put(word, List.of(column)));
        wanted.forEach((word, headers) -> Field.of(columns.feed(), word)
                .ifPresent(field -> place(field, headers, header, places, missing)));
        columns.asOf().ifPresent(column -> place(Field.AS_OF, List.of(column), header, places, missing));
        return new Layout(table, delimiter, columns, places, missing,
                RowFilter.of(columns.rules().where(), header));
    }

    private static void place(Field field, List<String> columns, List<String> header, Map<Field, List<Integer>> places,
            Set<Field> missing) {
        List<Integer> at = columns.stream().flatMap(column -> at(column, header).stream()).toList();
        if (at.size() == columns.size()) {
            places.put(field, at);
            missing.remove(field);
        } else {
            missing.add(field);
        }
    }

    /// The place of a header that stands there once.
    static Optional<Integer> at(String column, List<String> header) {
        String wanted = Field.header(column);
        int at = header.indexOf(wanted);
        return at >= 0 && at == header.lastIndexOf(wanted) ? Optional.of(at) : Optional.empty();
    }
}
