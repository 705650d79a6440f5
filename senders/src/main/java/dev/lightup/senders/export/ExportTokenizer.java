package dev.lightup.senders.export;

import dev.lightup.senders.export.csv.UploadedCsv;
import dev.lightup.senders.export.column.ExportField;
import dev.lightup.senders.export.column.ColumnMatch;
import dev.lightup.domain.event.FreeText;
import dev.lightup.json.SpreadsheetCell;
import dev.lightup.ledger.log.PersonalLabel;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.endpoint.RowRules;
import dev.lightup.senders.endpoint.TenantTokens;
import dev.lightup.senders.endpoint.YesNoWords;
import dev.lightup.senders.format.PersonalTokenizer;
import dev.lightup.senders.http.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes what is kept of a file: the columns that are mapped, names as tokens. Lines that could not be cut into cells may hold names
/// anywhere: their text is kept as one label.
final class ExportTokenizer {
    private final ColumnMatch layout;
    private final Optional<String> zone;
    private final PersonalTokenizer tokens;
    /// The cells of the header, and with how many empty ones more each row ends.
    private final int width;
    private final int filling;
    private int passedOver;

    /// @param zone where the file's days begin
    ExportTokenizer(ColumnMatch layout, ByteString tenantKey, Optional<String> zone) {
        this.layout = layout;
        this.zone = zone;
        this.tokens = PersonalTokenizer.toStore(tenantKey);
        this.width = layout.table().header().size();
        this.filling = layout.table().filling();
    }

    /// The stored sheet.
    ///
    /// @param asOf when its rows were true, where their own cells do not say so
    /// @param received when the file came
    StoredExport sheet(Instant asOf, Instant received) {
        UploadedCsv table = layout.table();
        List<UploadedCsv.Torn> torn = new ArrayList<>(table.torn());
        List<StoredExport.Row> rows = new ArrayList<>();
        table.rows().forEach(row -> take(row, rows::add, torn::add));
        return new StoredExport(head(asOf, received, torn, rows.size() > StoredExport.ROWS_AT_ONCE), rows);
    }

    /// Takes a record: it is a row, or one that cannot be read, or none of the feed.
    void take(UploadedCsv.Row row, Consumer<StoredExport.Row> rows, Consumer<UploadedCsv.Torn> torn) {
        List<String> cells = padded(row.cells());
        if (!fits(cells)) {
            torn.accept(new UploadedCsv.Torn(row.line(), "the row has " + row.cells().size() + " cells, the header "
                    + width + (filling == 0 ? "" : ", the first rows " + (width + filling)),
                    String.join("\t", row.cells())));
        } else if (!layout.filter().takes(cells)) {
            passedOver++;
        } else if (layout.places()
                .values()
                .stream()
                .flatMap(List::stream)
                .allMatch(
                        at -> CellReader.isLine(cells.get(at)))) {
            rows.accept(new StoredExport.Row(row.line(), cells(cells)));
        } else {
            torn.accept(new UploadedCsv.Torn(row.line(),
                    "a cell that the column map names is one line of at most 500 characters",
                    String.join("\t", cells)));
        }
    }

    /// What says how the rows are read.
    ///
    /// @param torn the lines that could not be cut, all of them
    /// @param inPieces whether there are too many rows to be read in at once
    StoredExport.Head head(Instant asOf, Instant received, List<UploadedCsv.Torn> torn, boolean inPieces) {
        Optional<String> unread = torn.isEmpty()
                ? Optional.empty()
                : Optional.of(tokens.name(String.join("\n", torn.stream().map(UploadedCsv.Torn::text).toList())));
        return new StoredExport.Head(layout.columns().version(), layout.columns().feed(), asOf,
                layout.columns().dates(),
                torn.stream().map(line -> new StoredExport.Torn(line.line(), line.why())).toList(), unread,
                Optional.of(Character.toString(layout.delimiter())), Optional.of(received),
                Optional.of(StoredExport.READING), StoredExport.Coverage.of(layout.table()), manner(),
                inPieces ? Optional.of(StoredExport.CUT) : Optional.empty());
    }

    private Optional<StoredExport.Manner> manner() {
        RowRules rules = layout.columns().rules();
        return rules.decimal().isPresent() || rules.perLicence() || zone.isPresent()
                ? Optional.of(new StoredExport.Manner(rules.decimal(), rules.perLicence(), zone))
                : Optional.empty();
    }

    /// How many rows are no rows of the feed, by the map's filter.
    int passedOver() {
        return passedOver;
    }

    /// The fields that have a column or a constant, in a fixed order.
    List<ExportField> fields() {
        Set<ExportField> fields = EnumSet.copyOf(layout.places().keySet());
        fields.addAll(constants().keySet());
        return List.copyOf(fields);
    }

    private Map<ExportField, String> constants() {
        Map<ExportField, String> constants = new EnumMap<>(ExportField.class);
        layout.columns()
                .rules()
                .constants()
                .forEach((word, text) -> ExportField.of(layout.columns().feed(), word)
                        .ifPresent(field -> constants.put(field, text)));
        return constants;
    }

    /// The clear values behind the tokens.
    List<PersonalLabel.Clear> labels() {
        return tokens.labels();
    }

    /// How many of them nobody has taken.
    int untaken() {
        return tokens.untaken();
    }

    /// Takes them: those that come again are told again.
    List<PersonalLabel.Clear> takeLabels() {
        return tokens.takeLabels();
    }

    /// Spreadsheets leave the last delimiter out where the last cell is empty. Where a quote stands alone the cells may be others.
    private List<String> padded(List<String> cells) {
        if (filling > 0 || cells.size() != width - 1 || cells.stream().anyMatch(cell -> cell.indexOf('"') >= 0)) {
            return cells;
        }
        List<String> all = new ArrayList<>(cells);
        all.add("");
        return List.copyOf(all);
    }

    /// The right number of cells. One too many, an empty one too, may be a cell that was cut in two: then those after it are others.
    private boolean fits(List<String> cells) {
        return cells.size() == width + filling && UploadedCsv.isBlank(cells.subList(width, cells.size()));
    }

    private Map<ExportField, String> cells(List<String> cells) {
        Map<ExportField, String> said = new EnumMap<>(constants());
        layout.places().forEach((field, places) -> text(field, places, cells).ifPresent(text -> {
            boolean named = layout.places()
                    .entrySet()
                    .stream()
                    .anyMatch(other -> other.getKey().personal()
                            && places.stream().anyMatch(other.getValue()::contains));
            said.put(field, named ? tokens.name(SpreadsheetCell.read(text)) : ours(field, text));
        }));
        layout.columns()
                .rules()
                .yesNo()
                .keySet()
                .forEach(word -> ExportField.of(layout.columns().feed(), word)
                        .ifPresent(field -> flag(field, cells).ifPresent(yes -> said.put(field,
                                yes ? YesNoWords.YES : YesNoWords.NO))));
        return said;
    }

    /// Yes or no by the map's own words, of which the empty one is a cell that says nothing.
    private Optional<Boolean> flag(ExportField field, List<String> cells) {
        return Optional.ofNullable(layout.places().get(field))
                .filter(places -> places.size() == 1)
                .flatMap(places -> layout.columns()
                        .rules()
                        .yesNo(field.word(), SpreadsheetCell.read(cells.get(places.getFirst()))));
    }

    /// What the cells say, joined where several are one; nothing where one of them says nothing. Each part is read before, by the rules of its
    /// field: joined, nobody sees any more that a spreadsheet shortened one or keeps it in a formula.
    private static Optional<String> text(ExportField field, List<Integer> places, List<String> cells) {
        List<String> parts = places.stream().flatMap(place -> CellReader.said(cells.get(place)).stream()).toList();
        if (parts.size() < places.size()) {
            return Optional.empty();
        }
        if (parts.size() == 1) {
            return Optional.of(parts.getFirst());
        }
        if (!field.isId()) {
            return Optional.of(joined(parts.stream().map(SpreadsheetCell::read)));
        }
        // a part that is no id is none by itself either: it alone is kept, and the row is refused for it
        return Optional.of(parts.stream()
                .filter(part -> CellReader.id(part).isEmpty())
                .findFirst()
                .orElseGet(() -> joined(parts.stream().map(part -> CellReader.id(part).orElseThrow()))));
    }

    /// Guarded, so that it is read as it is.
    private static String joined(Stream<String> parts) {
        return SpreadsheetCell.write(parts.collect(Collectors.joining(":")));
    }

    private String ours(ExportField field, String text) {
        return switch (field) {
            case STATUS -> word(text);
            // a code is short; what is longer is a sentence, and may speak of people
            case REASON -> text.length() > FreeText.LONGEST_WORD ? tokens.sentence(text) : text;
            default -> text;
        };
    }

    /// Our word for the sender's, where the map has one.
    private String word(String text) {
        return layout.columns()
                .rules()
                .words()
                .entrySet()
                .stream()
                .filter(word -> ColumnMap.header(word.getKey())
                        .equals(ColumnMap.header(SpreadsheetCell.read(text))))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(text);
    }

    static String mac(ByteString tenantKey, String head, ByteString body) {
        byte[] before = head.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[before.length + body.length()];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(body.array(), 0, all, before.length, body.length());
        return TenantTokens.mac(tenantKey, all);
    }
}
