package dev.lightup.functions.command;

import dev.lightup.ledger.access.MailAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// A reader of pages where a subject is asked for: `reader/` and its mail address, or the hash that the table and the log know it by.
///
/// @param hash as {@link MailAddress#reader}
public record ReaderName(String hash) {
    private static final String READER = "reader/";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");

    /// Whether a reader is asked for, and not what events tell of.
    public static boolean isOne(String subject) {
        return subject.startsWith(READER);
    }

    /// Empty where no reader is named.
    public static Optional<ReaderName> parse(String subject) {
        if (!isOne(subject)) {
            return Optional.empty();
        }
        String who = subject.substring(READER.length());
        return (HASH.matcher(who).matches() ? Optional.of(who) : MailAddress.parse(who).map(MailAddress::reader))
                .map(ReaderName::new);
    }

    /// By the hash, never by the address.
    @Override
    public String toString() {
        return READER + hash;
    }
}
