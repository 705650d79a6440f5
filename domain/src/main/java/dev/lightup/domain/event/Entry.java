package dev.lightup.domain.event;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// What one raw event says of one subject: the unit that is ordered and folded. The same raw event always yields equal entries.
///
/// @param subject what it is about
/// @param id the raw event's id, unique within its source
/// @param source who said it (a CloudEvents source, or the endpoint)
/// @param place where in the event it stands: the line of an export's row, 0 for what an event says as a whole; with source and id what
///        makes the entry itself, so a format never gives a place another meaning
/// @param sequence the sender's own order within the source, a fixed-width string that compares as text
/// @param occurred when it happened, by the sender's clock, in milliseconds
/// @param received when it was stored, by ours
/// @param account the distributor's id of the partner, when the event names it
/// @param customer the customer's id, when the event names it
/// @param grade how far it is vouched for
/// @param type the event type, `family.action`, as in {@link Catalogue}
/// @param fact what it says
/// @param zone the zone that its endpoint counts days in, an IANA name; UTC when absent
public record Entry(
        Subject subject,
        String id,
        String source,
        int place,
        Optional<String> sequence,
        Instant occurred,
        Instant received,
        Optional<String> account,
        Optional<String> customer,
        Grade grade,
        String type,
        Fact fact,
        Optional<String> zone) {
    /// A sender's clock may run ahead by this much before its word for "when" is cut.
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    public Entry {
        occurred = occurred.truncatedTo(ChronoUnit.MILLIS);
        received = received.truncatedTo(ChronoUnit.MILLIS);
    }

    /// One whose days are those of UTC.
    public Entry(
            Subject subject,
            String id,
            String source,
            int place,
            Optional<String> sequence,
            Instant occurred,
            Instant received,
            Optional<String> account,
            Optional<String> customer,
            Grade grade,
            String type,
            Fact fact) {
        this(subject, id, source, place, sequence, occurred, received, account, customer, grade, type, fact,
                Optional.empty());
    }

    /// The same, with days counted in a zone.
    public Entry in(Optional<String> other) {
        return new Entry(subject, id, source, place, sequence, occurred, received, account, customer, grade, type, fact,
                other);
    }

    /// Where its days are counted.
    public ZoneId days() {
        return zone.<ZoneId>map(ZoneId::of).orElse(ZoneOffset.UTC);
    }

    /// The fixed number of its type, which breaks ties within one instant.
    public int typeNumber() {
        return Catalogue.of(fact).number();
    }

    /// Whether it tells absolute values of a moment, as a row of a file does: of two for one moment the one that came later is the correction.
    public boolean isSnapshot() {
        return type.endsWith(".snapshot");
    }

    /// The entry's own time: when it happened, but at most five minutes after it was received.
    public Instant ownTime() {
        Instant latest = received.plus(CLOCK_SKEW);
        return occurred.isAfter(latest) ? latest : occurred;
    }
}
