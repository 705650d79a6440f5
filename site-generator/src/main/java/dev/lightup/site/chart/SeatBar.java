package dev.lightup.site.chart;

import java.util.Optional;

/// Seats of one thing as one bar in parts: sold seats in use, assigned, not assigned, and hatched those of which nobody
/// reports the use. What is in use beyond the sale sticks out of the bar as an outline; what was not told is not drawn.
public final class SeatBar {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 18;
    /// A seat that exists is seen, however long the bar.
    private static final long THINNEST = 3;

    private SeatBar() {}

    /// The parts of a bar.
    ///
    /// @param inUse sold seats in use
    /// @param unmeasured sold seats of which nobody reports the use
    /// @param beyond seats in use that no sale covers
    public record Parts(Optional<Long> sold, Optional<Long> assigned, Optional<Long> inUse, long unmeasured,
            long beyond) {
        /// The seats that the bar reaches to.
        public long reach() {
            return Math.max(sold.orElse(0L) + beyond, assigned.orElse(0L));
        }
    }

    /// Draws one bar.
    ///
    /// @param label the bar in words
    /// @param full the seats that the full width stands for, the greatest reach of all bars that are compared
    public static Svg of(String label, Parts parts, long full) {
        Svg.Drawing bar = Svg.stretching(WIDTH, HEIGHT, label);
        long sold = width(parts.sold().orElse(0L), full);
        if (parts.beyond() > 0) {
            bar.rect("beyond", 0, 0, width(parts.sold().orElse(0L) + parts.beyond(), full), HEIGHT);
        }
        parts.sold().ifPresent(_ -> bar.rect("sold", 0, 0, sold, HEIGHT));
        parts.assigned().ifPresent(n -> bar.rect("assigned", 0, 3, width(n, full), HEIGHT - 6L));
        parts.inUse().ifPresent(n -> bar.rect("active", 0, 6, width(n, full), HEIGHT - 12L));
        long unmeasured = width(parts.unmeasured(), full);
        if (unmeasured > 0) {
            bar.hatch("unmeasured", Math.max(0, sold - unmeasured), unmeasured, HEIGHT);
        }
        return bar.done();
    }

    private static long width(long seats, long full) {
        if (seats <= 0 || full <= 0) {
            return 0;
        }
        return Math.clamp(Math.round((double) seats * WIDTH / full), THINNEST, WIDTH);
    }
}
