package dev.lightup.domain.fold;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Fact;
import java.time.Instant;

/// One entry on its way into a state.
///
/// @param at when it counts as having happened
record Step(Instant at, Entry entry) {
    Fact fact() {
        return entry.fact();
    }

    String type() {
        return entry.type();
    }
}
