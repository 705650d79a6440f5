package dev.lightup.functions.retracting;

import java.util.Optional;

/// The retractions of an event, each of the one before: what holds is told by how many there are.
///
/// @param said the one before the last; empty where the event was never retracted
/// @param last what a further retraction would take back
/// @param count how many there are
public record RetractionRow(Optional<RetractedEvent> said, RetractedEvent last, int count) {
    /// That of an event.
    public static RetractionRow of(RetractedEvent event, RetractionParts parts) {
        RetractionRow row = new RetractionRow(Optional.empty(), event, 0);
        Optional<RetractedEvent> next = parts.of(event);
        while (next.isPresent()) {
            row = new RetractionRow(Optional.of(row.last()), next.get(), row.count() + 1);
            next = parts.of(next.get());
        }
        return row;
    }

    /// Whether the event is taken back.
    public boolean holds() {
        return count % 2 == 1;
    }
}
