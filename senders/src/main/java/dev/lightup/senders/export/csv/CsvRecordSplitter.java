package dev.lightup.senders.export.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Cuts text into records, a line at a time, so that no quote can swallow the rows after it. A quoted cell may run over lines as long as
/// none of these lines is a row by itself; else the line on which the quote opens is torn, and cutting goes on at the line after it.
public final class CsvRecordSplitter {
    /// The most lines that one record is looked for on.
    private static final int MOST_LINES = 50;
    private static final String QUOTES = "the quotes of this line do not add up";

    private final LineWindow lines;
    private final char delimiter;
    private final int linesBefore;
    private final Consumer<UploadedCsv.Row> rows;
    private final Consumer<UploadedCsv.Torn> torn;
    private int width;

    /// @param lines of the file
    /// @param linesBefore how many of them are not cut
    /// @param rows takes the records, the header first
    /// @param torn takes the lines that cannot be cut
    public CsvRecordSplitter(
            LineWindow lines,
            char delimiter,
            int linesBefore,
            Consumer<UploadedCsv.Row> rows,
            Consumer<UploadedCsv.Torn> torn) {
        this.lines = lines;
        this.delimiter = delimiter;
        this.linesBefore = linesBefore;
        this.rows = rows;
        this.torn = torn;
    }

    public void cut() {
        int suspect = 0;
        for (int at = linesBefore; lines.has(at); at++) {
            lines.forget(at);
            String line = lines.line(at);
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
            Optional<List<String>> whole = end > at ? record(lines.text(at, end)) : Optional.empty();
            if (whole.isPresent()
                    && IntStream.range(at + 1, end).mapToObj(lines::line).noneMatch(this::holdsARow)
                    && (!holdsARow(lines.line(end)) || isRestOf(line, lines.line(end), whole.get()))) {
                add(at, whole.get());
                at = end;
            } else {
                torn.accept(new UploadedCsv.Torn(number(at), QUOTES, line));
                suspect = Math.max(suspect, end + 1);
            }
        }
    }

    private void add(int at, List<String> cells) {
        if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
            width = width == 0 ? cells.size() : width;
            rows.accept(new UploadedCsv.Row(number(at), cells));
        }
    }

    private static long number(int at) {
        return at + 1L;
    }

    /// The line on which a record that begins here ends; the first one itself when none is found.
    private int end(int first) {
        for (int last = first + 1; last < first + MOST_LINES && lines.has(last); last++) {
            if (lines.line(last).indexOf('"') >= 0 && record(lines.text(first, last)).isPresent()) {
                return last;
            }
        }
        return first;
    }

    private boolean holdsARow(String line) {
        return record(line).filter(cells -> isRow(cells) || (cells.size() > 2 && cells.size() == width - 1))
                .isPresent();
    }

    /// Whether a line that has as many cells as a row is yet the rest of one whose first cells are over lines: the quote closes in its first cell, the
    /// line on which it opens is no row by itself, whatever the quote means, and together they are one.
    private boolean isRestOf(String first, String last, List<String> whole) {
        int quote = last.indexOf('"');
        int cut = last.indexOf(delimiter);
        return quote > 0 && (cut < 0 || quote < cut) && isRow(whole)
                && first.chars().filter(c -> c == delimiter).count() + 1 < width - 1;
    }

    private boolean isRow(List<String> cells) {
        return width == 0 || (cells.size() >= width && UploadedCsv.isBlank(cells.subList(width, cells.size())));
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
