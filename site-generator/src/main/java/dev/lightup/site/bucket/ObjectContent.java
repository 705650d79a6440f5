package dev.lightup.site.bucket;

import dev.lightup.ledger.key.UnitKind;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// What is derived from an object's bytes and path.
public final class ObjectContent {
    private static final int HASH_BYTES = 16;

    private ObjectContent() {}

    /// Names the bytes: the first 128 bits of their SHA-256, in hex.
    public static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(digest("SHA-256", bytes), 0, HASH_BYTES);
    }

    /// How long a browser may keep an object. Names of assets change with their bytes; everything else is asked for again each
    /// time, by its ETag.
    public static String cacheControl(String path) {
        if (path.startsWith("assets/")) {
            return "public, max-age=31536000, immutable";
        }
        // what readers alone may see is nobody's to keep on the way to them
        return path.startsWith(UnitKind.DISTRIBUTORS) ? "private, no-cache" : "no-cache";
    }

    /// The checksum that S3 compares before it takes an object.
    static String md5(byte[] bytes) {
        return Base64.getEncoder().encodeToString(digest("MD5", bytes));
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
