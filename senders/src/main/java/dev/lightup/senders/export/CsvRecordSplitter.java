package dev.lightup.senders.export;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cuts text into records, a line at a time, so that no quote can swallow the rows after it. A quoted cell may run over lines as long as
/// none of these lines is a row by itself; else the line on which the quote opens is torn, and cutting goes on at the line after it.
final class CsvRecordSplitter {
    /// The most lines that one record is looked for on.
    private static final int MOST_LINES = 50;
    private static final String QUOTES = "the quotes of this line do not add up";

    private final List<String> lines;
    private final char delimiter;
    private final int linesBefore;
    private final List<UploadedCsv.Row> rows = new ArrayList<>();
    private final List<UploadedCsv.Torn> torn = new ArrayList<>();

    /// @param text with `\n` at the end of lines
    /// @param linesBefore the lines of the file before it
    CsvRecordSplitter(String text, char delimiter, int linesBefore) {
        this.lines = text.lines().toList();
        this.delimiter = delimiter;
        this.linesBefore = linesBefore;
    }

    List<UploadedCsv.Row> rows() {
        return List.copyOf(rows);
    }

    List<UploadedCsv.Torn> torn() {
        return List.copyOf(torn);
    }

    void cut() {
        int suspect = 0;
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            Optional<List<String>> cells = record(line);
            // a line within the reach of a stray pair of quotes may be the rest of a torn row
            boolean doubtful = at < suspect && cells.filter(CsvRecordSplitter::isPlain).filter(this::isRow).isEmpty();
            if (line.isBlank()) {
                continue;
            }
            if (cells.isPresent() && !doubtful) {
                add(at, cells.get());
                continue;
            }
            int end = doubtful ? at : end(at);
            Optional<List<String>> whole = end > at ? record(text(at, end)) : Optional.empty();
            if (whole.isPresent() && lines.subList(at + 1, end + 1).stream().noneMatch(this::holdsARow)) {
                add(at, whole.get());
                at = end;
            } else {
                torn.add(new UploadedCsv.Torn(number(at), QUOTES, line));
                suspect = Math.max(suspect, end + 1);
            }
        }
    }

    private void add(int at, List<String> cells) {
        if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
            rows.add(new UploadedCsv.Row(number(at), cells));
        }
    }

    private long number(int at) {
        return (long) linesBefore + at + 1;
    }

    private String text(int first, int last) {
        return String.join("\n", lines.subList(first, last + 1));
    }

    /// The line on which a record that begins here ends; the first one itself when none is found.
    private int end(int first) {
        for (int last = first + 1; last < Math.min(lines.size(), first + MOST_LINES); last++) {
            if (lines.get(last).indexOf('"') >= 0 && record(text(first, last)).isPresent()) {
                return last;
            }
        }
        return first;
    }

    private boolean holdsARow(String line) {
        return record(line).filter(cells -> isRow(cells) || (cells.size() > 2 && cells.size() == width() - 1))
                .isPresent();
    }

    private boolean isRow(List<String> cells) {
        return rows.isEmpty() || cells.size() == width();
    }

    private int width() {
        return rows.isEmpty() ? 0 : rows.getFirst().cells().size();
    }

    private static boolean isPlain(List<String> cells) {
        return cells.stream().noneMatch(cell -> cell.indexOf('"') >= 0);
    }

    /// The cells of one record; empty when its quotes do not add up.
    private Optional<List<String>> record(String text) {
        if (text.isBlank()) {
            return Optional.of(List.of());
        }
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            List<CsvRecord> records = reader.stream().toList();
            return records.size() == 1 ? Optional.of(List.copyOf(records.getFirst().getFields())) : Optional.empty();
        } catch (CsvParseException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }
}
