package dev.lightup.functions.sweep;

import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.sweep.ParkedEvent;
import dev.lightup.ledger.sweep.ParkedNotice;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The parked events as a sweep has found and left them. Of one thread.
final class ParkedTally {
    private final Map<RawKey, ParkedEvent> events = new HashMap<>();
    private final Set<Integer> read = new HashSet<>();

    /// What was parked in a shard before the sweep did anything to it.
    void found(int shard, List<ParkedEvent> parked) {
        read.add(shard);
        parked.forEach(this::parked);
    }

    void parked(ParkedEvent event) {
        events.put(event.key(), event);
    }

    void unparked(RawKey key) {
        events.remove(key);
    }

    /// How many are parked; empty where not every shard could be read.
    OptionalInt count() {
        return isWhole() ? OptionalInt.of(events.size()) : OptionalInt.empty();
    }

    boolean isWhole() {
        return read.size() == RawKey.SHARDS;
    }

    /// What is to be noted of each tenant with parked events.
    SortedMap<String, ParkedNotice> notices() {
        SortedMap<String, ParkedNotice> notices = new TreeMap<>();
        events.values()
                .forEach(event -> notices.merge(event.key().tenant(),
                        new ParkedNotice(event.key().tenant(), 1, event.since(), false), ParkedTally::both));
        return notices;
    }

    private static ParkedNotice both(ParkedNotice one, ParkedNotice other) {
        Instant since = one.since().isBefore(other.since()) ? one.since() : other.since();
        return new ParkedNotice(one.tenant(), one.count() + other.count(), since, false);
    }
}
