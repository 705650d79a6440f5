package dev.lightup.site.chart;

import java.util.List;
import java.util.Optional;

/// Seats in use over 13 months as a line in a table's row, against the broken line of 40 % of what is sold: how it went, not how much. A month
/// without a report between two that have one is hatched: silence is not zero.
public final class UseTrend {
    private static final int STEP = 7;
    private static final int FIRST = 4;
    private static final int WIDTH = 92;
    private static final int HEIGHT = 24;
    private static final int TOP = 3;
    private static final int FLOOR = 21;
    private static final int PERCENT = 40;

    private UseTrend() {}

    /// Draws the months.
    ///
    /// @param label the picture in words
    /// @param months seats in use of each month, the oldest first; absent where nobody reported
    /// @param sold seats sold in the last month, where that was told
    public static Svg of(String label, List<Optional<Long>> months, Optional<Long> sold) {
        long full = Math.max(sold.orElse(0L),
                months.stream().flatMap(Optional::stream).mapToLong(Long::longValue).max().orElse(0));
        Svg.Drawing picture = Svg.fixed(WIDTH, HEIGHT, label);
        if (full == 0) {
            return picture.path("grid", "M0 " + FLOOR + "H" + WIDTH).done();
        }
        sold.filter(n -> n > 0)
                .ifPresent(n -> picture.path("want", "M0 " + y(n * PERCENT / 100.0, full) + "H" + WIDTH));
        var line = new StringBuilder();
        boolean drawn = false;
        int last = 0;
        for (int i = 0; i < months.size(); i++) {
            if (months.get(i).isEmpty()) {
                drawn = false;
                if (!line.isEmpty()) {
                    picture.rect("none", x(i) - 3L, 1, 6, HEIGHT - 2L);
                }
                continue;
            }
            line.append(drawn ? 'L' : 'M').append(x(i)).append(' ').append(y(months.get(i).get(), full));
            drawn = true;
            last = i;
        }
        if (!line.isEmpty()) {
            picture.path("trend", line.toString())
                    .dot("use", x(last), y(months.get(last).orElse(0L), full), 3);
        }
        return picture.done();
    }

    private static int x(int month) {
        return FIRST + month * STEP;
    }

    private static long y(double seats, long full) {
        return Math.round(FLOOR - seats * (FLOOR - TOP) / full);
    }
}
