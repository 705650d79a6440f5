package dev.lightup.senders.endpoint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the columns of a file mean that no map of its feed reads, as its format drafts it: by the names that systems give them, and by what somebody said of those
/// that may be several things. Nothing that is open is guessed. Pure.
///
/// @param feed what a row is
/// @param columns those that may mean something
/// @param unusable the headers of those that cannot: a name that stands twice, one that is too long
/// @param meant what was understood, in the order of our fields
/// @param questions all that can be asked of them, those first without which the file cannot be read
/// @param dates how days are written, where it is not as ISO has them
/// @param decimal the decimal sign, where it matters
public record DraftedColumns(
        ColumnMap.Feed feed,
        List<Column> columns,
        List<String> unusable,
        List<Meant> meant,
        List<DraftQuestion> questions,
        Optional<String> dates,
        Optional<String> decimal) {
    /// So many columns of a file can be chosen.
    public static final int MOST = 100;
    /// A header that is longer is none to choose.
    public static final int LONGEST_HEADER = 100;
    /// So many of a column's values are shown.
    public static final int SHOWN = 3;

    private static final String AS_OF = "asOf";

    public DraftedColumns {
        columns = List.copyOf(columns);
        unusable = List.copyOf(unusable);
        meant = List.copyOf(meant);
        questions = List.copyOf(questions);
    }

    /// A column of the file.
    ///
    /// @param place where it stands, from 0
    /// @param first the first values that say something
    public record Column(int place, String header, List<String> first) {
        public Column {
            first = List.copyOf(first);
        }
    }

    /// That a column is a field of ours.
    ///
    /// @param meaning the field in words
    public record Meant(String field, String meaning, int place) {}

    /// What has to be said before the file can be read.
    public List<DraftQuestion> open() {
        return questions.stream().filter(DraftQuestion::isOpen).toList();
    }

    /// The same by their headers alone: no value of the file is shown.
    public DraftedColumns withoutValues() {
        return new DraftedColumns(feed,
                columns.stream().map(column -> new Column(column.place(), column.header(), List.of())).toList(),
                unusable, meant, questions, dates, decimal);
    }

    /// The column at a place.
    public Optional<Column> at(int place) {
        return columns.stream().filter(column -> column.place() == place).findFirst();
    }

    /// The headers that mean nothing here, and are not kept.
    public List<String> left() {
        return columns.stream()
                .filter(column -> meant.stream().noneMatch(one -> one.place() == column.place()))
                .map(Column::header)
                .toList();
    }

    /// The map, where nothing is open.
    public ColumnMap map(int version) {
        Map<String, String> fields = new TreeMap<>();
        meant.stream()
                .filter(one -> !one.field().equals(AS_OF))
                .forEach(one -> fields.put(one.field(), header(one)));
        return new ColumnMap(version, feed,
                meant.stream().filter(one -> one.field().equals(AS_OF)).findFirst().map(this::header), fields,
                dates, new RowRules(Map.of(), Map.of(), Map.of(), Map.of(), decimal, false));
    }

    private String header(Meant one) {
        return at(one.place()).map(Column::header).orElseThrow();
    }
}
