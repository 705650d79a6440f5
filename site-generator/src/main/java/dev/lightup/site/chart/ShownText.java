package dev.lightup.site.chart;

/// What of a sender's text is shown, in pages, twins and tables alike: what would turn the text beside it is left out, and what is no
/// character is replaced.
public final class ShownText {
    private static final char NOT_A_CHARACTER = '\uFFFD';

    private ShownText() {}

    /// The text as it is shown.
    public static String of(String text) {
        int first = 0;
        while (first < text.length() && isKept(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        var out = new StringBuilder(text.length()).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c) && i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else if (!turns(c)) {
                out.append(isNoCharacter(c) ? NOT_A_CHARACTER : c);
            }
        }
        return out.toString();
    }

    private static boolean isKept(char c) {
        return !turns(c) && !isNoCharacter(c);
    }

    /// Whether it is an override or an embedding: no text of ours needs one, and it would turn what stands beside a name.
    static boolean turns(char c) {
        return c >= '\u202A' && c <= '\u202E';
    }

    /// Half of a pair, or a code point that is no character.
    static boolean isNoCharacter(char c) {
        return Character.isSurrogate(c) || c >= '\uFFFE' || (c >= '\uFDD0' && c <= '\uFDEF');
    }
}
