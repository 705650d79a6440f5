package dev.lightup.ledger.access;

import dev.lightup.ledger.key.KeyIds;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// A secret that whoever holds it is let in by: 256 bits of chance, which say nothing of whose it is. The table knows its hash alone.
///
/// @param text 43 characters that may stand in an address
public record SecretToken(String text) {
    private static final int BYTES = 32;
    private static final int HASH = 40;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    public SecretToken {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("not a token");
        }
    }

    /// A new one.
    public static SecretToken made(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Reads one; empty when it cannot be any.
    public static Optional<SecretToken> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new SecretToken(text)) : Optional.empty();
    }

    /// What the table knows it by.
    public String hash() {
        return KeyIds.hash(HASH, KeyIds.utf8("token"), KeyIds.utf8(text));
    }

    /// Never the secret: it goes into no log.
    @Override
    public String toString() {
        return "a token";
    }
}
