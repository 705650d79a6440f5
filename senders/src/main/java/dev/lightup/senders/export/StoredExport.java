package dev.lightup.senders.export;

import dev.lightup.senders.export.column.ExportField;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.lightup.json.CodecException;
import dev.lightup.json.codec.Codec;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.export.csv.UploadedCsv;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An export as it is stored: one line of JSON that says how to read it, then CSV under our own field names, with the sender's line number
/// before each row. Columns that no map names are not in it; names are tokens; every other cell is as the sender wrote it.
///
/// @param head how to read it
/// @param rows its rows
record StoredExport(Head head, List<Row> rows) {
    /// How a stored export is read.
    ///
    /// @param version the column map that found the fields
    /// @param feed what a row is
    /// @param asOf when the rows were true, where their own cells do not say so
    /// @param dates how days are written
    /// @param torn lines whose cells could not be told apart
    /// @param unread the token of their text
    /// @param delimiter what stood between cells; a comma when not told
    /// @param received when the file came: no row can be true later
    /// @param reading the number of the rules by which its rows are read; the first ones when not told
    /// @param coverage what the file says of what it lists; all of its feed, when not told
    /// @param manner how its numbers are written and counted, and where its days begin
    /// @param pieces the number of the way in which it is cut into pieces, where it has too many rows to be read in at once
    record Head(
            int version,
            ColumnMap.Feed feed,
            Instant asOf,
            Optional<String> dates,
            List<Torn> torn,
            Optional<String> unread,
            Optional<String> delimiter,
            Optional<Instant> received,
            Optional<Integer> reading,
            Optional<Coverage> coverage,
            Optional<Manner> manner,
            Optional<Integer> pieces) {
        CellReader cells() {
            return new CellReader(dates, delimiter.orElse(",").equals(","), manner.flatMap(Manner::decimal),
                    zone(), rules());
        }

        /// Where days begin.
        ZoneId zone() {
            return manner.flatMap(Manner::zone).<ZoneId>map(ZoneId::of).orElse(ZoneOffset.UTC);
        }

        /// The rules by which its rows are read.
        ///
        /// @throws IllegalStateException when they are none of this package's
        ReadingRules rules() {
            return ReadingRules.of(reading.orElse(FIRST));
        }
    }

    /// How numbers and days are written and counted.
    ///
    /// @param decimal the decimal sign; told, no number reads two ways
    /// @param perLicence whether assigned and active seats add up over rows
    /// @param zone where days begin, an IANA name; UTC when absent
    record Manner(Optional<String> decimal, boolean perLicence, Optional<String> zone) {}

    /// What a file says of what it lists.
    ///
    /// @param part which part of a report it is (`2 of 3`); it is not a part when absent
    /// @param confirmed whether what is missing is meant to be
    record Coverage(Optional<String> part, boolean confirmed) {
        /// What a file says of itself; empty when it says neither.
        static Optional<Coverage> of(UploadedCsv file) {
            return file.part().isPresent() || file.confirmed()
                    ? Optional.of(new Coverage(file.part(), file.confirmed()))
                    : Optional.empty();
        }
    }

    /// The number of the rules of this release. What rows say under a number they say for ever: other rules are another number.
    static final int READING = 4;
    private static final int FIRST = 1;

    /// A file of more rows is read in piece by piece.
    static final int ROWS_AT_ONCE = 200;
    /// The number of this release's way of cutting.
    static final int CUT = 1;

    /// A line that could not be cut into cells.
    record Torn(long line, String why) {}

    /// One row: what its cells say, those that say nothing left out.
    record Row(long line, Map<ExportField, String> cells) {}

    private static final String LINE = "line";

    /// The stored text.
    ///
    /// @param fields the fields that have a column
    String write(List<ExportField> fields) {
        var text = new StringWriter();
        text.append(Codec.text(head)).append('\n');
        try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            writer.writeRecord(header(fields));
            for (Row row : rows) {
                writer.writeRecord(cells(row, fields));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    private static List<String> header(List<ExportField> fields) {
        List<String> header = new ArrayList<>(List.of(LINE));
        fields.forEach(field -> header.add(field.word()));
        return header;
    }

    private static List<String> cells(Row row, List<ExportField> fields) {
        List<String> cells = new ArrayList<>(List.of(Long.toString(row.line())));
        fields.forEach(field -> cells.add(row.cells().getOrDefault(field, "")));
        return cells;
    }

    /// One row of the stored text, which ends its line.
    static String line(Row row, List<ExportField> fields) {
        return line(cells(row, fields));
    }

    /// Reads rows that were written one by one.
    ///
    /// @param fields the fields that have a column, in the order of their cells
    static List<Row> rows(Head head, List<ExportField> fields, String lines) {
        return rows(head, line(header(fields)) + lines);
    }

    private static String line(List<String> cells) {
        var text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().bufferSize(0).lineDelimiter(LineDelimiter.LF).build(text)) {
            writer.writeRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    /// The number of the rules by which a stored text is read.
    ///
    /// @throws IllegalStateException when it is none
    static int reading(String stored) {
        return head(stored).reading().orElse(FIRST);
    }

    private static Head head(String stored) {
        try {
            return Codec.read(Head.class, stored.substring(0, end(stored)));
        } catch (CodecException e) {
            throw new IllegalStateException("the first line of a stored export is not read any more", e);
        }
    }

    private static int end(String stored) {
        int end = stored.indexOf('\n');
        if (end < 0) {
            throw new IllegalStateException("a stored export has a first line that says how to read it");
        }
        return end;
    }

    /// Reads a stored text.
    ///
    /// @throws IllegalStateException when it is none
    static StoredExport read(String stored) {
        Head head = head(stored);
        return new StoredExport(head, rows(head, stored.substring(end(stored) + 1)));
    }

    private static List<Row> rows(Head head, String table) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(table)) {
            List<ExportField> fields = List.of();
            List<Row> rows = new ArrayList<>();
            for (CsvRecord record : reader) {
                List<String> rest = record.getFields().subList(1, record.getFieldCount());
                if (fields.isEmpty()) {
                    fields = rest.stream()
                            .map(word -> ExportField.of(head.feed(), word)
                                    .orElseThrow(
                                            () -> new IllegalStateException("a stored export has a field " + word)))
                            .toList();
                } else {
                    rows.add(new Row(Long.parseLong(record.getField(0)), cells(fields, rest)));
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private static Map<ExportField, String> cells(List<ExportField> fields, List<String> texts) {
        Map<ExportField, String> cells = new EnumMap<>(ExportField.class);
        for (int i = 0; i < fields.size(); i++) {
            if (!texts.get(i).isEmpty()) {
                cells.put(fields.get(i), texts.get(i));
            }
        }
        return cells;
    }
}
