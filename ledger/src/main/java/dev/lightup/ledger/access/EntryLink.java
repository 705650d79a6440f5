package dev.lightup.ledger.access;

import dev.lightup.ledger.key.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// A link that lets somebody in once.
///
/// @param hash of its token
/// @param reader whose it is, as {@link MailAddress#reader}: a link that lies there until its time says nobody's address
/// @param unit what an invitation opens; empty for a link that was mailed to the address, which proves it and so opens all that is granted
///            to it
/// @param until when it opens nothing any more
public record EntryLink(String hash, String reader, Optional<Unit> unit, Instant until) {
    /// How long a mailed link opens.
    public static final Duration MAILED = Duration.ofMinutes(15);

    public EntryLink {
        until = until.truncatedTo(ChronoUnit.MILLIS);
    }

    /// When it was made.
    public Instant made() {
        return until.minus(unit.isPresent() ? ReaderGrant.INVITATION : MAILED);
    }

    /// An invitation's.
    public static EntryLink invitation(SecretToken token, MailAddress address, Unit unit, Instant now) {
        return new EntryLink(token.hash(), address.reader(), Optional.of(unit), now.plus(ReaderGrant.INVITATION));
    }

    /// One that is mailed.
    public static EntryLink mailed(SecretToken token, MailAddress address, Instant now) {
        return new EntryLink(token.hash(), address.reader(), Optional.empty(), now.plus(MAILED));
    }
}
