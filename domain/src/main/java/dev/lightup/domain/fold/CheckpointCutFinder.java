package dev.lightup.domain.fold;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.fold.AmendmentRules.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds where a history may be cut: at an own time, not between two entries that the order or an amendment ties together.
final class CheckpointCutFinder {
    /// The spans in which a cut would part what belongs together, by their start: from it on, and before the end.
    private final NavigableMap<Instant, Instant> closed = new TreeMap<>();

    private CheckpointCutFinder() {}

    /// The latest good cut that leaves as few entries after it as its distance allows.
    ///
    /// @param distances from the one that saves the most discards to the nearest: a nearer one is taken where the cut of the one before
    ///        leaves too many entries to read
    static Optional<Instant> latest(List<Entry> entries, List<Distance> distances) {
        NavigableSet<Instant> times = new TreeSet<>();
        entries.forEach(entry -> times.add(entry.ownTime()));
        CheckpointCutFinder cuts = new CheckpointCutFinder();
        cuts.closeSequences(entries);
        cuts.closeAmendments(entries, times.first());
        Optional<Instant> cut = Optional.empty();
        for (Distance distance : distances) {
            cut = cuts.latest(times, distance.behind());
            if (cut.isPresent() && after(entries, cut.get()) <= distance.entries()) {
                return cut;
            }
        }
        return cut;
    }

    /// How far a cut stays behind the newest entry.
    ///
    /// @param entries above so many entries after such a cut a nearer one is better
    record Distance(Duration behind, int entries) {}

    private static long after(List<Entry> entries, Instant cut) {
        return entries.stream().filter(entry -> entry.ownTime().isAfter(cut)).count();
    }

    private Optional<Instant> latest(NavigableSet<Instant> times, Duration behind) {
        Instant newest = times.last();
        if (newest.isBefore(Instant.MIN.plus(behind))) {
            return Optional.empty();
        }
        Instant cut = times.floor(newest.minus(behind));
        while (cut != null) {
            Map.Entry<Instant, Instant> span = closed.floorEntry(cut);
            if (span == null || !cut.isBefore(span.getValue())) {
                return Optional.of(cut);
            }
            cut = times.lower(span.getKey());
        }
        return Optional.empty();
    }

    /// Between two entries of a source, where one before has a sequence that does not lie below all after.
    private void closeSequences(List<Entry> entries) {
        Map<String, List<Entry>> bySource = new HashMap<>();
        for (Entry entry : entries) {
            if (entry.sequence().isPresent()) {
                bySource.computeIfAbsent(entry.source(), _ -> new ArrayList<>()).add(entry);
            }
        }
        for (List<Entry> ofSource : bySource.values()) {
            ofSource.sort(Comparator.comparing(Entry::ownTime).thenComparing(CheckpointCutFinder::sequence));
            String[] leastFrom = new String[ofSource.size()];
            String least = sequence(ofSource.getLast());
            for (int i = ofSource.size() - 1; i >= 0; i--) {
                least = lesser(least, sequence(ofSource.get(i)));
                leastFrom[i] = least;
            }
            String greatest = sequence(ofSource.getFirst());
            for (int i = 1; i < ofSource.size(); i++) {
                String last = sequence(ofSource.get(i - 1));
                greatest = greatest.compareTo(last) >= 0 ? greatest : last;
                if (greatest.compareTo(leastFrom[i]) >= 0) {
                    close(ofSource.get(i - 1).ownTime(), ofSource.get(i).ownTime());
                }
            }
        }
    }

    /// Between an amendment and an event that it names, whichever comes first; before it altogether when the event is not known.
    private void closeAmendments(List<Entry> entries, Instant first) {
        Map<Target, Instant> times = new HashMap<>();
        entries.forEach(entry -> times.merge(Target.of(entry), entry.ownTime(),
                (one, other) -> one.isBefore(other) ? one : other));
        for (Entry entry : entries) {
            AmendmentRules.target(entry).ifPresent(target -> {
                Instant event = times.getOrDefault(target, first);
                close(event, entry.ownTime());
                close(entry.ownTime(), event);
            });
        }
    }

    /// Closes a span, merging it with those that it meets.
    private void close(Instant from, Instant until) {
        if (!from.isBefore(until)) {
            return;
        }
        Instant start = from;
        Instant end = until;
        Map.Entry<Instant, Instant> met = closed.lowerEntry(end);
        while (met != null && met.getValue().isAfter(start)) {
            start = met.getKey().isBefore(start) ? met.getKey() : start;
            end = met.getValue().isAfter(end) ? met.getValue() : end;
            closed.remove(met.getKey());
            met = closed.lowerEntry(end);
        }
        closed.put(start, end);
    }

    private static String sequence(Entry entry) {
        return entry.sequence().orElse("");
    }

    private static String lesser(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
