package dev.lightup.site.view;

import dev.lightup.domain.event.Reason;

/// The sender's own words for a reason.
final class Reasons {
    private Reasons() {}

    /// What people wrote is quoted, with its code; a code alone is a word like any other, not speech.
    static String words(Reason reason) {
        return reason.text()
                .map(text -> "“" + Words.name(text) + "”"
                        + (isCode(reason) ? " (" + Words.name(reason.code()) + ")" : ""))
                .orElseGet(() -> Words.name(reason.code()));
    }

    /// Whether it has a code: a dash is what systems write for none.
    private static boolean isCode(Reason reason) {
        return reason.code().codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
