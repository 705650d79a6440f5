package dev.lightup.ledger.key;

import dev.lightup.json.IsoTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Minutes as text of fixed width: `2026-03-01T09:30`.
public final class MinuteText {
    private static final int WIDTH = 16;

    private MinuteText() {}

    public static String of(Instant instant) {
        return IsoTime.format(instant.truncatedTo(ChronoUnit.MINUTES)).substring(0, WIDTH);
    }

    public static Instant parse(String text) {
        return find(text).orElseThrow(() -> new IllegalStateException("not a minute"));
    }

    /// The minute that a text begins with, if it does.
    public static Optional<Instant> find(String text) {
        return text.length() < WIDTH ? Optional.empty() : IsoTime.parse(text.substring(0, WIDTH) + ":00Z");
    }
}
