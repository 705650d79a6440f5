package dev.lightup.ledger.access;

import dev.lightup.ledger.key.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A reader on one device.
///
/// @param reader whose it is, as {@link MailAddress#reader}
/// @param hash of its token
/// @param units what it opens by invitations that were redeemed on the device, which anybody may have passed on
/// @param device what kind of device it is, in a few words, to tell it from the reader's others
/// @param proven when the mailed link was made by which the address was proven, and then it opens what is granted to the address; empty
///            where it was not
public record ReaderSession(
        String reader,
        String hash,
        List<Unit> units,
        String device,
        Instant since,
        Optional<Instant> proven) {
    /// How long a device is remembered.
    public static final Duration LIFE = Duration.ofDays(90);

    public ReaderSession {
        units = List.copyOf(units);
        since = since.truncatedTo(ChronoUnit.MILLIS);
        proven = proven.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    }

    /// Until when it lasts.
    public Instant until() {
        return since.plus(LIFE);
    }

    /// What a session is called where it is listed and revoked.
    public String name() {
        return hash.substring(0, 8);
    }

    /// Whether it opens a grant of its reader that holds: what was taken back after it began stays shut to it, whoever is invited anew.
    public boolean opens(ReaderGrant grant) {
        return proven.filter(grant::isOpenSince).isPresent()
                || (units.contains(grant.unit()) && grant.isOpenSince(since));
    }

    /// The same with one unit more.
    ReaderSession with(Unit unit) {
        return new ReaderSession(reader, hash,
                Stream.concat(units.stream(), Stream.of(unit)).distinct().sorted().toList(), device, since, proven);
    }

    /// The session that takes this one's place on its device once a link was redeemed there.
    ///
    /// @param opened what this one opened until then: nothing else of what was redeemed earlier goes on
    public ReaderSession followedBy(ReaderSession next, List<ReaderGrant> opened) {
        Stream<Unit> kept = opened.stream().map(ReaderGrant::unit).filter(units::contains);
        return new ReaderSession(next.reader(), next.hash(),
                Stream.concat(kept, next.units().stream()).distinct().sorted().toList(), next.device(), next.since(),
                Stream.of(next.proven(), proven).flatMap(Optional::stream).max(Comparator.naturalOrder()));
    }
}
