package dev.lightup.domain.fold;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.Slice;
import java.util.List;

/// What a fold needs to go on from a cut without the entries before it.
///
/// @param slices the slices so far, the open one last
/// @param held whether the open slice has a holder; if not, its time goes to the first one that comes
/// @param named whether an entry of the subject itself has named an account
/// @param maps the accounts of the customer's standing maps, the newest last
/// @param pending amendments that name no event so far, in their order
public record Resume(Subject subject, List<Slice> slices, boolean held, boolean named, List<String> maps,
        List<Entry> pending) {
    public Resume {
        slices = List.copyOf(slices);
        maps = List.copyOf(maps);
        pending = List.copyOf(pending);
    }
}
