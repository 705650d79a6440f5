package dev.lightup.functions.format.export;

import dev.lightup.functions.Bytes;
import dev.lightup.functions.directory.Tokens;
import dev.lightup.ledger.Label;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes what is kept of a file: the columns that are mapped, names as tokens. Lines that could not be cut into cells may hold names
/// anywhere: their text is kept as one label.
final class Keeping {
    private final Layout layout;
    private final Bytes tenantKey;
    private final Map<String, String> labels = new LinkedHashMap<>();

    Keeping(Layout layout, Bytes tenantKey) {
        this.layout = layout;
        this.tenantKey = tenantKey;
    }

    /// The stored sheet.
    ///
    /// @param asOf when its rows were true, where their own cells do not say so
    /// @param received when the file came
    Sheet sheet(Instant asOf, Instant received) {
        Table table = layout.table();
        List<Table.Torn> torn = new ArrayList<>(table.torn());
        List<Sheet.Row> rows = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            List<String> cells = padded(row.cells());
            if (fits(cells) && layout.places().values().stream().allMatch(at -> Cells.isLine(cells.get(at)))) {
                rows.add(new Sheet.Row(row.line(), cells(cells)));
            } else if (fits(cells)) {
                torn.add(new Table.Torn(row.line(),
                        "a cell that the column map names is one line of at most 500 characters",
                        String.join("\t", cells)));
            } else {
                torn.add(new Table.Torn(row.line(), "the row has " + row.cells().size() + " cells, the header "
                        + table.header().size(), String.join("\t", row.cells())));
            }
        }
        Optional<String> unread = torn.isEmpty()
                ? Optional.empty()
                : Optional.of(token(String.join("\n", torn.stream().map(Table.Torn::text).toList())));
        return new Sheet(new Sheet.Head(layout.columns().version(), layout.columns().feed(), asOf,
                layout.columns().dates(),
                torn.stream().map(line -> new Sheet.Torn(line.line(), line.why())).toList(), unread,
                Optional.of(Character.toString(layout.delimiter())), Optional.of(received),
                Optional.of(Sheet.READING), table.coverage()), rows);
    }

    /// The fields that have a column, in a fixed order.
    List<Field> fields() {
        return List.copyOf(layout.places().keySet());
    }

    /// The clear values behind the tokens.
    List<Label.Clear> labels() {
        return labels.entrySet().stream().map(label -> new Label.Clear(label.getKey(), label.getValue())).toList();
    }

    /// Spreadsheets leave the last delimiter out where the last cell is empty. Where a quote stands alone the cells may be others.
    private List<String> padded(List<String> cells) {
        if (cells.size() != layout.table().header().size() - 1
                || cells.stream().anyMatch(cell -> cell.indexOf('"') >= 0)) {
            return cells;
        }
        List<String> all = new ArrayList<>(cells);
        all.add("");
        return List.copyOf(all);
    }

    /// The right number of cells; empty ones too many are passed over.
    private boolean fits(List<String> cells) {
        int width = layout.table().header().size();
        return cells.size() >= width && cells.subList(width, cells.size()).stream().allMatch(String::isBlank);
    }

    private Map<Field, String> cells(List<String> cells) {
        Map<Field, String> said = new EnumMap<>(Field.class);
        layout.places().forEach((field, place) -> Cells.said(cells.get(place)).ifPresent(text -> {
            boolean named = layout.places()
                    .entrySet()
                    .stream()
                    .anyMatch(other -> other.getKey().personal() && other.getValue().equals(place));
            said.put(field, named ? token(text) : text);
        }));
        return said;
    }

    private String token(String clear) {
        String token = Tokens.token(tenantKey, clear);
        labels.put(token, clear);
        return token;
    }

    static String mac(Bytes tenantKey, String head, Bytes body) {
        byte[] before = head.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[before.length + body.length()];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(body.array(), 0, all, before.length, body.length());
        return Tokens.mac(tenantKey, all);
    }
}
