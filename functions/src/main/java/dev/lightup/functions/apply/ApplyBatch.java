package dev.lightup.functions.apply;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.subject.StoredEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Some raw events on their way into their subjects: which subjects have to be folded for which of them, and what became of each.
/// Thread-safe.
final class ApplyBatch {
    /// A subject of a tenant.
    record Place(String tenant, Subject subject) {
        /// A customer's own state is written last: it says that the customer's maps have reached every subject. So is a feed's, which
        /// says what is gone: the file's rows have reached theirs.
        boolean isLast() {
            return subject.kind() == Subject.Kind.CUSTOMER || subject.kind() == Subject.Kind.FEED;
        }
    }

    private final boolean whole;
    private final Map<Place, List<StoredEntry>> arrived = new LinkedHashMap<>();
    private final Map<RawKey, ApplyOutcome> outcomes = new LinkedHashMap<>();

    ApplyBatch() {
        this(true);
    }

    private ApplyBatch(boolean whole) {
        this.whole = whole;
    }

    /// One of events of which a subject may be told more by another.
    static ApplyBatch ofParts() {
        return new ApplyBatch(false);
    }

    synchronized void begin(RawKey key) {
        outcomes.putIfAbsent(key, new ApplyOutcome.Applied());
    }

    /// What became of an event that somebody else applies.
    synchronized void end(RawKey key, ApplyOutcome outcome) {
        outcomes.put(key, outcome);
    }

    synchronized void arrive(StoredEntry entry) {
        arrived.computeIfAbsent(new Place(entry.raw().tenant(), entry.entry().subject()), _ -> new ArrayList<>())
                .add(entry);
    }

    /// An event failed; the first reason counts, but what is to be tried again at once outweighs what is not.
    synchronized void fail(RawKey key, RuntimeException failure) {
        ApplyOutcome outcome = ApplyOutcome.of(failure);
        if (outcome instanceof ApplyOutcome.Failed || outcomes.get(key) instanceof ApplyOutcome.Applied) {
            outcomes.put(key, outcome);
        }
    }

    /// Whether nothing of the entry's event has failed so far.
    synchronized boolean isSound(StoredEntry entry) {
        return outcomes.get(entry.raw()) instanceof ApplyOutcome.Applied;
    }

    /// Everything that arrived at a subject failed.
    synchronized void fail(Place place, RuntimeException failure) {
        Set<RawKey> keys = new HashSet<>();
        arrived.getOrDefault(place, List.of()).forEach(entry -> keys.add(entry.raw()));
        keys.forEach(key -> fail(key, failure));
    }

    /// The subjects that something arrived at: those that are written last, or the others.
    synchronized List<Place> places(boolean last) {
        return arrived.keySet().stream().filter(place -> place.isLast() == last).toList();
    }

    /// What arrived at a subject.
    synchronized List<Entry> entries(Place place) {
        return arrived.getOrDefault(place, List.of()).stream().map(StoredEntry::entry).toList();
    }

    /// The events among those of which nothing has failed so far, and that are told whole.
    synchronized Collection<RawKey> sound(Place place) {
        if (!whole) {
            return List.of();
        }
        Set<RawKey> keys = new HashSet<>();
        for (StoredEntry entry : arrived.getOrDefault(place, List.of())) {
            if (isSound(entry)) {
                keys.add(entry.raw());
            }
        }
        return keys.stream().sorted().toList();
    }

    synchronized Map<RawKey, ApplyOutcome> outcomes() {
        return Map.copyOf(outcomes);
    }
}
