package dev.lightup.domain.reading;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Facts that found no place in a bounded list of a state: they stand in the log, and in no number of a page.
///
/// @param list what the list holds, in a word (`certifications`)
/// @param facts how many facts
public record NotKept(String list, long facts) {
    /// What the present holders' slices did not keep, by list.
    public static List<NotKept> of(Collection<HeldSlice> held) {
        SortedMap<String, Long> counts = new TreeMap<>();
        held.stream()
                .map(HeldSlice::slice)
                .filter(slice -> slice.until().isEmpty())
                .forEach(slice -> slice.beyond().forEach((list, facts) -> counts.merge(list, facts, Long::sum)));
        return counts.entrySet().stream().map(one -> new NotKept(one.getKey(), one.getValue())).toList();
    }
}
