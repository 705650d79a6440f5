package dev.lightup.functions.format.export;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Cuts text into records. A line with quotes that do not add up is torn: cutting goes on at the line after it, so that one bad quote does
/// not lose the rest of a file.
final class Cutter {
    private static final int MOST_TORN = 20;
    private static final String QUOTES = "the quotes of this line do not add up";
    private static final String GIVEN_UP = "the quotes of too many lines do not add up: nothing from here on was read";

    private final String text;
    private final char delimiter;
    private final int linesBefore;
    private final List<Table.Row> rows = new ArrayList<>();
    private final List<Table.Torn> torn = new ArrayList<>();

    /// @param text with `\n` at the end of lines
    /// @param linesBefore the lines of the file before it
    Cutter(String text, char delimiter, int linesBefore) {
        this.text = text;
        this.delimiter = delimiter;
        this.linesBefore = linesBefore;
    }

    List<Table.Row> rows() {
        return List.copyOf(rows);
    }

    List<Table.Torn> torn() {
        return List.copyOf(torn);
    }

    void cut() {
        int offset = 0;
        int line = linesBefore;
        while (offset < text.length()) {
            int next = cut(text.substring(offset), line);
            if (next == 0) {
                return;
            }
            // the line after those that were read, blank ones passed over, is the torn one
            int bad = next;
            int start = offset + startOf(text.substring(offset), bad);
            while (start < text.length() && text.charAt(start) == '\n') {
                start++;
                bad++;
            }
            int end = text.indexOf('\n', start);
            boolean last = end < 0 || torn.size() == MOST_TORN - 1;
            torn.add(new Table.Torn((long) line + bad, last && end >= 0 ? GIVEN_UP : QUOTES,
                    last ? text.substring(start) : text.substring(start, end)));
            if (last) {
                return;
            }
            offset = end + 1;
            line += bad;
        }
    }

    /// Reads records until one is torn.
    ///
    /// @return the line on which the torn record begins at the earliest, from 1; 0 when none is
    private int cut(String part, int line) {
        int next = 1;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(part)) {
            for (CsvRecord record : reader) {
                List<String> cells = List.copyOf(record.getFields());
                long breaks = cells.stream().mapToLong(cell -> cell.chars().filter(c -> c == '\n').count()).sum();
                next = Math.toIntExact(record.getStartingLineNumber() + breaks + 1);
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    rows.add(new Table.Row(record.getStartingLineNumber() + line, cells));
                }
            }
            return 0;
        } catch (CsvParseException _) {
            return next;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private static int startOf(String part, int line) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = part.indexOf('\n', start) + 1;
        }
        return start;
    }
}
