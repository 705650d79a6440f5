package dev.lightup.senders.export.column;

import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.endpoint.DraftQuestion;
import dev.lightup.senders.endpoint.DraftQuestion.Why;
import dev.lightup.senders.endpoint.DraftedColumns;
import dev.lightup.senders.endpoint.DraftedColumns.Column;
import dev.lightup.senders.endpoint.DraftedColumns.Meant;
import dev.lightup.senders.export.csv.UploadedCsv;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One drafting of what a file's columns mean. A column is a field without a question where its name is one of that field's alone and no
/// other column has one; what rows usually tell and no column seems to is asked. Used by one thread.
public final class ColumnDrafter {
    private static final Map<ExportField, List<String>> NAMES = HeaderNames.all();
    private static final Set<String> EITHER = HeaderNames.either();
    private static final Set<String> COMMENTS = Stream
            .of("comment", "kommentar", "bemerkung", "commentaire", "opmerking", "comentario")
            .map(HeaderNames::spelling)
            .collect(Collectors.toSet());
    /// What only rows of seats tell.
    private static final Set<ExportField> OF_SEATS = EnumSet.of(ExportField.ASSIGNED, ExportField.QUALIFIED,
            ExportField.ACTIVE, ExportField.TERM_END, ExportField.TRIAL, ExportField.AUTORENEW, ExportField.WORKLOAD,
            ExportField.WINDOW_DAYS);
    private static final Set<ExportField> COUNTED = EnumSet.of(ExportField.SOLD, ExportField.ASSIGNED,
            ExportField.ACTIVE);
    private static final Set<ExportField> NUMBERS = EnumSet.of(ExportField.SOLD, ExportField.ASSIGNED,
            ExportField.QUALIFIED, ExportField.ACTIVE, ExportField.QUANTITY);
    private static final Set<ExportField> DAYS = EnumSet.of(ExportField.AS_OF, ExportField.TERM_END,
            ExportField.SUBMITTED);
    private static final int LONGEST_VALUE = 40;
    private static final int FEWEST = 2;

    private final UploadedCsv table;
    private final Map<String, String> said;
    private final List<Column> columns = new ArrayList<>();
    private final List<String> unusable = new ArrayList<>();
    private final Map<ExportField, List<Column>> named = new EnumMap<>(ExportField.class);
    private final Map<ExportField, Column> meant = new EnumMap<>(ExportField.class);
    private final List<DraftQuestion> questions = new ArrayList<>();

    private ColumnDrafter(UploadedCsv table, Map<String, String> said) {
        this.table = table;
        this.said = said;
    }

    /// Drafts what the columns of a file mean.
    ///
    /// @param said what somebody answered, by the name of the question; what is no answer to one is passed over
    /// @return empty where the file has not two columns with a name
    public static Optional<DraftedColumns> draft(String file, Map<String, String> said) {
        MapDraft.Cut cut = MapDraft.table(file);
        var drafter = new ColumnDrafter(cut.table(), said);
        drafter.name();
        return drafter.columns.size() < FEWEST ? Optional.empty() : Optional.of(drafter.draft(cut.delimiter() == ','));
    }

    private void name() {
        List<String> headers = table.header().stream().map(ColumnMap::header).toList();
        Map<String, Long> times = headers.stream()
                .collect(Collectors.groupingBy(header -> header, Collectors.counting()));
        for (int place = 0; place < headers.size(); place++) {
            String header = headers.get(place);
            if (header.isEmpty()) {
                continue;
            }
            boolean usable = times.getOrDefault(header, 0L) == 1
                    && header.length() <= DraftedColumns.LONGEST_HEADER && columns.size() < DraftedColumns.MOST;
            if (usable) {
                columns.add(new Column(place, table.header().get(place).strip(),
                        said(place).limit(DraftedColumns.SHOWN).map(ColumnDrafter::shown).toList()));
            } else if (unusable.size() < DraftedColumns.MOST && !unusable.contains(shown(header))) {
                unusable.add(shown(header));
            }
        }
        NAMES.forEach((field, names) -> named.put(field, columns.stream()
                .filter(column -> names.contains(spelling(column)))
                .sorted(Comparator.comparingInt(column -> names.indexOf(spelling(column))))
                .toList()));
    }

    private static String spelling(Column column) {
        return HeaderNames.spelling(column.header());
    }

    /// What the cells of a column say, empty ones aside.
    private Stream<String> said(int place) {
        return table.rows()
                .stream()
                .filter(row -> row.cells().size() > place)
                .map(row -> row.cells().get(place).replace('\u00a0', ' ').strip())
                .filter(cell -> !cell.isEmpty());
    }

    private static String shown(String cell) {
        return cell.codePointCount(0, cell.length()) <= LONGEST_VALUE
                ? cell
                : cell.substring(0, cell.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }

    private DraftedColumns draft(boolean commas) {
        ColumnMap.Feed feed = feed();
        Set<ExportField> fields = EnumSet.copyOf(ExportField.fields(feed));
        // what somebody said goes before what names say
        fields.forEach(field -> said(field).ifPresent(column -> meant.put(field, column)));
        Map<ExportField, List<Column>> likely = likely(fields);
        boolean counts = COUNTED.stream()
                .anyMatch(field -> meant.containsKey(field) || !likely.getOrDefault(field, List.of()).isEmpty());
        fields.forEach(field -> ask(field, feed, likely.getOrDefault(field, List.of()), counts));
        Optional<String> dates = dates();
        Optional<String> decimal = decimal(commas);
        questions.sort(Comparator.comparing(question -> !question.isOpen()));
        return new DraftedColumns(feed, columns, unusable,
                meant.entrySet()
                        .stream()
                        .map(one -> new Meant(one.getKey().word(), one.getKey().meaning(), one.getValue().place()))
                        .toList(),
                questions, dates, decimal);
    }

    /// What a row is: an order's number says that, and so does what only seats have; where both or neither stand there, somebody is asked.
    private ColumnMap.Feed feed() {
        boolean orders = !named.getOrDefault(ExportField.ORDER, List.of()).isEmpty();
        boolean ordered = !named.getOrDefault(ExportField.SUBMITTED, List.of()).isEmpty();
        boolean seats = OF_SEATS.stream().anyMatch(field -> !named.getOrDefault(field, List.of()).isEmpty());
        Optional<ColumnMap.Feed> told = Optional.ofNullable(said.get(DraftQuestion.FEED))
                .flatMap(ColumnMap.Feed::parse);
        ColumnMap.Feed feed = told.orElse(orders ? ColumnMap.Feed.ORDERS : ColumnMap.Feed.SEATS);
        boolean sure = told.isPresent() || (orders ? !seats : seats && !ordered);
        questions.add(new DraftQuestion(DraftQuestion.FEED, Optional.empty(), sure ? Why.SETTLED : Why.AMBIGUOUS,
                Stream.of(ColumnMap.Feed.values()).map(ColumnMap.Feed::word).toList(),
                sure ? Optional.of(feed.word()) : Optional.empty(), true));
        return feed;
    }

    private Optional<Column> said(ExportField field) {
        return Optional.ofNullable(said.get(field.word()))
                .flatMap(answer -> columns.stream()
                        .filter(column -> Integer.toString(column.place()).equals(answer))
                        .findFirst());
    }

    private boolean isNone(ExportField field) {
        return DraftQuestion.NONE.equals(said.get(field.word()));
    }

    /// The columns that may be a field by their names: neither those that somebody said to be another, nor a status under which days stand,
    /// as under the German `Stand`, which then may be the as-of.
    private Map<ExportField, List<Column>> likely(Set<ExportField> fields) {
        List<Column> dated = named.getOrDefault(ExportField.STATUS, List.of())
                .stream()
                .filter(column -> MapDraft.areDays(said(column.place()).toList()))
                .toList();
        Map<ExportField, List<Column>> likely = new EnumMap<>(ExportField.class);
        for (ExportField field : fields) {
            List<Column> own = named.getOrDefault(field, List.of());
            List<Column> all = switch (field) {
                case STATUS -> own.stream().filter(column -> !dated.contains(column)).toList();
                case AS_OF -> Stream.concat(own.stream(), dated.stream()).toList();
                default -> own;
            };
            likely.put(field, all.stream().filter(column -> !meant.containsValue(column)).toList());
        }
        return likely;
    }

    private void ask(ExportField field, ColumnMap.Feed feed, List<Column> likely, boolean counts) {
        boolean needed = ExportField.required(feed).contains(field);
        List<String> places = likely.stream().map(column -> Integer.toString(column.place())).toList();
        if (meant.containsKey(field)) {
            settle(field, places, Integer.toString(meant.get(field).place()), needed);
        } else if (isNone(field) && !needed) {
            settle(field, places, DraftQuestion.NONE, false);
        } else if (likely.isEmpty()) {
            boolean missed = needed || (hasLeft() && isUsual(field, feed, counts));
            questions.add(new DraftQuestion(field.word(), Optional.of(field.meaning()),
                    missed ? Why.MISSING : Why.SETTLED, places,
                    missed ? Optional.empty() : Optional.of(DraftQuestion.NONE), needed));
        } else if (likely.size() == 1 && isSure(field, likely.getFirst(), feed)) {
            meant.put(field, likely.getFirst());
            settle(field, places, places.getFirst(), needed);
        } else {
            questions.add(new DraftQuestion(field.word(), Optional.of(field.meaning()), Why.AMBIGUOUS, places,
                    Optional.empty(), needed));
        }
    }

    private void settle(ExportField field, List<String> places, String answer, boolean needed) {
        questions.add(new DraftQuestion(field.word(), Optional.of(field.meaning()), Why.SETTLED, places,
                Optional.of(answer), needed));
    }

    /// Whether a column's name is one of that field's alone.
    private boolean isSure(ExportField field, Column column, ColumnMap.Feed feed) {
        // a name that is taken for a number would be kept as one, in clear
        if (field == ExportField.REASON && COMMENTS.contains(spelling(column))) {
            // what people write in a column of comments may name people, and a short one would be kept in clear
            return false;
        }
        boolean number = !EITHER.contains(spelling(column)) || said(column.place()).allMatch(ColumnDrafter::isNumber);
        return number && named.getOrDefault(field, List.of()).contains(column) && ExportField.fields(feed)
                .stream()
                .noneMatch(other -> other != field && named.getOrDefault(other, List.of()).contains(column)
                        && !isNone(other));
    }

    /// Whether a cell looks like a number that a system gave, and not like a name.
    private static boolean isNumber(String cell) {
        return cell.chars().noneMatch(Character::isWhitespace)
                && cell.chars().anyMatch(letter -> Character.isDigit(letter) || "-_.:/".indexOf(letter) >= 0);
    }

    /// Whether there is a column that no name claims.
    private boolean hasLeft() {
        return columns.stream()
                .anyMatch(column -> !meant.containsValue(column)
                        && named.values().stream().noneMatch(list -> list.contains(column)));
    }

    /// What rows usually tell, so that a column of another name is not left out in silence.
    private static boolean isUsual(ExportField field, ColumnMap.Feed feed, boolean counts) {
        return field == ExportField.ACCOUNT || switch (feed) {
            case SEATS -> COUNTED.contains(field) && !counts;
            case ORDERS -> field == ExportField.QUANTITY || field == ExportField.CUSTOMER || field == ExportField.SKU;
        };
    }

    private Optional<String> dates() {
        List<String> forms = CellForms.days(cells(DAYS));
        boolean iso = forms.isEmpty() || forms.contains(CellForms.ISO);
        return iso ? Optional.empty() : chosen(DraftQuestion.DATES, forms);
    }

    private Optional<String> decimal(boolean commas) {
        Set<String> signs = CellForms.decimals(cells(NUMBERS), commas);
        return signs.isEmpty() ? Optional.empty() : chosen(DraftQuestion.DECIMAL, List.copyOf(signs));
    }

    /// What stands under columns of such fields.
    private List<String> cells(Collection<ExportField> fields) {
        return meant.entrySet()
                .stream()
                .filter(one -> fields.contains(one.getKey()))
                .flatMap(one -> said(one.getValue().place()))
                .toList();
    }

    /// One of several forms: the only one there is, or the one that somebody said.
    private Optional<String> chosen(String name, List<String> forms) {
        List<String> sorted = forms.stream().sorted().toList();
        Optional<String> answer = sorted.size() == 1
                ? Optional.of(sorted.getFirst())
                : Optional.ofNullable(said.get(name)).filter(sorted::contains);
        questions.add(new DraftQuestion(name, Optional.empty(), answer.isPresent() ? Why.SETTLED : Why.AMBIGUOUS,
                sorted, answer, true));
        return answer;
    }
}
