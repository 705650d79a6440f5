package dev.lightup.functions.inviting;

import dev.lightup.functions.form.TypedText;
import dev.lightup.ledger.access.MailAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A list of readers as somebody pasted it: a line a reader, its address and then the distributor's number of the account, with a tab, a semicolon
/// or a comma between them. What cannot be read is said by line and never guessed at.
///
/// @param lines in the order of the list; empty ones are left out, and counted
public record InvitationList(List<Line> lines) {
    /// So many characters a list may have.
    public static final int LONGEST = 80_000;
    private static final int LONGEST_TOLD = 120;
    private static final Pattern BETWEEN = Pattern.compile("[\t;,]");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    public InvitationList {
        lines = List.copyOf(lines);
    }

    /// A line.
    sealed interface Line {
        /// Which line of the list it is, from 1.
        int number();

        /// Whom to invite, and to what.
        record Read(int number, MailAddress address, String account) implements Line {}

        /// What names nobody.
        ///
        /// @param told its beginning, as it was pasted
        record Unread(int number, String told, Why why) implements Line {}
    }

    /// Why a line names nobody.
    enum Why {
        /// Only one of the two stands there.
        ONE_PART,
        /// More than two stand there.
        MORE_PARTS,
        /// What stands first is no mail address.
        NO_ADDRESS,
        /// It says the same as one above it.
        AGAIN
    }

    /// Reads a list. What turns the direction of text, as some programs put it around what they copy, stands in no page and so not in what the second
    /// button posts: it is left out from the beginning.
    public static InvitationList of(String pasted) {
        var lines = new ArrayList<Line>();
        Map<List<String>, Integer> seen = new HashMap<>();
        int number = 0;
        for (String text : straight(pasted).split("\r\n|\r|\n", -1)) {
            number++;
            String line = TypedText.bare(text);
            if (!line.isEmpty()) {
                lines.add(line(number, line, seen));
            }
        }
        return new InvitationList(lines);
    }

    private static String straight(String pasted) {
        return pasted.codePoints()
                .filter(point -> !TypedText.isTurning(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Line line(int number, String line, Map<List<String>, Integer> seen) {
        List<String> parts = parts(line);
        if (parts.size() != 2) {
            return unread(number, line, parts.size() < 2 ? Why.ONE_PART : Why.MORE_PARTS);
        }
        Optional<MailAddress> address = MailAddress.parse(parts.getFirst());
        if (address.isEmpty()) {
            return unread(number, line, Why.NO_ADDRESS);
        }
        return seen.putIfAbsent(List.of(address.get().text(), parts.getLast()), number) == null
                ? new Line.Read(number, address.get(), parts.getLast())
                : unread(number, line, Why.AGAIN);
    }

    private static Line unread(int number, String line, Why why) {
        return new Line.Unread(number, line.substring(0, Math.min(line.length(), LONGEST_TOLD)), why);
    }

    /// What stands between the first sign that parts it and its likes; a table's empty cells at the end are nobody's.
    private static List<String> parts(String line) {
        Matcher between = BETWEEN.matcher(line);
        List<String> parts = new ArrayList<>(Stream
                .of(between.find() ? line.split(Pattern.quote(between.group()), -1) : new String[]{line})
                .map(part -> QUOTED.matcher(TypedText.bare(part)).replaceFirst("$1"))
                .map(TypedText::bare)
                .toList());
        while (parts.size() > 1 && parts.getLast().isEmpty()) {
            parts.removeLast();
        }
        return parts;
    }

    /// Those that name somebody.
    List<Line.Read> read() {
        return lines.stream()
                .flatMap(line -> line instanceof Line.Read read ? Stream.of(read) : Stream.empty())
                .toList();
    }

    /// Those that name nobody.
    List<Line.Unread> unread() {
        return lines.stream()
                .flatMap(line -> line instanceof Line.Unread unread ? Stream.of(unread) : Stream.empty())
                .toList();
    }
}
