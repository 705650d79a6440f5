package dev.lightup.domain.reading;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.state.SubjectState;
import java.util.Optional;

/// A held subject with its state in its own type.
public record TypedSlice<T extends SubjectState>(Subject subject, Slice slice, T state) {
    public Optional<String> customer() {
        return slice.customer();
    }
}
