package dev.lightup.site.words;

import dev.lightup.domain.event.Reason;
import dev.lightup.domain.waiting.MoveSummary;
import java.util.Optional;

/// The sender's own words for a reason.
public final class ReasonWords {
    private static final int BRIEF = 80;

    private ReasonWords() {}

    /// What people wrote is quoted, with its code; a code alone is a word like any other, not speech.
    public static String words(Reason reason) {
        return reason.text()
                .map(text -> "“" + EnglishText.name(text) + "”"
                        + (isCode(reason) ? " (" + EnglishText.name(reason.code()) + ")" : ""))
                .orElseGet(() -> EnglishText.name(reason.code()));
    }

    /// What a sender wrote for people of why something waits: one word alone is a code.
    static Optional<String> spoken(MoveSummary need) {
        return need.text().filter(text -> text.strip().chars().anyMatch(Character::isWhitespace));
    }

    /// That, where it is short enough to stand in a row's title.
    static Optional<String> brief(MoveSummary need) {
        return spoken(need).filter(text -> text.codePointCount(0, text.length()) <= BRIEF);
    }

    /// Whether it has a code: a dash is what systems write for none.
    private static boolean isCode(Reason reason) {
        return reason.code().codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
