package dev.lightup.ledger.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Ids in paths: nobody without the tenant's key can tell which account one stands for, nor link two distributors by it.
public final class OpaqueId {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 16;
    private static final int BITS = 5;

    private OpaqueId() {}

    /// Whether a text can be one.
    public static boolean isOne(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    /// The first 16 characters (80 bits) of the lower-case base32 of HMAC-SHA256(tenant key, kind + NUL + id).
    public static String id(byte[] tenantKey, String kind, String id) {
        byte[] mac = hmac(tenantKey, (kind + '\0' + id).getBytes(StandardCharsets.UTF_8));
        var text = new StringBuilder(LENGTH);
        int buffer = 0;
        int bits = 0;
        for (int i = 0; text.length() < LENGTH; i++) {
            buffer = (buffer << Byte.SIZE) | Byte.toUnsignedInt(mac[i]);
            for (bits += Byte.SIZE; bits >= BITS && text.length() < LENGTH; bits -= BITS) {
                text.append(ALPHABET.charAt((buffer >>> (bits - BITS)) & 31));
            }
        }
        return text.toString();
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
