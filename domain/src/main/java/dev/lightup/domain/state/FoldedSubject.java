package dev.lightup.domain.state;

import dev.lightup.domain.event.Subject;
import java.util.List;

/// Everything that is known of one subject: one slice for each holder's tenure, oldest first, never empty. A holder that comes
/// back has a second slice.
public record FoldedSubject(Subject subject, List<Slice> slices) {
    public FoldedSubject {
        slices = List.copyOf(slices);
    }

    /// The present holder's slice.
    public Slice current() {
        return slices.getLast();
    }
}
