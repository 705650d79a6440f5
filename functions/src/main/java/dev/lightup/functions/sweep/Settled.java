package dev.lightup.functions.sweep;

import dev.lightup.ledger.RawKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Events that were seen applied and published, so that the next sweeps of this process need not look at them again. Only saves
/// reads: a process that knows nothing looks at all of them. Thread-safe.
final class Settled {
    private static final int MOST = 200_000;

    private final Set<RawKey> keys = Collections.synchronizedSet(Collections.newSetFromMap(new Bounded()));

    boolean contains(RawKey key) {
        return keys.contains(key);
    }

    void add(RawKey key) {
        keys.add(key);
    }

    private static final class Bounded extends LinkedHashMap<RawKey, Boolean> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RawKey, Boolean> eldest) {
            return size() > MOST;
        }
    }
}
