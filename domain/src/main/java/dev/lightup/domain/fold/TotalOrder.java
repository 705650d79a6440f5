package dev.lightup.domain.fold;

import dev.lightup.domain.event.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The one total order of a subject's entries: by `(t, source, sequence, type number, received of absolute values, place, id)`, text by code unit, no
/// sequence first. When absolute values were received decides between those of one moment and source alone (ADR 21); for all others it says nothing.
///
/// An entry without a sequence counts at its own time. One with a sequence counts at the greatest own time of its source's entries
/// of the subject up to and including that sequence, so that within a source the order is the sender's own, and yet one key
/// decides every pair: sequences are never compared for some pairs and times for others, which would be no order at all.
public final class TotalOrder {
    /// An entry with the time at which it counts.
    ///
    /// @param at the computed time; never stored
    public record Timed(Instant at, Entry entry) {}

    private static final Comparator<Timed> BY_KEY = Comparator.comparing(Timed::at)
            .thenComparing(timed -> timed.entry().source())
            .thenComparing(timed -> timed.entry().sequence().isPresent())
            .thenComparing(timed -> timed.entry().sequence().orElse(""))
            .thenComparingInt(timed -> timed.entry().typeNumber())
            .thenComparing(timed -> timed.entry().isSnapshot() ? timed.entry().received() : Instant.EPOCH)
            .thenComparingInt(timed -> timed.entry().place())
            .thenComparing(timed -> timed.entry().id());

    private TotalOrder() {}

    /// The entries of one subject in their order. The result does not depend on the order in which they are given.
    public static List<Timed> of(Collection<Entry> entries) {
        Map<String, NavigableMap<String, Instant>> greatest = greatestTimes(entries);
        List<Timed> ordered = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            ordered.add(new Timed(at(entry, greatest), entry));
        }
        ordered.sort(BY_KEY);
        return ordered;
    }

    private static Instant at(Entry entry, Map<String, NavigableMap<String, Instant>> greatest) {
        NavigableMap<String, Instant> ofSource = greatest.get(entry.source());
        if (ofSource == null || entry.sequence().isEmpty()) {
            return entry.ownTime();
        }
        Instant at = ofSource.get(entry.sequence().get());
        return at == null ? entry.ownTime() : at;
    }

    /// By source and sequence: the greatest own time up to and including it.
    private static Map<String, NavigableMap<String, Instant>> greatestTimes(Collection<Entry> entries) {
        Map<String, NavigableMap<String, Instant>> bySource = new HashMap<>();
        for (Entry entry : entries) {
            entry.sequence()
                    .ifPresent(sequence -> bySource.computeIfAbsent(entry.source(), _ -> new TreeMap<>())
                            .merge(sequence, entry.ownTime(), TotalOrder::later));
        }
        for (NavigableMap<String, Instant> ofSource : bySource.values()) {
            Instant greatest = Instant.MIN;
            for (Map.Entry<String, Instant> upTo : ofSource.entrySet()) {
                greatest = later(greatest, upTo.getValue());
                upTo.setValue(greatest);
            }
        }
        return bySource;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
