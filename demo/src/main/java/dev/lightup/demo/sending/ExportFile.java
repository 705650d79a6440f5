package dev.lightup.demo.sending;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.lightup.demo.channel.SakuraColumns;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A file of rows with a header. Not thread-safe.
public final class ExportFile {
    /// What it is sent as.
    public static final String MEDIA = "text/csv";

    private final List<String> fields;
    private final List<String> headers;
    private final List<List<String>> rows = new ArrayList<>();

    /// @param columns our field to the header, in the order of the columns
    public ExportFile(Map<String, String> columns) {
        fields = List.copyOf(columns.keySet());
        headers = SakuraColumns.headers(columns);
    }

    /// A row of a day; a field that is missing stays empty.
    void row(String day, Map<String, String> values) {
        var row = new ArrayList<String>();
        row.add(day);
        fields.forEach(field -> row.add(values.getOrDefault(field, "")));
        rows.add(row);
    }

    public int rows() {
        return rows.size();
    }

    public String text() {
        var text = new StringWriter(rows.size() * 120 + 200);
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(headers);
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return text.toString();
    }
}
