package dev.lightup.functions.format.export;

import dev.lightup.functions.directory.Columns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Where the fields stand in a file: a table whose header fits one of the endpoint's column maps.
///
/// @param table the file, cut with the delimiter under which it fits
/// @param delimiter that delimiter
/// @param columns the map that fits
/// @param places the place of each field that the file has
/// @param missing fields that the map names and the file lacks
record Layout(Table table, char delimiter, Columns columns, Map<Field, Integer> places, Set<Field> missing) {
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
        String wanted = String.join(", ",
                lacking().stream().map(field -> field.word() + " (" + wanted(field) + ")").toList());
        String header = table.headerLine() == 0
                ? "the file has no line of cells"
                : "line " + table.headerLine() + " taken as the header, with " + table.header().size() + " columns";
        return "column map " + columns.version() + ", feed " + columns.feed().word() + ": " + wanted + "; " + header;
    }

    private String wanted(Field field) {
        return field == Field.AS_OF ? columns.asOf().orElse("") : columns.map().getOrDefault(field.word(), "");
    }

    private Set<Field> lacking() {
        Set<Field> lacking = needed(columns);
        lacking.retainAll(missing);
        return lacking;
    }

    private static Set<Field> needed(Columns columns) {
        Set<Field> needed = Field.required(columns.feed());
        if (columns.asOf().isPresent()) {
            needed.add(Field.AS_OF);
        }
        return needed;
    }

    private static Layout of(Table table, char delimiter, Columns columns) {
        List<String> header = table.header().stream().map(Field::header).toList();
        Map<Field, Integer> places = new EnumMap<>(Field.class);
        Set<Field> missing = needed(columns);
        columns.map()
                .forEach((word, column) -> Field.of(columns.feed(), word)
                        .ifPresent(field -> place(field, column, header, places, missing)));
        columns.asOf().ifPresent(column -> place(Field.AS_OF, column, header, places, missing));
        return new Layout(table, delimiter, columns, places, missing);
    }

    private static void place(Field field, String column, List<String> header, Map<Field, Integer> places,
            Set<Field> missing) {
        String wanted = Field.header(column);
        int at = header.indexOf(wanted);
        if (at >= 0 && at == header.lastIndexOf(wanted)) {
            places.put(field, at);
            missing.remove(field);
        } else {
            missing.add(field);
        }
    }
}
