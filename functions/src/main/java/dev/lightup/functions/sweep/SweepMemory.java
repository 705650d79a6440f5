package dev.lightup.functions.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What a process remembers from one sweep to the next. Only saves reads and lines in the log: a process that knows nothing looks at
/// everything. Thread-safe.
final class SweepMemory<K> {
    private static final int MOST = 200_000;

    private final Set<K> keys = Collections.synchronizedSet(Collections.newSetFromMap(new Bounded<>()));

    boolean contains(K key) {
        return keys.contains(key);
    }

    /// @return whether it was not remembered so far
    boolean add(K key) {
        return keys.add(key);
    }

    private static final class Bounded<K> extends LinkedHashMap<K, Boolean> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Boolean> eldest) {
            return size() > MOST;
        }
    }
}
