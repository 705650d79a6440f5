package dev.lightup.conformance.inputs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// Pages, twins and tables of one folder of the site.
record Folder(Path path) {
    Document page(String name) {
        return Jsoup.parse(text(name));
    }

    JsonNode json(String name) {
        try {
            return new ObjectMapper().readTree(text(name));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /// The rows of a table, by its header.
    List<Map<String, String>> table(String name) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .detectBomHeader(true)
                .ofNamedCsvRecord(path.resolve(name))) {
            return rows.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /// A cell of a table's first row, as it is written.
    String cell(String name, int column) {
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(path.resolve(name))) {
            return rows.stream().skip(1).findFirst().orElseThrow().getField(column);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /// The pages of its customers, as one text.
    String customerPages() {
        return new Folder(path.resolve("c")).everything();
    }

    String text(String name) {
        try {
            return Files.readString(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /// All that is published there, as one text.
    String everything() {
        try (var files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> text(path.relativize(file).toString()))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("no folder " + path, e);
        }
    }
}
