package dev.lightup.site.words;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Numbers and lists in English. Never the platform's locale: the same value is the same text everywhere.
public final class EnglishText {
    public static final String NOT_TOLD = "not told";
    private static final String ISOLATE = "\u2068";
    private static final String END_ISOLATE = "\u2069";

    private EnglishText() {}

    /// `1,240`, with a true minus sign.
    public static String number(long n) {
        String digits = Long.toString(Math.abs(n));
        var out = new StringBuilder(n < 0 ? "−" : "");
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                out.append(',');
            }
            out.append(digits.charAt(i));
        }
        return out.toString();
    }

    /// `10,800`, `9,400.50`: an amount of money.
    static String amount(BigDecimal amount) {
        String plain = amount.abs().toPlainString();
        int dot = plain.indexOf('.');
        String whole = dot < 0 ? plain : plain.substring(0, dot);
        var out = new StringBuilder(amount.signum() < 0 ? "−" : "");
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0) {
                out.append(',');
            }
            out.append(whole.charAt(i));
        }
        return out.append(dot < 0 ? "" : plain.substring(dot)).toString();
    }

    public static String number(Optional<Long> n) {
        return n.map(EnglishText::number).orElse(NOT_TOLD);
    }

    /// A share in whole percent, rounded half up; over 100 is shown as it is. Not told when either is, or when there is no whole.
    static String share(Optional<Long> part, Optional<Long> whole) {
        return percent(part, whole).map(p -> number(p) + " %").orElse(NOT_TOLD);
    }

    static Optional<Long> percent(Optional<Long> part, Optional<Long> whole) {
        return part.flatMap(p -> whole.filter(w -> w > 0).map(w -> Math.floorDiv(200 * p + w, 2 * w)));
    }

    /// `1 order`, `2 orders`.
    public static String count(long n, String noun) {
        return number(n) + " " + (n == 1 ? noun : noun + "s");
    }

    /// `a`, `a and b`, `a, b and c`.
    public static String list(List<String> items) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }

    /// The sentence with its full stop; a name at the end may have brought one along, as `Saltholm Cloud Inc.` does.
    public static String ended(String sentence) {
        String bare = sentence.endsWith(END_ISOLATE) ? sentence.substring(0, sentence.length() - 1) : sentence;
        return bare.endsWith(".") ? sentence : sentence + ".";
    }

    /// `VENDOR_PROCESSING` as `vendor processing`, `prefulfillment_pending` as `prefulfillment pending`.
    public static String plain(String word) {
        return word.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    /// The first letter as a capital.
    public static String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }

    /// A name within a sentence: what it holds cannot turn the words around it, whatever its direction.
    public static String name(String text) {
        String clean = clean(text);
        return clean.codePoints().anyMatch(EnglishText::runsBackwards) ? ISOLATE + clean + END_ISOLATE : clean;
    }

    /// A name without the characters that would turn what follows them.
    static String clean(String text) {
        return text.chars().noneMatch(EnglishText::isDirectional)
                ? text
                : text.codePoints()
                        .filter(c -> !isDirectional(c))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /// Characters that set a direction for what follows them.
    private static boolean isDirectional(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F
                || c == 0x061C;
    }

    private static boolean runsBackwards(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
