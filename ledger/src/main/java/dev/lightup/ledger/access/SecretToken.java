package dev.lightup.ledger.access;

import dev.lightup.ledger.key.KeyIds;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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

    /// One that is made of what it is for, by a key: the same again for a repeat of the same request, and nobody's to guess without the key.
    ///
    /// @param parts what it is for, without NUL
    public static SecretToken derived(byte[] key, String... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return new SecretToken(Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(KeyIds.utf8("link\0" + String.join("\0", parts)))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
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
