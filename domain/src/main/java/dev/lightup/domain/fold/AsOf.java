package dev.lightup.domain.fold;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.fold.AmendmentRules.Target;
import dev.lightup.domain.fold.TotalOrder.Timed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The entries that a past state is made of, by either clock.
public final class AsOf {
    private AsOf() {}

    /// What had happened by then, by all that is known today: the entries of one subject that count at or before that time, and the
    /// amendments of those, whenever they were made.
    public static List<Entry> happenedBy(Collection<Entry> entries, Instant time) {
        List<Entry> happened = new ArrayList<>();
        Set<Target> events = new HashSet<>();
        List<Entry> later = new ArrayList<>();
        for (Timed timed : TotalOrder.of(entries)) {
            if (timed.at().isAfter(time)) {
                later.add(timed.entry());
            } else {
                happened.add(timed.entry());
                events.add(Target.of(timed.entry()));
            }
        }
        // an amendment is amended only by later ones, so one walk in the order finds them all
        for (Entry entry : later) {
            if (AmendmentRules.target(entry).filter(events::contains).isPresent()) {
                happened.add(entry);
                events.add(Target.of(entry));
            }
        }
        return List.copyOf(happened);
    }

    /// What was known here by then: the entries received at or before that time.
    public static List<Entry> knownAt(Collection<Entry> entries, Instant time) {
        return entries.stream().filter(entry -> !entry.received().isAfter(time)).toList();
    }
}
