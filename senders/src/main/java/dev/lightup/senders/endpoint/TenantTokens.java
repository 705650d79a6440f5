package dev.lightup.senders.endpoint;

import dev.lightup.senders.http.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a tenant's key makes of clear values: words that tell nothing and that no other tenant's key makes.
public final class TenantTokens {
    private static final String HMAC = "HmacSHA256";
    /// 128 bits: one label among very many values.
    private static final int WIDTH = 16;

    private TenantTokens() {}

    /// The token that stands for a personal value: 128 bits of `HMAC-SHA256(key, "label" NUL value)`, in hex.
    public static String token(ByteString tenantKey, String value) {
        return HexFormat.of().formatHex(hmac(tenantKey, utf8("label\0" + value)), 0, WIDTH);
    }

    /// What contents are compared by: 128 bits of a keyed hash, in hex. Without the key nobody can try out likely contents.
    public static String mac(ByteString tenantKey, byte[] content) {
        return HexFormat.of().formatHex(hmac(derived(tenantKey, "content"), content), 0, WIDTH);
    }

    /// A key of 32 bytes for one purpose, derived from the tenant's.
    public static ByteString derived(ByteString tenantKey, String purpose) {
        return ByteString.of(hmac(tenantKey, utf8("key\0" + purpose)));
    }

    /// HMAC-SHA256.
    public static byte[] hmac(ByteString key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.array(), HMAC));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every JDK", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
