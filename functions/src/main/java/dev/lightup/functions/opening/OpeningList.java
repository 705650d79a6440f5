package dev.lightup.functions.opening;

import dev.lightup.functions.form.TypedText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A list of accounts as somebody pasted it: a line an account, its distributor's own number.
///
/// @param accounts each once, in the order of the list
public record OpeningList(List<String> accounts) {
    /// So many accounts one button opens.
    public static final int MOST = 200;
    /// So many characters a list may have.
    public static final int LONGEST = 40_000;
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    public OpeningList {
        accounts = List.copyOf(accounts);
    }

    /// Reads a list. Empty cells of a table behind a number are nobody's, and what turns text is left out, as it stands in no page.
    static OpeningList of(String pasted) {
        return new OpeningList(Stream.of(straight(pasted).split("\r\n|\r|\n", -1))
                .map(OpeningList::number)
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList());
    }

    private static String straight(String pasted) {
        return pasted.codePoints()
                .filter(point -> !TypedText.isTurning(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String number(String line) {
        String bare = TypedText.bare(line);
        int end = bare.length();
        while (end > 0 && ";,\t ".indexOf(bare.charAt(end - 1)) >= 0) {
            end--;
        }
        return TypedText.bare(QUOTED.matcher(bare.substring(0, end)).replaceFirst("$1"));
    }
}
