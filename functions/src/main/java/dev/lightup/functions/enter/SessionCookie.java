package dev.lightup.functions.enter;

import dev.lightup.functions.cookie.CookieJar;
import dev.lightup.ledger.access.ReaderSession;
import dev.lightup.ledger.access.SecretToken;
import java.util.Optional;
import java.util.regex.Pattern;

/// The cookie that a device is known by. It goes to `/enter` alone, so that no page and no log of pages ever has it.
///
/// @param reader whose session it is
/// @param token the session's secret
record SessionCookie(String reader, SecretToken token) {
    static final String NAME = "lightup-reader";
    private static final Pattern READER = Pattern.compile("[0-9a-f]{32}");

    /// Reads it from a request's cookies; empty when there is none that could be one.
    static Optional<SessionCookie> of(CookieJar jar) {
        return jar.first(NAME).flatMap(value -> {
            int dot = value.indexOf('.');
            return dot > 0 && READER.matcher(value.substring(0, dot)).matches()
                    ? SecretToken.parse(value.substring(dot + 1))
                            .map(token -> new SessionCookie(value.substring(0, dot), token))
                    : Optional.empty();
        });
    }

    static SessionCookie of(ReaderSession session, SecretToken token) {
        return new SessionCookie(session.reader(), token);
    }

    String value() {
        return reader + "." + token.text();
    }
}
