package dev.lightup.functions.form;

import java.util.function.IntPredicate;

/// What somebody typed or pasted into a field.
public final class TypedText {
    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private TypedText() {}

    /// Without the spaces around it, and what looks like none. In one pass from each side: a pattern that looks for spaces before the end begins
    /// anew at each of them.
    public static String bare(String typed) {
        int from = 0;
        int to = typed.length();
        IntPredicate blank = at -> isBlank(typed.charAt(at));
        while (from < to && blank.test(from)) {
            from++;
        }
        while (to > from && blank.test(to - 1)) {
            to--;
        }
        return typed.substring(from, to);
    }

    /// Whether it turns the direction of what stands beside it, and shows nothing itself.
    public static boolean isTurning(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }

    /// All of these are of the basic plane.
    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == ZERO_WIDTH_SPACE || c == BYTE_ORDER_MARK;
    }
}
