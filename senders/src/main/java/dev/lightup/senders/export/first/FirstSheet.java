package dev.lightup.senders.export.first;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.lightup.json.CodecException;
import dev.lightup.json.codec.Codec;
import dev.lightup.senders.endpoint.ColumnMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
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
record FirstSheet(Head head, List<Row> rows) {
    /// How a stored export is read.
    ///
    /// @param version the column map that found the fields
    /// @param feed what a row is
    /// @param asOf when the rows were true, where their own cells do not say so
    /// @param dates how days are written
    /// @param torn lines whose cells could not be told apart
    /// @param unread the token of their text
    record Head(
            int version,
            ColumnMap.Feed feed,
            Instant asOf,
            Optional<String> dates,
            List<Torn> torn,
            Optional<String> unread) {}

    /// A line that could not be cut into cells.
    record Torn(long line, String why) {}

    /// One row: what its cells say, those that say nothing left out.
    record Row(long line, Map<FirstField, String> cells) {}

    /// Reads a stored text.
    ///
    /// @throws IllegalStateException when it is none
    static FirstSheet read(String stored) {
        int end = stored.indexOf('\n');
        if (end < 0) {
            throw new IllegalStateException("a stored export has a first line that says how to read it");
        }
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(stored.substring(end + 1))) {
            Head head = Codec.read(Head.class, stored.substring(0, end));
            List<FirstField> fields = List.of();
            List<Row> rows = new ArrayList<>();
            for (CsvRecord record : reader) {
                List<String> rest = record.getFields().subList(1, record.getFieldCount());
                if (fields.isEmpty()) {
                    fields = rest.stream()
                            .map(word -> FirstField.of(head.feed(), word)
                                    .orElseThrow(
                                            () -> new IllegalStateException("a stored export has a field " + word)))
                            .toList();
                } else {
                    rows.add(new Row(Long.parseLong(record.getField(0)), cells(fields, rest)));
                }
            }
            return new FirstSheet(head, rows);
        } catch (CodecException e) {
            throw new IllegalStateException("the first line of a stored export is not read any more", e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private static Map<FirstField, String> cells(List<FirstField> fields, List<String> texts) {
        Map<FirstField, String> cells = new EnumMap<>(FirstField.class);
        for (int i = 0; i < fields.size(); i++) {
            if (!texts.get(i).isEmpty()) {
                cells.put(fields.get(i), texts.get(i));
            }
        }
        return cells;
    }
}
