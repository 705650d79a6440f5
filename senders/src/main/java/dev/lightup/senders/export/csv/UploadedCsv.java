package dev.lightup.senders.export.csv;

import dev.lightup.senders.http.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A sender's file, cut into records.
///
/// @param asOf what a leading `# asOf: ...` line says
/// @param part what a leading `# part: ...` line says
/// @param confirmed whether a leading `# confirmed: yes` line says that what is left out is gone
/// @param none whether a leading `# rows: 0` line says that no row is left
/// @param headerLine the line of the first record; 0 when there is none
/// @param header the cells of the first record
/// @param rows the records after it
/// @param torn the lines that could not be cut into cells
public record UploadedCsv(
        Optional<String> asOf,
        Optional<String> part,
        boolean confirmed,
        boolean none,
        long headerLine,
        List<String> header,
        List<Row> rows,
        List<Torn> torn) {
    /// One record.
    ///
    /// @param line the line it begins on, from 1
    /// @param cells its cells, as they are
    public record Row(long line, List<String> cells) {}

    /// A line that could not be cut.
    public record Torn(long line, String why, String text) {}

    private static final Pattern AS_OF = Pattern.compile("(?i)#\\s*as[ _-]?of\\s*[:=]\\s*(\\S.{0,60}?)\\s*");
    private static final Pattern PART = Pattern.compile("(?i)#\\s*part\\s*[:=]\\s*(\\d{1,4} of \\d{1,4})\\s*");
    private static final Pattern CONFIRMED = Pattern.compile("(?i)#\\s*confirmed\\s*[:=]\\s*(yes)\\s*");
    private static final Pattern NONE = Pattern.compile("(?i)#\\s*rows\\s*[:=]\\s*(0)\\s*");
    /// What a spreadsheet writes on a line of its own before the header, for itself.
    private static final Pattern SEPARATOR = Pattern.compile("(?i)\"?sep=[,;|\\t]\"?[,;|\\t ]*(?=\\n|$)");
    private static final String FILLING = ",;|\t ";
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final byte[] MARK = "\ufeff".getBytes(StandardCharsets.UTF_8);
    private static final int MOST_COMMENTS = 20;
    /// The lines whose rows show with how many empty cells each row ends: of an uploaded file no more is looked at before it is read.
    private static final int SHOWN_BY = 200;

    /// Whether it says that no row is left, and has none.
    public boolean isEmpty() {
        return none && rows.isEmpty() && torn.isEmpty();
    }

    /// With how many empty cells more than the header has each row ends, where that is how the file is written. It is where the first rows all
    /// do, and are more than one: else a row with a cell too many, as of a name that is not quoted, would be read shifted.
    public int filling() {
        List<List<String>> first = rows.stream()
                .filter(row -> row.line() <= SHOWN_BY && row.cells().size() >= header.size() - 1)
                .map(Row::cells)
                .toList();
        int cells = first.isEmpty() ? 0 : first.getFirst().size();
        return first.size() > 1 && cells > header.size()
                && first.stream().allMatch(row -> row.size() == cells && isBlank(row.subList(header.size(), cells)))
                        ? cells - header.size()
                        : 0;
    }

    /// Whether none of them says anything.
    public static boolean isBlank(List<String> cells) {
        return cells.stream().allMatch(String::isBlank);
    }

    /// The same file with a line on top that says that what is left out is gone.
    public static ByteString confirmed(ByteString file) {
        byte[] bytes = file.array();
        int marks = 0;
        while (bytes.length >= marks + MARK.length
                && Arrays.equals(bytes, marks, marks + MARK.length, MARK, 0, MARK.length)) {
            marks += MARK.length;
        }
        byte[] line = "# confirmed: yes\n".getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(bytes, bytes.length + line.length);
        System.arraycopy(line, 0, all, marks, line.length);
        System.arraycopy(bytes, marks, all, marks + line.length, bytes.length - marks);
        return ByteString.of(all);
    }

    /// Cuts a file.
    ///
    /// @param delimiter what stands between cells
    public static UploadedCsv read(String file, char delimiter) {
        return read(LineWindow.of(file.substring(marks(file))), delimiter);
    }

    private static UploadedCsv read(LineWindow lines, char delimiter) {
        List<String> comments = comments(lines);
        List<Row> rows = new ArrayList<>();
        List<Torn> torn = new ArrayList<>();
        cut(lines, delimiter, comments.size(), rows::add, torn::add);
        return new UploadedCsv(said(AS_OF, comments), said(PART, comments), said(CONFIRMED, comments).isPresent(),
                said(NONE, comments).isPresent(),
                rows.isEmpty() ? 0 : rows.getFirst().line(),
                rows.isEmpty() ? List.of() : rows.getFirst().cells(),
                rows.isEmpty() ? List.of() : rows.subList(1, rows.size()), torn);
    }

    /// Cuts lines into records, the header first.
    ///
    /// @param lines of the file, without byte order marks
    /// @param comments how many lines before the header say something of the file
    public static void cut(LineWindow lines, char delimiter, int comments, Consumer<Row> rows, Consumer<Torn> torn) {
        new CsvRecordSplitter(lines, delimiter, comments, rows, torn).cut();
    }

    /// What the lines before the header say.
    public static List<String> comments(LineWindow lines) {
        List<String> comments = new ArrayList<>();
        while (comments.size() < MOST_COMMENTS && lines.has(comments.size())
                && isComment(lines.line(comments.size()))) {
            comments.add(comment(lines.line(comments.size())));
        }
        return comments;
    }

    private static boolean isComment(String rest) {
        return rest.startsWith("#") || rest.startsWith("\"#") || SEPARATOR.matcher(rest).lookingAt();
    }

    /// A spreadsheet fills the line up with delimiters and quotes what holds one.
    private static String comment(String line) {
        int end = line.length();
        while (end > 0 && FILLING.indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        String text = line.substring(0, end);
        return text.startsWith("\"") && text.endsWith("\"") && text.length() > 1
                ? text.substring(1, text.length() - 1)
                : text;
    }

    /// What the last comment of that form says.
    private static Optional<String> said(Pattern form, List<String> comments) {
        return comments.stream()
                .map(form::matcher)
                .filter(Matcher::matches)
                .map(comment -> comment.group(1))
                .reduce((_, last) -> last);
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
