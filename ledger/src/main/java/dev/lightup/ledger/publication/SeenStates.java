package dev.lightup.ledger.publication;

import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.key.KeyIds;
import dev.lightup.ledger.subject.StateItem;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which young states a committed run read, and in which version. Of an older one nobody asks: it could be read before the run began.
/// Few bytes, because the head stays one write unit.
///
/// @param versions the first bytes of a hash of the subject, in hex, to the version that was read
record SeenStates(SortedMap<String, Long> versions) {
    /// Of more the newest count.
    static final int MOST = 64;

    static final SeenStates NONE = new SeenStates(new TreeMap<>());

    private static final int HASH_BYTES = 6;
    private static final int BYTES = HASH_BYTES + Integer.BYTES;
    private static final long LARGEST = 0xFFFF_FFFFL;

    SeenStates {
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }

    /// What is noted of the states that a run read.
    ///
    /// @param began when the run began
    static SeenStates of(Collection<StateItem> states, Instant began) {
        var versions = new TreeMap<String, Long>();
        states.stream()
                .filter(state -> !PublishLease.couldBeRead(state, began) && state.version() <= LARGEST)
                .sorted(Comparator.comparing(StateItem::written).reversed().thenComparing(StateItem::subject))
                .limit(MOST)
                .forEach(state -> versions.put(name(state.subject()), state.version()));
        return new SeenStates(versions);
    }

    boolean has(StateItem state) {
        return versions.getOrDefault(name(state.subject()), 0L) >= state.version();
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(versions.size() * BYTES);
        versions.forEach((name, version) -> bytes.put(HexFormat.of().parseHex(name)).putInt(version.intValue()));
        return bytes.array();
    }

    /// Nothing where the bytes are no such note: then the states are looked at once more.
    static SeenStates read(byte[] bytes) {
        if (bytes.length % BYTES != 0) {
            return NONE;
        }
        var versions = new TreeMap<String, Long>();
        ByteBuffer from = ByteBuffer.wrap(bytes);
        while (from.hasRemaining()) {
            byte[] name = new byte[HASH_BYTES];
            from.get(name);
            versions.put(HexFormat.of().formatHex(name), Integer.toUnsignedLong(from.getInt()));
        }
        return new SeenStates(versions);
    }

    private static String name(Subject subject) {
        return KeyIds.hash(2 * HASH_BYTES, KeyIds.utf8(subject.toString()));
    }
}
