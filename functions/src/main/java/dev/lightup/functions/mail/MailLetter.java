package dev.lightup.functions.mail;

import dev.lightup.ledger.access.MailAddress;

/// A letter of plain text.
///
/// @param subject one line
/// @param text lines of ASCII, `\n` between them
public record MailLetter(MailAddress to, String subject, String text) {
    /// Never whom it is to, nor what it says: it goes into no log.
    @Override
    public String toString() {
        return "a letter";
    }
}
