package dev.lightup.domain.fold;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.SubjectState;
import dev.lightup.domain.words.TestWords;
import java.util.ArrayList;
import java.util.List;

/// Facts told one a minute of one subject, folded.
final class Walked {
    private Walked() {}

    static FoldedSubject folded(Subject subject, Fact... facts) {
        List<Entry> entries = new ArrayList<>();
        for (Fact fact : facts) {
            entries.add(Told.told(subject, "e" + entries.size(), fact).at(entries.size()).entry());
        }
        return TestWords.FOLD.fold(subject, entries);
    }

    static SubjectState state(Subject subject, Fact... facts) {
        return folded(subject, facts).current().state();
    }
}
