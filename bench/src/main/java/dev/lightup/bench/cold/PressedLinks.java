package dev.lightup.bench.cold;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.functions.cookie.SiteKey;
import dev.lightup.functions.enter.EntrySettings;
import dev.lightup.functions.inviting.ReaderInviter;
import dev.lightup.functions.inviting.ReaderInviter.Outcome;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.access.GrantedPage;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.key.Unit;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.InstantSource;
import java.util.Optional;

/// Readers who press the button of an invitation, as the gateway's events: what Enter reads, writes and signs before its first answer is all
/// that it ever does for one.
final class PressedLinks {
    private static final String SITE = "https://pages.example";
    private static final Unit UNIT = Unit.distributor("bench");

    private final ReaderInviter inviter;
    private int invited;

    PressedLinks(Ledger ledger) {
        this.inviter = new ReaderInviter(ledger, InstantSource.system(), new SecureRandom());
    }

    /// Writes Enter's settings, with a key of 2048 bits.
    void settings(Path file) throws IOException {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            if (!(keys.generateKeyPair().getPrivate() instanceof RSAPrivateCrtKey made)) {
                throw new IllegalStateException("this platform's RSA keys do not say their public half");
            }
            Files.write(file,
                    new EntrySettings(SITE, new SiteKey("BENCH", made), "Lightup <pages@pages.example>").write());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /// Invites one, and is what it posts.
    ByteString next() {
        MailAddress address = MailAddress.parse("reader" + ++invited + "@bench.example").orElseThrow();
        var page = new GrantedPage("/d/aaaaaaaaaaaaaaaa/", "bench, all accounts", Optional.empty());
        if (!(inviter.invite(UNIT, address, page, "bench") instanceof Outcome.Invited(String link, var _))) {
            throw new IllegalStateException("nobody is invited");
        }
        ObjectNode event = JsonNodeFactory.instance.objectNode()
                .put("version", "2.0")
                .put("rawPath", link)
                .put("rawQueryString", "");
        event.putObject("headers")
                .put("content-type", "application/x-www-form-urlencoded")
                .put("host", "pages.example")
                .put("origin", SITE)
                .put("user-agent", "bench");
        event.putObject("requestContext")
                .put("requestId", "r-" + invited)
                .putObject("http")
                .put("method", "POST")
                .put("path", link);
        return ByteString.utf8(event.put("body", "").put("isBase64Encoded", false).toString());
    }
}
