package dev.lightup.functions.format.export;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A sender's file, cut into records.
///
/// @param asOf what a leading `# asOf: ...` line says
/// @param headerLine the line of the first record; 0 when there is none
/// @param header the cells of the first record
/// @param rows the records after it
/// @param torn the lines that could not be cut into cells
record Table(Optional<String> asOf, long headerLine, List<String> header, List<Row> rows, List<Torn> torn) {
    /// One record.
    ///
    /// @param line the line it begins on, from 1
    /// @param cells its cells, as they are
    record Row(long line, List<String> cells) {}

    /// A line that could not be cut.
    record Torn(long line, String why, String text) {}

    private static final Pattern AS_OF = Pattern.compile("(?i)#\\s*as[ _-]?of\\s*[:=]\\s*(\\S.{0,60}?)\\s*");
    /// What a spreadsheet writes on a line of its own before the header, for itself.
    private static final Pattern SEPARATOR = Pattern.compile("(?i)\"?sep=[,;|\\t]\"?[,;|\\t ]*(?=\\n|$)");
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final int MOST_COMMENTS = 20;

    /// Cuts a file.
    ///
    /// @param delimiter what stands between cells
    static Table read(String file, char delimiter) {
        String rest = file.substring(marks(file)).replace("\r\n", "\n").replace('\r', '\n');
        Optional<String> asOf = Optional.empty();
        int comments = 0;
        while ((rest.startsWith("#") || SEPARATOR.matcher(rest).lookingAt()) && comments < MOST_COMMENTS) {
            int end = rest.indexOf('\n');
            var matcher = AS_OF.matcher(end < 0 ? rest : rest.substring(0, end));
            if (matcher.matches()) {
                asOf = Optional.of(matcher.group(1));
            }
            rest = end < 0 ? "" : rest.substring(end + 1);
            comments++;
        }
        var cutter = new Cutter(rest, delimiter, comments);
        cutter.cut();
        List<Row> rows = cutter.rows();
        return rows.isEmpty()
                ? new Table(asOf, 0, List.of(), List.of(), cutter.torn())
                : new Table(asOf, rows.getFirst().line(), rows.getFirst().cells(), rows.subList(1, rows.size()),
                        cutter.torn());
    }

    /// How many byte order marks a file begins with: one that was saved twice has two.
    private static int marks(String file) {
        int marks = 0;
        while (marks < file.length() && file.charAt(marks) == BYTE_ORDER_MARK) {
            marks++;
        }
        return marks;
    }
}
