package dev.lightup.domain.fold;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.Slice;
import java.util.List;

/// What a fold needs to go on from a cut without the entries before it.
///
/// @param slices the slices so far, the open one last
/// @param held whether the open slice has a holder; if not, its time goes to the first one that comes
/// @param named whether an entry of the subject itself has named an account
/// @param maps the accounts of the customer's standing maps, the newest last
/// @param awaited events that amendments name and that have not come so far
public record Resume(Subject subject, List<Slice> slices, boolean held, boolean named, List<String> maps,
        List<Awaited> awaited) {
    /// An event that an amendment names.
    public record Awaited(String source, String event) {}

    public Resume {
        slices = List.copyOf(slices);
        maps = List.copyOf(maps);
        awaited = List.copyOf(awaited);
    }
}
