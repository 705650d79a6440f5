package dev.lightup.functions.enter;

import dev.lightup.functions.cookie.CookieSigner;
import dev.lightup.functions.cookie.PagePath;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.access.ReaderSession;
import dev.lightup.ledger.key.KeyIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The cookies that Enter sets. Those of pages have the unit's path, so that two units' coexist on one device, and live as long as their policy:
/// an old one beside a newer one of another path would shut what the newer one opens. The session's go to `/enter` alone.
final class EntryCookies {
    private static final String RENEWED = "lightup-renewed";
    private static final Duration A_MOMENT = Duration.ofSeconds(20);
    private static final int MARK = 16;

    private final EntrySettings settings;
    private final CookieSigner signer;

    EntryCookies(EntrySettings settings) {
        this.settings = settings;
        this.signer = new CookieSigner(settings.site(), settings.key());
    }

    /// Those by which a unit's pages are shown.
    List<String> pages(ReaderGrant grant, Instant now) {
        return signer.cookies(grant.page().path(), now)
                .entrySet()
                .stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue() + "; Max-Age="
                        + CookieSigner.LIFE.toSeconds() + at(grant.page().path(), "Lax"))
                .toList();
    }

    /// Takes them away.
    ///
    /// @param folder of a unit
    List<String> noPages(String folder) {
        return CookieSigner.names()
                .stream()
                .map(name -> name + "=; Max-Age=0" + at(folder, "Lax"))
                .toList();
    }

    String session(SessionCookie cookie) {
        return SessionCookie.NAME + "=" + cookie.value() + "; Max-Age=" + ReaderSession.LIFE.toSeconds()
                + at(EntryRoute.ROOT, "Lax");
    }

    String noSession() {
        return SessionCookie.NAME + "=; Max-Age=0" + at(EntryRoute.ROOT, "Lax");
    }

    /// Notes for a moment that a page's cookies were renewed: a browser that refuses them does not go round in a circle.
    String renewed(PagePath page) {
        return RENEWED + "=" + mark(page) + "; Max-Age=" + A_MOMENT.toSeconds() + at(EntryRoute.RENEW, "Strict");
    }

    static String renewedName() {
        return RENEWED;
    }

    static String mark(PagePath page) {
        return KeyIds.hash(MARK, KeyIds.utf8("renewed"), KeyIds.utf8(page.text()));
    }

    private String at(String path, String sameSite) {
        return "; Path=" + path + "; HttpOnly; SameSite=" + sameSite + (settings.isSecure() ? "; Secure" : "");
    }
}
