package dev.lightup.functions.admin;

import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.ReceivedEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// A place in the index of what was received, where the next call goes on.
///
/// @param minute the minute of what was looked at last
/// @param mark its event's mark
record IndexMarker(Instant minute, String mark) implements Comparable<IndexMarker> {
    static IndexMarker of(ReceivedEvent received) {
        return new IndexMarker(received.minute(), received.key().mark());
    }

    /// Reads the form that {@link #toString} gives.
    static Optional<IndexMarker> parse(String text) {
        int slash = text.indexOf('/');
        try {
            return slash < 0
                    ? Optional.empty()
                    : Optional.of(new IndexMarker(Instant.parse(text.substring(0, slash)), text.substring(slash + 1)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    boolean isBefore(RawKey key, Instant at) {
        return compareTo(new IndexMarker(at, key.mark())) < 0;
    }

    @Override
    public int compareTo(IndexMarker other) {
        int byMinute = minute.compareTo(other.minute);
        return byMinute != 0 ? byMinute : mark.compareTo(other.mark);
    }

    @Override
    public String toString() {
        return minute + "/" + mark;
    }
}
