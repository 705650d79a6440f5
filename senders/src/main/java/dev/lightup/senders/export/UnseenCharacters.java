package dev.lightup.senders.export;

import java.util.Locale;
import java.util.Optional;

/// Characters that a reader of a page does not see, or takes for a plain blank: an id that holds one looks like another id.
final class UnseenCharacters {
    /// What shows nothing although its category is one of letters or marks (Unicode's Default_Ignorable_Code_Point; an id has no surrogates).
    private static final String FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u2065\u3164\uffa0";

    private UnseenCharacters() {}

    /// The first of them, as `U+200B`; empty when there is none.
    static Optional<String> in(String text) {
        return text.chars()
                .filter(UnseenCharacters::isUnseen)
                .mapToObj(c -> String.format(Locale.ROOT, "U+%04X", c))
                .findFirst();
    }

    private static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            // zero-width characters, marks of direction, soft hyphens
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> c != ' ';
            default -> FILLERS.indexOf(c) >= 0 || isSelector(c);
        };
    }

    /// What selects a variant of the character before it.
    private static boolean isSelector(int c) {
        return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0x180b && c <= 0x180f) || (c >= 0xfff0 && c <= 0xfff8);
    }
}
