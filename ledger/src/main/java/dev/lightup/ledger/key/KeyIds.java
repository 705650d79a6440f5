package dev.lightup.ledger.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// What goes into keys.
public final class KeyIds {
    private static final Pattern TENANT = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private KeyIds() {}

    /// A tenant is a lower-case word: no separator of ours can come from it.
    public static String tenant(String tenant) {
        if (!TENANT.matcher(tenant).matches()) {
            throw new IllegalArgumentException("a tenant is a lower-case word of at most 40 characters");
        }
        return tenant;
    }

    /// SHA-256 over parts, each preceded by its length, as hex: no two lists of parts are one text.
    public static String hash(int hexDigits, byte[]... parts) {
        MessageDigest digest = sha256();
        for (byte[] part : parts) {
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
            digest.update(part);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, hexDigits / 2);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
