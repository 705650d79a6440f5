package dev.lightup.functions.retracting;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.functions.apply.CustomerPlacement;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;

/// An event that is to be taken back, as amendments name it.
///
/// @param key what the retraction's id is made of
/// @param source who said it, at its subjects
/// @param event its id there
/// @param latest the latest time at which it stands anywhere; a retraction of a retraction comes after it
/// @param subjects where it stands
/// @param customers those whose subjects it places, too
public record RetractedEvent(
        RawKey key,
        String source,
        String event,
        Instant latest,
        SortedSet<Subject> subjects,
        SortedSet<String> customers) {
    /// Any stored event.
    ///
    /// @param entries what it says, at least one
    public static RetractedEvent of(RawEvent raw, List<Entry> entries) {
        Entry first = entries.getFirst();
        return new RetractedEvent(raw.key(), first.source(), first.id(), latest(entries), subjects(entries),
                customers(entries));
    }

    private static Instant latest(List<Entry> entries) {
        return entries.stream().map(Entry::ownTime).max(Instant::compareTo).orElse(Instant.MIN);
    }

    private static SortedSet<Subject> subjects(List<Entry> entries) {
        NavigableSet<Subject> subjects = new TreeSet<>();
        entries.forEach(entry -> subjects.add(entry.subject()));
        return subjects;
    }

    private static SortedSet<String> customers(List<Entry> entries) {
        NavigableSet<String> customers = new TreeSet<>();
        entries.stream().filter(CustomerPlacement::isMap).forEach(map -> customers.add(map.subject().id()));
        return customers;
    }
}
