package dev.lightup.site.twin;

import dev.lightup.json.SpreadsheetCell;
import dev.lightup.site.chart.ShownText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A table as RFC 4180 text in UTF-8, behind a byte order mark: without it a spreadsheet that opens the file by a double click reads names in
/// the machine's own encoding, and whoever reads by program has the JSON twin beside it. What was not told is an empty cell. A text that a
/// spreadsheet would take for a formula is guarded ({@link SpreadsheetCell}); numbers are numbers and stay as they are.
public final class CsvDocument {
    private static final String MARK = "\ufeff";
    private final StringBuilder out = new StringBuilder(1024).append(MARK);

    public CsvDocument(String... header) {
        row((Object[]) header);
    }

    /// Adds a row. Cells are texts, numbers, booleans, enums, days, moments, or optionals of these.
    public CsvDocument row(Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.append(',');
            }
            cell(cells[i]);
        }
        out.append("\r\n");
        return this;
    }

    /// The table.
    public String text() {
        return out.toString();
    }

    private void cell(@Nullable Object value) {
        switch (value) {
            case null -> throw new IllegalArgumentException("a cell is a value or an empty optional");
            case Optional<?> maybe -> maybe.ifPresent(this::cell);
            case Long n -> out.append(n);
            case Integer n -> out.append(n);
            case Boolean b -> out.append(b);
            case Enum<?> e -> out.append(e.name().toLowerCase(java.util.Locale.ROOT));
            case Instant at -> out.append(at);
            case LocalDate day -> out.append(day);
            case List<?> several ->
                text(several.stream().map(String::valueOf).reduce((a, b) -> a + "; " + b).orElse(""));
            default -> text(value.toString());
        }
    }

    private void text(String text) {
        String safe = SpreadsheetCell.write(ShownText.of(text));
        if (safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
            out.append(safe);
            return;
        }
        out.append('"').append(safe.replace("\"", "\"\"")).append('"');
    }
}
