package dev.lightup.domain.machine;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Fact;
import java.time.Instant;
import java.util.Optional;

/// One entry on its way into a state.
///
/// @param at when it counts as having happened
/// @param about when the event counts that it amends; empty for what amends nothing
public record FoldStep(Instant at, Entry entry, Optional<Instant> about) {
    public FoldStep(Instant at, Entry entry) {
        this(at, entry, Optional.empty());
    }

    Fact fact() {
        return entry.fact();
    }

    String type() {
        return entry.type();
    }
}
