package dev.lightup.site.chart;

import dev.lightup.site.chart.Svg.Share;
import java.util.Optional;

/// Seats of one thing as one bar in parts, told apart without colour: in use full, idle and assigned at half height, idle and not assigned
/// empty, not measured hatched. What is in use beyond the sale sticks out as an outline; what was not told is not drawn.
public final class SeatBar {
    private SeatBar() {}

    /// The parts of a bar.
    ///
    /// @param inUse sold seats in use; where nobody told how many are sold, seats in use
    /// @param idleAssigned idle seats that are assigned
    /// @param unmeasured sold seats of which nobody reports the use
    /// @param beyond seats in use that no sale covers
    public record Parts(Optional<Long> sold, Optional<Long> inUse, long idleAssigned, long unmeasured, long beyond) {
        /// The seats that the bar reaches to.
        public long reach() {
            return Math.max(sold.orElse(0L) + beyond, inUse.orElse(0L));
        }
    }

    /// Draws one bar.
    ///
    /// @param label the bar in words
    /// @param full the seats that the full width stands for, the greatest reach of all bars that are compared
    public static Svg of(String label, Parts parts, long full) {
        return draw(Svg.bar(label), parts, full);
    }

    /// Draws one bar beside which all its numbers stand.
    public static Svg quiet(Parts parts, long full) {
        return draw(Svg.quiet(), parts, full);
    }

    private static Svg draw(Svg.Drawing bar, Parts parts, long full) {
        long sold = parts.sold().orElse(0L);
        Share whole = Share.of(sold, full);
        Share used = Share.of(parts.inUse().orElse(0L), full);
        if (parts.beyond() > 0) {
            bar.share("beyond", Share.NOTHING, Share.of(sold + parts.beyond(), full));
        }
        if (!whole.isNothing()) {
            bar.share("open", Share.NOTHING, whole);
        }
        if (parts.idleAssigned() > 0) {
            bar.half("half", used, Share.of(parts.idleAssigned(), full));
        }
        if (parts.unmeasured() > 0) {
            Share hatched = Share.of(parts.unmeasured(), full);
            bar.share("none", whole.less(hatched), hatched);
        }
        if (!used.isNothing()) {
            bar.share("use", Share.NOTHING, used);
        }
        return bar.done();
    }

    /// Draws how far a count is from the one that is wanted.
    ///
    /// @param label the bar in words
    /// @param want how many are wanted, as a mark; absent for none
    public static Svg pace(String label, long have, Optional<Long> want, long sold) {
        Svg.Drawing bar = Svg.bar(label).share("open", Share.NOTHING, Share.of(1, 1));
        Share used = Share.of(have, sold);
        if (!used.isNothing()) {
            bar.share("use", Share.NOTHING, used);
        }
        want.filter(n -> n > 1).ifPresent(n -> bar.tick(Share.of(n, sold)));
        return bar.done();
    }
}
