package dev.lightup.domain.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Days of instants, also of those that no calendar knows: a sender's clock may say anything.
public final class EventDays {
    private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    private EventDays() {}

    /// The day of an instant where days are counted in that zone, within the years 1 to 9999.
    public static LocalDate of(Instant at, ZoneId zone) {
        Instant named = at.isBefore(EARLIEST) ? EARLIEST : at.isAfter(LATEST) ? LATEST : at;
        return LocalDate.ofInstant(named, zone);
    }
}
