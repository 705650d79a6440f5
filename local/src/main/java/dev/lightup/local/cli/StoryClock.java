package dev.lightup.local.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The time of a story while it is played, the system's before and after. Safe for concurrent use.
final class StoryClock implements InstantSource {
    private final AtomicReference<Optional<Instant>> story = new AtomicReference<>(Optional.empty());

    @Override
    public Instant instant() {
        return story.get().orElseGet(Instant::now);
    }

    /// Stops at a moment of the story.
    void stepTo(Instant moment) {
        story.set(Optional.of(moment));
    }

    /// Goes on as the system's.
    void leaveStory() {
        story.set(Optional.empty());
    }
}
