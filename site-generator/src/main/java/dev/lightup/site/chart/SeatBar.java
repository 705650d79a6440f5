package dev.lightup.site.chart;

import java.util.Optional;

/// Seats of one thing as nested bars: sold outside, assigned within, in use innermost. What was not told is not drawn; what
/// exceeds the sold seats sticks out of their bar.
public final class SeatBar {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 18;
    /// A seat that exists is seen, however long the bar.
    private static final long THINNEST = 3;

    private SeatBar() {}

    /// Draws one bar.
    ///
    /// @param label the bar in words
    /// @param full the seats that the full width stands for, the greatest of all bars that are compared
    public static Svg of(String label, Optional<Long> sold, Optional<Long> assigned, Optional<Long> active, long full) {
        Svg.Drawing bar = Svg.stretching(WIDTH, HEIGHT, label);
        sold.ifPresent(n -> bar.rect("sold", 0, 0, width(n, full), HEIGHT));
        assigned.ifPresent(n -> bar.rect("assigned", 0, 3, width(n, full), HEIGHT - 6L));
        active.ifPresent(n -> bar.rect("active", 0, 6, width(n, full), HEIGHT - 12L));
        return bar.done();
    }

    private static long width(long seats, long full) {
        if (seats <= 0 || full <= 0) {
            return 0;
        }
        return Math.clamp(Math.round((double) seats * WIDTH / full), THINNEST, WIDTH);
    }
}
