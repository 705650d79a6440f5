package dev.lightup.functions.format.export;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A sender's file, cut into records.
///
/// @param asOf what a leading `# asOf: ...` line says
/// @param header the cells of the first record
/// @param rows the records after it
/// @param broken the line after which no record can be told from the next (a quote that is never closed)
record Table(Optional<String> asOf, List<String> header, List<Row> rows, Optional<Long> broken) {
    /// One record.
    ///
    /// @param line the line it begins on, from 1
    /// @param cells its cells, as they are
    record Row(long line, List<String> cells) {}

    private static final Pattern AS_OF = Pattern.compile("(?i)#\\s*as[ _-]?of\\s*[:=]\\s*(\\S.{0,60}?)\\s*");
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final int MOST_COMMENTS = 20;

    /// Cuts a file.
    ///
    /// @param delimiter what stands between cells
    static Table read(String file, char delimiter) {
        String rest = !file.isEmpty() && file.charAt(0) == BYTE_ORDER_MARK ? file.substring(1) : file;
        Optional<String> asOf = Optional.empty();
        int comments = 0;
        while (rest.startsWith("#") && comments < MOST_COMMENTS) {
            int end = rest.indexOf('\n');
            var matcher = AS_OF.matcher(end < 0 ? rest : rest.substring(0, end));
            if (matcher.matches()) {
                asOf = Optional.of(matcher.group(1));
            }
            rest = end < 0 ? "" : rest.substring(end + 1);
            comments++;
        }
        List<Row> rows = new ArrayList<>();
        boolean whole = records(rest, delimiter, comments, rows);
        Optional<Long> broken = whole ? Optional.empty()
                : Optional.of(rows.isEmpty() ? comments + 1L : rows.getLast().line());
        return rows.isEmpty()
                ? new Table(asOf, List.of(), List.of(), broken)
                : new Table(asOf, rows.getFirst().cells(), List.copyOf(rows.subList(1, rows.size())), broken);
    }

    private static boolean records(String text, char delimiter, int linesBefore, List<Row> rows) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                if (record.getFields().stream().anyMatch(cell -> !cell.isBlank())) {
                    rows.add(new Row(record.getStartingLineNumber() + linesBefore, List.copyOf(record.getFields())));
                }
            }
            return true;
        } catch (CsvParseException _) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }
}
