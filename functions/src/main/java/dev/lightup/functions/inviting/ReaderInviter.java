package dev.lightup.functions.inviting;

import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.access.EntryLink;
import dev.lightup.ledger.access.GrantedPage;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.access.SecretToken;
import dev.lightup.ledger.key.Unit;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Invites readers. The link first and the grant last: a link whose grant does not name it opens nothing, so that a process that ends
/// half-way leaves nothing behind that lets anybody in. Thread-safe.
public final class ReaderInviter {
    /// What the path of a link begins with.
    public static final String LINKS = "/enter/link/";
    /// Of one request, or one form.
    public static final int MOST = 200;

    private final Ledger ledger;
    private final InstantSource clock;
    private final SecureRandom random;

    public ReaderInviter(Ledger ledger, InstantSource clock, SecureRandom random) {
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
    }

    /// What became of an invitation.
    public sealed interface Outcome {
        /// It was recorded.
        ///
        /// @param path of the link, below the site's address: it is told once, and whoever has it may use it
        /// @param until when it opens nothing any more
        record Invited(String path, Instant until) implements Outcome {}

        /// Nobody was invited: the distributor invited that address to {@link dev.lightup.ledger.access.GrantCounts#MOST} units already.
        record TooMany() implements Outcome {}
    }

    /// Invites a reader; an earlier invitation of the same one to the same unit opens nothing from now on.
    ///
    /// @param by who says so
    public Outcome invite(Unit unit, MailAddress address, GrantedPage page, String by) {
        return invite(unit, address, page, by, SecretToken.made(random));
    }

    /// The same by a link of the caller's making: the same one again changes nothing, however long after and whatever came between; not even
    /// the link is made again, which the table may have forgotten once it was used.
    public Outcome invite(Unit unit, MailAddress address, GrantedPage page, String by, SecretToken token) {
        Instant now = clock.instant();
        EntryLink link = EntryLink.invitation(token, address, unit, now);
        Optional<Instant> recorded = ledger.grants().invited(unit, address.reader(), link.hash()).or(() -> {
            ledger.links().put(link);
            return ledger.grants().invite(unit, address, page, new ReaderGrant.Invitation(now, by, link.hash()));
        });
        return recorded
                .<Outcome>map(
                        at -> new Outcome.Invited(LINKS + token.text(), at.plus(ReaderGrant.INVITATION)))
                .orElseGet(Outcome.TooMany::new);
    }
}
