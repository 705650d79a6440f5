package dev.lightup.functions.enter;

import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.access.StandingGrants;
import dev.lightup.ledger.access.EntryLink;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.access.ReaderSession;
import dev.lightup.ledger.access.SecretToken;
import dev.lightup.ledger.key.Unit;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Reads links and redeems them. Looking at one uses nothing up, for programs look at every link of a letter; what lets somebody in is
/// pressing its button, once. Thread-safe.
public final class LinkReader {
    private final Ledger ledger;
    private final StandingGrants accounts;
    private final InstantSource clock;
    private final SecureRandom random;

    public LinkReader(Ledger ledger, InstantSource clock, SecureRandom random) {
        this.ledger = ledger;
        this.accounts = new StandingGrants(ledger.subjects(), ledger.units());
        this.clock = clock;
        this.random = random;
    }

    /// A link that would let somebody in.
    ///
    /// @param grants what it opens
    public record Open(EntryLink link, List<ReaderGrant> grants) {
        public Open {
            grants = List.copyOf(grants);
        }
    }

    /// What became of a link that somebody pressed.
    sealed interface Redeemed {
        /// Its session has begun.
        record In(ReaderSession session, SecretToken token, List<ReaderGrant> grants) implements Redeemed {
            public In {
                grants = List.copyOf(grants);
            }
        }

        /// It lets nobody in: used, expired, revoked, replaced by another or never made. Which of them is nobody's to know.
        record Out() implements Redeemed {}
    }

    /// What a link opens; empty when it opens nothing.
    public Optional<Open> look(SecretToken token) {
        return look(token, clock.instant());
    }

    private Optional<Open> look(SecretToken token, Instant now) {
        return ledger.links().open(token, now).flatMap(link -> {
            List<ReaderGrant> grants = accounts.held(grants(link, now));
            return grants.isEmpty() ? Optional.empty() : Optional.of(new Open(link, grants));
        });
    }

    private List<ReaderGrant> grants(EntryLink link, Instant now) {
        String reader = link.reader();
        Optional<Unit> only = link.unit();
        return only.isPresent()
                ? ledger.grants()
                        .find(only.get(), reader)
                        .filter(grant -> grant.holds(now) && grant.invited().isOpenBy(link, now))
                        .stream()
                        .toList()
                : ledger.grants().of(reader, now).stream().filter(grant -> grant.isOpenSince(link.made())).toList();
    }

    /// Redeems a link. Using it up comes first: a process that ends after that has let nobody in, and the reader asks for another link.
    ///
    /// @param device what the session is called
    /// @param there the session that the device has; one of the same reader goes on in the new one, as far as it still opens anything
    /// @param now read before that session was: what is taken back meanwhile is not carried past it
    Redeemed redeem(SecretToken token, String device, Optional<SessionDesk.Present> there, Instant now) {
        Optional<Open> open = look(token, now);
        if (open.isEmpty()) {
            return new Redeemed.Out();
        }
        SecretToken own = SecretToken.made(random);
        EntryLink link = open.get().link();
        if (!ledger.links().use(link, own.hash())) {
            return new Redeemed.Out();
        }
        String reader = link.reader();
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<ReaderGrant> grants = open.get().grants();
        // the one page that is shown now is entered, and one that was revoked a moment ago is asked for once more, by the write itself; of several
        // each is entered, and asked for, when it is opened
        if (grants.size() == 1 && !ledger.grants().enter(grants.getFirst().unit(), reader, now, day)) {
            return new Redeemed.Out();
        }
        var alone = new ReaderSession(reader, own.hash(), link.unit().stream().toList(), device, now,
                link.unit().isPresent() ? Optional.empty() : Optional.of(link.made()));
        Optional<SessionDesk.Present> before = there.filter(present -> present.session().reader().equals(reader));
        ReaderSession session = before.map(present -> present.session().followedBy(alone, present.held()))
                .orElse(alone);
        ledger.sessions().begin(session);
        // asked after that: whoever erases the reader said so before the sessions were ended, this one or not
        if (isErased(session, now)) {
            ledger.sessions().end(session);
            return new Redeemed.Out();
        }
        before.map(SessionDesk.Present::session).ifPresent(ledger.sessions()::end);
        return new Redeemed.In(session, own, grants);
    }

    private boolean isErased(ReaderSession session, Instant now) {
        return ledger.readerErasures().isUnderWay(session.reader(), now) || known(session).isEmpty();
    }

    private List<ReaderGrant> known(ReaderSession session) {
        return session.proven().isPresent()
                ? ledger.grants().of(session.reader())
                : ledger.grants().of(session.reader(), session.units());
    }
}
