package dev.lightup.functions.enter;

import dev.lightup.functions.cookie.PagePath;
import dev.lightup.ledger.access.StandingGrants;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.access.ReaderSession;
import dev.lightup.ledger.key.UnitKind;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a session opens now. It is asked anew for each renewal, so that what is revoked is shut within the cookies' life. Thread-safe.
public final class SessionDesk {
    private final Ledger ledger;
    private final StandingGrants accounts;
    private final InstantSource clock;

    public SessionDesk(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.accounts = new StandingGrants(ledger.subjects(), ledger.units());
        this.clock = clock;
    }

    /// A session with all that it opens.
    ///
    /// @param held what was granted and holds, by the pages' paths
    /// @param grants those of them that open something now: not an account that its distributor has not opened
    /// @param homes what shows accounts together and was not taken back, whether it is held or rests on an account that was
    record Present(ReaderSession session, List<ReaderGrant> held, List<ReaderGrant> grants, List<ReaderGrant> homes) {
        Present {
            homes = List.copyOf(homes);
            held = List.copyOf(held);
            grants = List.copyOf(grants);
        }

        /// Those that open nothing yet.
        List<ReaderGrant> shut() {
            return held.stream().filter(grant -> !grants.contains(grant)).toList();
        }

        /// Those above a page, the nearest first.
        List<ReaderGrant> above(PagePath page) {
            return above(grants, page);
        }

        /// One above a page that opens nothing yet.
        Optional<ReaderGrant> shutAbove(PagePath page) {
            return above(shut(), page).stream().findFirst();
        }

        private static List<ReaderGrant> above(List<ReaderGrant> some, PagePath page) {
            return some.stream()
                    .filter(grant -> page.isBelow(grant.page().path()))
                    .sorted((a, b) -> Integer.compare(b.page().path().length(), a.page().path().length()))
                    .toList();
        }
    }

    /// The session of a cookie; empty when it has ended, or was never begun.
    Optional<Present> find(SessionCookie cookie) {
        Instant now = clock.instant();
        return ledger.sessions()
                .find(cookie.reader(), cookie.token(), now)
                .filter(session -> !ledger.readerErasures().isUnderWay(session.reader(), now))
                .map(session -> {
                    List<ReaderGrant> granted = grants(session, now);
                    StandingGrants.Standing standing = accounts.of(granted);
                    return new Present(session, standing.held(), standing.open(),
                            granted.stream().filter(grant -> grant.unit().kind() == UnitKind.PARTNER).toList());
                });
    }

    /// Those of what was granted whose pages may be seen now.
    List<ReaderGrant> open(List<ReaderGrant> granted) {
        return accounts.of(granted).open();
    }

    private List<ReaderGrant> grants(ReaderSession session, Instant now) {
        return known(session).stream().filter(grant -> grant.holds(now) && session.opens(grant)).toList();
    }

    /// What it opens or may have opened earlier.
    private List<ReaderGrant> known(ReaderSession session) {
        return session.proven().isPresent()
                ? ledger.grants().of(session.reader())
                : ledger.grants().of(session.reader(), session.units());
    }

    /// The folders of which a device with this session may have cookies, what was taken back included: those that were entered last first.
    List<String> folders(ReaderSession session) {
        Comparator<ReaderGrant> byEntry = Comparator
                .comparing(grant -> grant.last().orElse(LocalDate.MIN), Comparator.reverseOrder());
        return known(session).stream()
                .sorted(byEntry)
                .flatMap(grant -> UnitKind.foldersAbove(grant.page().path()).reversed().stream())
                .distinct()
                .toList();
    }

    /// Whether a page is of what showed accounts together to this session, and does so no more.
    boolean isFormerHome(ReaderSession session, PagePath page) {
        return known(session).stream()
                .anyMatch(grant -> grant.unit().kind() == UnitKind.PARTNER && page.isBelow(grant.page().path()));
    }

    /// Notes that a reader entered, if the grant still holds.
    ///
    /// @param now read before the session was
    boolean enter(ReaderGrant grant, Instant now) {
        return ledger.grants()
                .enter(grant.unit(), grant.address().reader(), now, LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    /// Ends a session.
    void end(ReaderSession session) {
        ledger.sessions().end(session);
    }
}
