package dev.lightup.site.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A table as RFC 4180 text. What was not told is an empty cell. A text that a spreadsheet would take for a formula gets a leading
/// apostrophe; numbers are numbers and stay as they are.
final class Csv {
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";
    private final StringBuilder out = new StringBuilder(1024);

    Csv(String... header) {
        row((Object[]) header);
    }

    /// Adds a row. Cells are texts, numbers, booleans, enums, days, moments, or optionals of these.
    Csv row(Object... cells) {
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
    String text() {
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
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        if (safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
            out.append(safe);
            return;
        }
        out.append('"').append(safe.replace("\"", "\"\"")).append('"');
    }
}
