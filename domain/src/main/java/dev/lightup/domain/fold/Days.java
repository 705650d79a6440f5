package dev.lightup.domain.fold;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Days of instants, also of those that no calendar knows: a sender's clock may say anything.
final class Days {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private Days() {}

    /// The day in UTC, within the years 1 to 9999.
    static LocalDate of(Instant at) {
        Instant named = at.isBefore(EARLIEST) ? EARLIEST : at.isAfter(LATEST) ? LATEST : at;
        return LocalDate.ofInstant(named, ZoneOffset.UTC);
    }
}
