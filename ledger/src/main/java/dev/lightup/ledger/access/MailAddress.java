package dev.lightup.ledger.access;

import dev.lightup.ledger.key.KeyIds;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A mail address as it is compared: in lower case, of ASCII alone, so that no two of one look are two readers.
///
/// @param text `name@host`
public record MailAddress(String text) {
    private static final int LONGEST = 254;
    private static final int LONGEST_NAME = 64;
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern SHAPE = Pattern
            .compile("([a-z0-9_+-]+(?:[.'&~][a-z0-9_+-]+)*)@" + LABEL + "(?:\\." + LABEL + ")+");
    private static final int READER = 32;

    public MailAddress {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException("not a mail address");
        }
    }

    /// Reads what somebody typed; empty when it is none.
    public static Optional<MailAddress> parse(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        return isWellFormed(text) ? Optional.of(new MailAddress(text)) : Optional.empty();
    }

    private static boolean isWellFormed(String text) {
        var shape = SHAPE.matcher(text);
        return text.length() <= LONGEST && shape.matches() && shape.group(1).length() <= LONGEST_NAME;
    }

    /// Whom it stands for in keys: the table is asked by it without the address.
    public String reader() {
        return KeyIds.hash(READER, KeyIds.utf8("reader"), KeyIds.utf8(text));
    }

    /// Never the address: it goes into no log.
    @Override
    public String toString() {
        return "address of reader " + reader().substring(0, 8);
    }
}
