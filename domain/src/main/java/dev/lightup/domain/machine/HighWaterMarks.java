package dev.lightup.domain.machine;

import dev.lightup.domain.state.UsageState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// When use first came to so many seats, in whatever order its reports come: a number is kept where no other is as high and as early.
/// Not safe for use by several threads.
public final class HighWaterMarks {
    private final TreeMap<Long, Instant> first = new TreeMap<>();

    public HighWaterMarks() {}

    public HighWaterMarks(Map<String, Instant> told) {
        told.forEach((seats, at) -> first.put(Long.parseLong(seats), at));
    }

    public void take(long seats, Instant at) {
        Map.Entry<Long, Instant> above = first.ceilingEntry(seats);
        if (above != null && !above.getValue().isAfter(at)) {
            return;
        }
        first.headMap(seats, true).values().removeIf(other -> !other.isBefore(at));
        first.put(seats, at);
        if (first.size() > UsageState.HIGHS) {
            first.remove(nearest());
        }
    }

    /// The number that is missed least: its neighbours lie nearest to each other, by their ratio. Who asks for it is told of the next
    /// one's day. The lowest and the highest stay.
    private long nearest() {
        long nearest = first.lastKey();
        double least = Double.MAX_VALUE;
        List<Long> heights = List.copyOf(first.keySet());
        for (int i = 1; i < heights.size() - 1; i++) {
            double gap = (double) heights.get(i + 1) / heights.get(i - 1);
            if (gap < least) {
                least = gap;
                nearest = heights.get(i);
            }
        }
        return nearest;
    }

    public SortedMap<String, Instant> told() {
        SortedMap<String, Instant> told = new TreeMap<>();
        first.forEach((seats, at) -> told.put(Long.toString(seats), at));
        return told;
    }
}
