package dev.lightup.ledger.access;

import dev.lightup.ledger.key.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/// A reader on one device.
///
/// @param reader whose it is, as {@link MailAddress#reader}
/// @param hash of its token
/// @param units all that it opens, where it began with invitations, which anybody may have passed on; empty where the address was proven by
///            a mailed link, and then it opens what is granted to the address
/// @param device what kind of device it is, in a few words, to tell it from the reader's others
public record ReaderSession(String reader, String hash, List<Unit> units, String device, Instant since) {
    /// How long a device is remembered.
    public static final Duration LIFE = Duration.ofDays(90);

    public ReaderSession {
        units = List.copyOf(units);
        since = since.truncatedTo(ChronoUnit.MILLIS);
    }

    /// Until when it lasts.
    public Instant until() {
        return since.plus(LIFE);
    }

    /// What a session is called where it is listed and revoked.
    public String name() {
        return hash.substring(0, 8);
    }

    /// What a session opens that takes this one's place on its device once an invitation was redeemed there.
    public List<Unit> with(Unit invited) {
        return units.isEmpty() ? units : Stream.concat(units.stream(), Stream.of(invited)).distinct().sorted().toList();
    }
}
