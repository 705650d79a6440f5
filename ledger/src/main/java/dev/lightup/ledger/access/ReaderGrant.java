package dev.lightup.ledger.access;

import dev.lightup.ledger.key.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// That somebody may read a unit's pages.
///
/// @param unit whose pages
/// @param address the recorded one: an invitation is for it, and links go to it alone
/// @param page where the pages are: what the invitation told
/// @param invited by whom and when it was said last
/// @param accepted when an invitation or a link was first redeemed for it
/// @param revoked since when it no longer holds
/// @param last the day of the last entry; no finer, so that nobody's hours are kept
/// @param shut when it was taken back last, which a later invitation leaves as it is: whoever got in before that stays outside
public record ReaderGrant(
        Unit unit,
        MailAddress address,
        GrantedPage page,
        Invitation invited,
        Optional<Instant> accepted,
        Optional<Instant> revoked,
        Optional<LocalDate> last,
        Optional<Instant> shut) {
    /// How long an invitation waits for its reader.
    public static final Duration INVITATION = Duration.ofDays(14);

    public ReaderGrant {
        accepted = accepted.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
        revoked = revoked.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
        shut = shut.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    }

    /// An invitation.
    ///
    /// @param by who said so: the operator, a distributor's endpoint, or a reader
    /// @param link the hash of its token: an earlier invitation of the same reader opens nothing any more
    /// @param on the accounts that a reader shows together: the grant is worth nothing without those of all of them; none where somebody was
    ///           invited
    public record Invitation(Instant at, String by, String link, List<Unit> on) {
        public Invitation {
            at = at.truncatedTo(ChronoUnit.MILLIS);
            on = List.copyOf(on);
        }

        /// One that rests on nothing else.
        public Invitation(Instant at, String by, String link) {
            this(at, by, link, List.of());
        }

        /// Whether a link is its own and in time.
        public boolean isOpenBy(EntryLink one, Instant now) {
            return one.hash().equals(link) && now.isBefore(until());
        }

        /// Until when it may be redeemed.
        public Instant until() {
            return at.plus(INVITATION);
        }
    }

    /// Whether the reader is let in: not revoked, and there already or invited a short time ago.
    public boolean holds(Instant now) {
        return revoked.isEmpty() && (accepted.isPresent() || now.isBefore(invited.until()));
    }

    /// Whether its reader was invited last before an account was closed to its partner, or then: such a grant opens nothing when the account is
    /// opened again.
    public boolean isFromBefore(Instant closed) {
        return !invited.at().isAfter(closed);
    }

    /// One of a first invitation.
    static ReaderGrant of(Unit unit, MailAddress address, GrantedPage told, Invitation first) {
        return new ReaderGrant(unit, address, told, first, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    /// Whether what somebody proved at that time may still count for it: not if it was taken back since.
    public boolean isOpenSince(Instant proven) {
        return shut.filter(at -> !proven.isAfter(at)).isEmpty();
    }

    /// The same after an invitation; what was revoked holds again, for whoever comes from now on.
    ReaderGrant invitedAgain(GrantedPage told, Invitation again) {
        return new ReaderGrant(unit, address, told, again, accepted, Optional.empty(), last, shut);
    }

    /// The same, called by nobody's name.
    ReaderGrant untitled() {
        return new ReaderGrant(unit, address, page.untitled(unit), invited, accepted, revoked, last, shut);
    }

    /// The same after an entry.
    ReaderGrant entered(Instant now, LocalDate day) {
        return new ReaderGrant(unit, address, page, invited, accepted.or(() -> Optional.of(now)), revoked,
                Optional.of(day), shut);
    }

    /// The same when it no longer holds; who must come back is invited anew.
    ReaderGrant taken(Instant now) {
        return new ReaderGrant(unit, address, page, invited, Optional.empty(), revoked.or(() -> Optional.of(now)),
                last, Optional.of(now));
    }
}
