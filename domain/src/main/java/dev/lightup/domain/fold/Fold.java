package dev.lightup.domain.fold;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.fold.TotalOrder.Timed;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.Slice;
import java.util.Collection;
import java.util.List;

/// From what was said to what is known: a pure, total function of a subject's set of entries. The order in which they are given,
/// and how often each, makes no difference; no entry makes it fail.
public final class Fold {
    private Fold() {}

    /// Folds every entry of a subject. Entries of other subjects are ignored.
    public static FoldedSubject fold(Subject subject, Collection<Entry> entries) {
        return fold(subject, entries, Slice.RECENT);
    }

    /// The same with every moment of each tenure, for the pages that show whole timelines.
    public static FoldedSubject withTimeline(Subject subject, Collection<Entry> entries) {
        return fold(subject, entries, Integer.MAX_VALUE);
    }

    private static FoldedSubject fold(Subject subject, Collection<Entry> entries, int moments) {
        List<Timed> ordered = TotalOrder.of(EntryIdentity.distinct(subject, entries));
        return new SliceFolder(subject, moments).over(AmendmentRules.carryOut(ordered)).folded();
    }
}
