package dev.lightup.functions.cookie;

import dev.lightup.json.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes the cookies by which CloudFront shows a unit's pages: a custom policy for all below the unit's folder, signed over SHA-256.
/// Thread-safe.
public final class CookieSigner {
    /// How long cookies open: what is revoked is shut after this time at the latest.
    public static final Duration LIFE = Duration.ofHours(1);

    private final String site;
    private final SiteKey key;

    /// @param site the site's address, without a slash at its end
    public CookieSigner(String site, SiteKey key) {
        this.site = site;
        this.key = key;
    }

    /// The cookies for a folder, name to value.
    ///
    /// @param folder beginning and ending in a slash
    public Map<String, String> cookies(String folder, Instant now) {
        byte[] policy = policy(folder, now.plus(LIFE)).getBytes(StandardCharsets.UTF_8);
        var cookies = new LinkedHashMap<String, String>();
        cookies.put(PageCookie.POLICY.cookie(), PageCookie.encoded(policy));
        cookies.put(PageCookie.SIGNATURE.cookie(), PageCookie.encoded(signed(policy)));
        cookies.put(PageCookie.KEY.cookie(), key.id());
        cookies.put(PageCookie.HASH.cookie(), PageCookie.SHA256);
        return cookies;
    }

    /// The names of the cookies, to take them away again.
    public static List<String> names() {
        return List.of(PageCookie.values()).stream().map(PageCookie::cookie).toList();
    }

    private String policy(String folder, Instant until) {
        var end = new Json.Obj(Map.of("AWS:EpochTime", new Json.Num(BigDecimal.valueOf(until.getEpochSecond()))));
        var statement = new Json.Obj(Map.of("Resource", new Json.Str(site + folder + "*")))
                .with("Condition", new Json.Obj(Map.of("DateLessThan", end)));
        return new Json.Obj(Map.of("Statement", new Json.Arr(List.of(statement)))).write();
    }

    private byte[] signed(byte[] policy) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.key());
            signature.update(policy);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the readers' key does not sign", e);
        }
    }
}
