package dev.lightup.domain.reading;

import dev.lightup.domain.state.Moment;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The senders behind an account's numbers.
final class Sources {
    private Sources() {}

    /// By source, last heard of first.
    static List<Source> of(Collection<Held> held) {
        Map<String, Source> result = new TreeMap<>();
        for (Held h : held) {
            for (Moment moment : h.slice().recent()) {
                result.merge(moment.source(), new Source(moment.source(), moment.grade(), moment.received()),
                        Sources::weaker);
            }
        }
        return result.values()
                .stream()
                .sorted(Comparator.comparing(Source::last).reversed().thenComparing(Source::source))
                .toList();
    }

    private static Source weaker(Source a, Source b) {
        return new Source(a.source(), a.grade().compareTo(b.grade()) >= 0 ? a.grade() : b.grade(),
                a.last().isAfter(b.last()) ? a.last() : b.last());
    }
}
