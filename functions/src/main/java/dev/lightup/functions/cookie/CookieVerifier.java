package dev.lightup.functions.cookie;

import dev.lightup.json.Json;
import dev.lightup.json.ReadResult;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Checks what {@link CookieSigner} wrote, as CloudFront does, where there is no CloudFront. Of several units' cookies that a browser sends
/// together, the nearer path's first, any that fits will do. Thread-safe.
public final class CookieVerifier {
    /// So many units' cookies of one request are looked at.
    private static final int MOST = 4;

    private final String site;
    private final SiteKey key;

    /// @param site the site's address, without a slash at its end
    public CookieVerifier(String site, SiteKey key) {
        this.site = site;
        this.key = key;
    }

    /// Whether a page may be shown.
    public boolean opens(CookieJar sent, PagePath page, Instant now) {
        List<String> policies = sent.all(PageCookie.POLICY.cookie());
        for (int i = 0; i < Math.min(MOST, policies.size()); i++) {
            Optional<byte[]> policy = PageCookie.decoded(policies.get(i));
            if (policy.isPresent() && isSigned(sent, i, policy.get()) && covers(policy.get(), page, now)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSigned(CookieJar sent, int i, byte[] policy) {
        if (!sent.at(PageCookie.KEY.cookie(), i).equals(key.id())
                || !sent.at(PageCookie.HASH.cookie(), i).equals(PageCookie.SHA256)) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key.publicKey());
            signature.update(policy);
            return signature.verify(PageCookie.decoded(sent.at(PageCookie.SIGNATURE.cookie(), i)).orElse(new byte[0]));
        } catch (GeneralSecurityException _) {
            // a signature of another length is none
            return false;
        }
    }

    /// Only what we sign ourselves is read: one statement, one folder with a star at its end, one time.
    private boolean covers(byte[] policy, PagePath page, Instant now) {
        return Json.parse(policy) instanceof ReadResult.Good<Json>(Json.Obj whole, var _)
                && whole.get("Statement").orElse(new Json.Null()) instanceof Json.Arr(List<Json> statements)
                && statements.size() == 1 && statements.getFirst() instanceof Json.Obj statement
                && statement.text("Resource").filter(resource -> isAbove(resource, page)).isPresent()
                && until(statement).filter(now::isBefore).isPresent();
    }

    private boolean isAbove(String resource, PagePath page) {
        return resource.startsWith(site + "/") && resource.endsWith("/*")
                && page.isBelow(resource.substring(site.length(), resource.length() - 1));
    }

    private static Optional<Instant> until(Json.Obj statement) {
        return statement.get("Condition").orElse(new Json.Null()) instanceof Json.Obj condition
                && condition.get("DateLessThan").orElse(new Json.Null()) instanceof Json.Obj end
                && end.get("AWS:EpochTime").orElse(new Json.Null()) instanceof Json.Num(var seconds)
                        ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                        : Optional.empty();
    }
}
