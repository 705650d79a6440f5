package dev.lightup.domain.machine;

import java.util.SortedMap;
import java.util.TreeMap;

/// Keeps the lists of a state within their bounds: what finds no place any more is counted, and the subject lives on. Which entries keep
/// their place depends on the entries' order alone, as everything in a fold. Not safe for use by several threads.
public final class StateBounds {
    private final SortedMap<String, Long> counts;

    public StateBounds() {
        this(new TreeMap<>());
    }

    /// Goes on from what a slice told.
    public StateBounds(SortedMap<String, Long> counts) {
        this.counts = new TreeMap<>(counts);
    }

    /// Puts a value under its key; a new key only where there is room.
    ///
    /// @param list what the list is called where its rest is told
    /// @param most how many keys it keeps
    <V> void put(String list, SortedMap<String, V> map, String key, V value, int most) {
        if (map.containsKey(key) || map.size() < most) {
            map.put(key, value);
        } else {
            count(list);
        }
    }

    /// One more that is not kept.
    void count(String list) {
        count(list, 1);
    }

    /// So many more that are not kept.
    void count(String list, long facts) {
        if (facts > 0) {
            counts.merge(list, facts, Long::sum);
        }
    }

    /// How many facts found no place, by list; nothing where all did.
    public SortedMap<String, Long> counts() {
        return new TreeMap<>(counts);
    }
}
