package dev.lightup.functions.enter;

import dev.lightup.functions.mail.MailLetter;
import dev.lightup.ledger.access.StandingGrants;
import dev.lightup.functions.mail.MailPost;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.access.EntryLink;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.access.SecretToken;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;

/// Mails a link to an address that somebody was invited by; what became of it is told to nobody. Thread-safe.
public final class LinkMailer {
    private final Ledger ledger;
    private final StandingGrants accounts;
    private final MailPost post;
    private final InstantSource clock;
    private final SecureRandom random;

    public LinkMailer(Ledger ledger, MailPost post, InstantSource clock, SecureRandom random) {
        this.ledger = ledger;
        this.accounts = new StandingGrants(ledger.subjects(), ledger.units());
        this.post = post;
        this.clock = clock;
        this.random = random;
    }

    /// Mails a link, if the address may have one now.
    void mail(EntrySettings settings, MailAddress address) {
        Instant now = clock.instant();
        if (accounts.held(ledger.grants().of(address.reader(), now)).isEmpty()
                || !ledger.mailedLinks().take(address, now)) {
            return;
        }
        SecretToken token = SecretToken.made(random);
        ledger.links().put(EntryLink.mailed(token, address, now));
        try {
            post.send(settings.from(), letter(address, settings.site() + EntryRoute.LINKS + token.text()));
        } catch (RuntimeException e) {
            // an answer that told of it would tell that the address is known
            System.getLogger(LinkMailer.class.getName())
                    .log(Level.ERROR, () -> "{\"level\":\"ERROR\",\"message\":\"a link was not mailed: "
                            + e.getClass().getSimpleName() + "\"}");
        }
    }

    private static MailLetter letter(MailAddress to, String link) {
        return new MailLetter(to, "Your link to Lightup", """
                Somebody, you most likely, asked for a link to your pages:

                %s

                Open it on the device that you want to read on and press the button.
                It works once, for %d minutes. If nobody asked, let it lie: it opens
                nothing by itself.
                """.formatted(link, EntryLink.MAILED.toMinutes()));
    }
}
