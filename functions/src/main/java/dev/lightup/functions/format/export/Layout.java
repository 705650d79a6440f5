package dev.lightup.functions.format.export;

import dev.lightup.functions.directory.Columns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where the fields stand in a file: a table whose header fits one of the endpoint's column maps.
///
/// @param table the file, cut with the delimiter under which it fits
/// @param columns the map that fits
/// @param places the place of each field that the file has
/// @param missing fields that the map names and the file lacks
record Layout(Table table, Columns columns, Map<Field, Integer> places, Set<Field> missing) {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    /// What looking for one gives.
    sealed interface Search {
        /// A map fits.
        record Found(Layout layout) implements Search {}

        /// None fits; the detail names our fields only.
        record None(String detail) implements Search {}
    }

    /// Finds it: a map all of whose columns are there before one of whose only the necessary ones are, a newer before an older.
    static Search find(String file, List<Columns> maps) {
        List<Layout> fitting = new ArrayList<>();
        String nearest = "the endpoint has no column map";
        int fewest = Integer.MAX_VALUE;
        for (char delimiter : DELIMITERS) {
            Table table = Table.read(file, delimiter);
            for (Columns columns : maps) {
                Layout layout = of(table, columns);
                Set<Field> lacking = EnumSet.noneOf(Field.class);
                lacking.addAll(layout.missing());
                lacking.retainAll(needed(columns));
                if (lacking.isEmpty()) {
                    fitting.add(layout);
                } else if (lacking.size() < fewest) {
                    fewest = lacking.size();
                    nearest = "column map " + columns.version() + ", feed " + columns.feed().word()
                            + ": not found or found twice: the column for "
                            + String.join(", ", lacking.stream().map(Field::word).toList());
                }
            }
        }
        Optional<Layout> best = fitting.stream()
                .min(Comparator.comparing((Layout layout) -> !layout.missing().isEmpty())
                        .thenComparingInt(layout -> -layout.columns().version()));
        String detail = nearest;
        return best.<Search>map(Search.Found::new).orElseGet(() -> new Search.None(detail));
    }

    private static Set<Field> needed(Columns columns) {
        Set<Field> needed = Field.required(columns.feed());
        if (columns.asOf().isPresent()) {
            needed.add(Field.AS_OF);
        }
        return needed;
    }

    private static Layout of(Table table, Columns columns) {
        List<String> header = table.header().stream().map(Field::header).toList();
        Map<Field, Integer> places = new EnumMap<>(Field.class);
        Set<Field> missing = needed(columns);
        columns.map()
                .forEach((word, column) -> Field.of(columns.feed(), word)
                        .ifPresent(field -> place(field, column, header, places, missing)));
        columns.asOf().ifPresent(column -> place(Field.AS_OF, column, header, places, missing));
        return new Layout(table, columns, places, missing);
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
