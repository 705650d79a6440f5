package dev.lightup.domain.fold;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.Slice;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/// What a fold needs to go on from a cut without the entries before it.
///
/// @param slices the slices so far, the open one last
/// @param held whether the open slice has a holder; if not, its time goes to the first one that comes
/// @param named whether an entry of the subject itself has named an account
/// @param maps the accounts of the customer's standing maps, the newest last
/// @param awaited events that amendments name and that have not come so far
/// @param farthest how far each source's events with a sequence came
public record FoldPosition(
        Subject subject,
        List<Slice> slices,
        boolean held,
        boolean named,
        List<String> maps,
        List<Awaited> awaited,
        SortedMap<String, Farthest> farthest) {
    /// An event that an amendment names.
    public record Awaited(String source, String event) {}

    /// How far a source's events came.
    ///
    /// @param at the greatest own time
    /// @param received when the event of that time was received
    public record Farthest(Instant at, Instant received) {}

    public FoldPosition {
        slices = List.copyOf(slices);
        maps = List.copyOf(maps);
        awaited = List.copyOf(awaited);
    }
}
