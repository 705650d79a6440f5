package dev.lightup.domain.fold;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What makes two entries of one subject the same entry: source, id and the place in the event. Each counts once.
record EntryIdentity(String source, String id, int place) {
    /// Equal identities have equal contents; should they ever not, which one counts must not depend on the order of arrival.
    private static final Comparator<Entry> BY_CONTENT = Comparator.comparing(Entry::ownTime)
            .thenComparing(Entry::received)
            .thenComparing(Entry::toString);

    static EntryIdentity of(Entry entry) {
        return new EntryIdentity(entry.source(), entry.id(), entry.place());
    }

    /// The subject's entries, each once.
    static List<Entry> distinct(Subject subject, Collection<Entry> entries) {
        Map<EntryIdentity, Entry> byIdentity = HashMap.newHashMap(entries.size());
        for (Entry entry : entries) {
            if (entry.subject().equals(subject)) {
                byIdentity.merge(of(entry), entry, EntryIdentity::chosen);
            }
        }
        return List.copyOf(byIdentity.values());
    }

    private static Entry chosen(Entry one, Entry other) {
        return one.equals(other) || BY_CONTENT.compare(one, other) <= 0 ? one : other;
    }
}
