package dev.lightup.domain.fold;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.fold.TotalOrder.Timed;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.words.StatusWords;
import java.util.Collection;
import java.util.List;

/// From what was said to what is known: a pure, total function of a subject's set of entries. The order in which they are given,
/// and how often each, makes no difference; no entry makes it fail. Immutable, for any number of threads.
///
/// @param words what senders' words mean
public record Fold(StatusWords words) {
    /// Folds every entry of a subject. Entries of other subjects are ignored.
    public FoldedSubject fold(Subject subject, Collection<Entry> entries) {
        return fold(subject, entries, Slice.RECENT);
    }

    /// The same with every moment of each tenure, for the pages that show whole timelines.
    public FoldedSubject withTimeline(Subject subject, Collection<Entry> entries) {
        return fold(subject, entries, Integer.MAX_VALUE);
    }

    private FoldedSubject fold(Subject subject, Collection<Entry> entries, int moments) {
        List<Timed> ordered = TotalOrder.of(EntryIdentity.distinct(subject, entries));
        return new SliceFolder(subject, moments, words).over(AmendmentRules.carryOut(ordered)).folded();
    }
}
