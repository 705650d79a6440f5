package dev.lightup.senders.export.column;

import dev.lightup.senders.endpoint.ColumnMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which rows of a file are rows of the feed: those whose cells have one of the words that the map names, each column's.
///
/// @param words by the column's place, as headers are compared
/// @param missing headers of the map that the file lacks
public record RowFilter(Map<Integer, Set<String>> words, List<String> missing) {
    public static RowFilter of(Map<String, List<String>> where, List<String> header) {
        Map<Integer, Set<String>> words = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        where.forEach((column, some) -> ColumnMatch.at(column, header)
                .ifPresentOrElse(
                        at -> words.put(at,
                                some.stream().map(ColumnMap::header).collect(Collectors.toUnmodifiableSet())),
                        () -> missing.add(column)));
        return new RowFilter(words, List.copyOf(missing));
    }

    public boolean takes(List<String> cells) {
        return words.entrySet()
                .stream()
                .allMatch(filter -> filter.getValue().contains(ColumnMap.header(cells.get(filter.getKey()))));
    }
}
