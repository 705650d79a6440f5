package dev.lightup.site.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads RFC 4180 text behind a byte order mark, strictly: rows end in CRLF, quotes only around whole cells.
final class CsvTable {
    private CsvTable() {}

    static List<Map<String, String>> read(String text) {
        List<List<String>> rows = rows(text);
        List<String> header = rows.getFirst();
        return rows.stream().skip(1).map(row -> {
            if (row.size() != header.size()) {
                throw new AssertionError("a row of " + row.size() + " cells under " + header.size() + " heads: " + row);
            }
            var cells = new LinkedHashMap<String, String>();
            for (int i = 0; i < row.size(); i++) {
                cells.put(header.get(i), row.get(i));
            }
            return (Map<String, String>) cells;
        }).toList();
    }

    private static List<List<String>> rows(String text) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        if (!text.startsWith("\ufeff")) {
            throw new AssertionError("a table begins with a byte order mark");
        }
        int i = 1;
        while (i < text.length()) {
            var cell = new StringBuilder();
            if (text.charAt(i) == '"') {
                i = quoted(text, i + 1, cell);
            } else {
                while (text.charAt(i) != ',' && text.charAt(i) != '\r') {
                    if (text.charAt(i) == '"' || text.charAt(i) == '\n') {
                        throw new AssertionError("a bare quote or line feed at " + i);
                    }
                    cell.append(text.charAt(i++));
                }
            }
            row.add(cell.toString());
            if (text.startsWith("\r\n", i)) {
                rows.add(List.copyOf(row));
                row.clear();
                i += 2;
            } else if (text.charAt(i) == ',') {
                i++;
            } else {
                throw new AssertionError("neither comma nor CRLF at " + i);
            }
        }
        return rows;
    }

    private static int quoted(String text, int from, StringBuilder cell) {
        int i = from;
        while (true) {
            if (text.charAt(i) != '"') {
                cell.append(text.charAt(i++));
            } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i += 2;
            } else {
                return i + 1;
            }
        }
    }
}
