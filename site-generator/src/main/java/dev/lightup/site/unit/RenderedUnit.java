package dev.lightup.site.unit;

import dev.lightup.site.page.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A unit's pages as its states want them, before anybody looked at them.
///
/// @param pages in the order in which they are written: what is linked to before what links
/// @param scope what belongs to the unit
/// @param contradictions numbers that should be equal and are not
/// @param nextFlip when time alone changes the pages next
/// @param summary what the level above needs, as JSON
/// @param below the units below that the pages are made from
/// @param end whether there are pages, and why not
/// @param sources what it was made from
public record RenderedUnit(
        List<Page> pages,
        UnitScope scope,
        List<String> contradictions,
        Optional<Instant> nextFlip,
        Optional<String> summary,
        UnitsBelow below,
        End end,
        DraftSources sources) {
    /// What came of the states.
    public enum End {
        /// The pages.
        WHOLE,
        /// It is certain that nothing is the unit's any more, so that losing all pages is meant.
        LEFT,
        /// Something cannot be read, so there is no saying what the pages are.
        WAITING,
        /// The units below are asked first: from what they tell the pages are made then.
        GROUPS_FIRST
    }

    public RenderedUnit {
        pages = pages.stream().sorted(WriteOrder.BY_LINKS).toList();
        contradictions = List.copyOf(contradictions);
    }

    /// Of a unit that tells those below nothing.
    ///
    /// @param below how many units below the pages are made from
    public RenderedUnit(
            List<Page> pages,
            UnitScope scope,
            List<String> contradictions,
            Optional<Instant> nextFlip,
            Optional<String> summary,
            int below,
            End end,
            DraftSources sources) {
        this(pages, scope, contradictions, nextFlip, summary, new UnitsBelow(below, Optional.empty()), end, sources);
    }

    /// The pages in steps: those of one step link to none of the same, so that they can be written side by side.
    public List<List<Page>> steps() {
        return WriteOrder.steps(pages);
    }

    /// No pages.
    public static RenderedUnit empty(UnitScope scope, End end, DraftSources sources) {
        return new RenderedUnit(List.of(), scope, List.of(), Optional.empty(), Optional.empty(), 0, end, sources);
    }

    /// The units below must be made first; what stands stays until then.
    static RenderedUnit groupsFirst(UnitsBelow below, DraftSources sources) {
        return new RenderedUnit(List.of(), UnitScope.NONE, List.of(), Optional.empty(), Optional.empty(), below,
                End.GROUPS_FIRST, sources);
    }

    /// Something that the pages need cannot be read.
    public static RenderedUnit waiting(DraftSources sources) {
        return empty(UnitScope.NONE, End.WAITING, sources);
    }
}
