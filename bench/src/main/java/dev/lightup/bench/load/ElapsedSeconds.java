package dev.lightup.bench.load;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Seconds, measured and told.
final class ElapsedSeconds {
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1_000;

    private ElapsedSeconds() {}

    /// @param began what `System.nanoTime` said
    static double secondsSince(long began) {
        return (System.nanoTime() - began) / NANOS;
    }

    static String text(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    static String millis(double seconds) {
        return String.format(Locale.ROOT, "%.0f ms", seconds * MILLIS);
    }

    /// The smallest of the values that so many in a hundred do not exceed.
    static double percentile(Collection<Double> values, int percent) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
    }
}
