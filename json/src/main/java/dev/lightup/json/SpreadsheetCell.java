package dev.lightup.json;

/// A text in a cell of a CSV table that a spreadsheet must not take for a formula, wherever it cuts the line: not only at commas but, as the
/// reader's locale has it, at semicolons, tabs, vertical bars and line breaks too. Where a formula could begin, an apostrophe stands before it;
/// an apostrophe of the text's own at its beginning is doubled. What was written is read back as it was: `read(write(x))` is `x`.
public final class SpreadsheetCell {
    private static final char GUARD = '\'';
    private static final String CUTS = ";\t|\n\r";
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";
    /// What a spreadsheet may pass over before it looks for a formula.
    private static final String PASSED = " \u00a0\"";

    private SpreadsheetCell() {}

    /// The text with its guards.
    public static String write(String text) {
        if (text.chars().noneMatch(c -> c == GUARD || FORMULA.indexOf(c) >= 0)) {
            return text;
        }
        var out = new StringBuilder(text.length() + 2);
        for (int i = 0; i < text.length(); i++) {
            if (isCellsBeginning(text, i)) {
                int rest = afterGuards(text, i);
                if (isFormula(text, rest) || (i == 0 && rest > 0)) {
                    out.append(GUARD);
                }
            }
            out.append(text.charAt(i));
        }
        return out.toString();
    }

    /// The text without the guards that {@link #write} gave it; any other text is as it was, a name that begins with an apostrophe too.
    public static String read(String cell) {
        if (cell.indexOf(GUARD) < 0) {
            return cell;
        }
        var out = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            boolean guarded = cell.charAt(i) == GUARD && isCellsBeginning(cell, i)
                    && (isFormula(cell, afterGuards(cell, i)) || (i == 0 && afterGuards(cell, i) > 1));
            if (!guarded) {
                out.append(cell.charAt(i));
            }
        }
        return out.toString();
    }

    private static boolean isCellsBeginning(String text, int at) {
        return at == 0 || CUTS.indexOf(text.charAt(at - 1)) >= 0;
    }

    private static int afterGuards(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == GUARD) {
            at++;
        }
        return at;
    }

    private static boolean isFormula(String text, int from) {
        int at = from;
        while (at < text.length() && PASSED.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() && FORMULA.indexOf(text.charAt(at)) >= 0;
    }
}
