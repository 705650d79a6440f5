package dev.lightup.site.chart;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Seats over the months as nested columns, the oldest first. A month without a report stays empty: silence is not zero.
public final class SeatMonths {
    private static final int COLUMN = 40;
    private static final int BETWEEN = 12;
    private static final int HEIGHT = 120;

    private SeatMonths() {}

    /// The counts of one month's last report.
    public record Month(Optional<Long> sold, Optional<Long> assigned, Optional<Long> active) {}

    /// Draws the months.
    ///
    /// @param label the picture in words
    public static Svg of(String label, List<Month> months) {
        long full = months.stream()
                .flatMap(m -> Stream.of(m.sold(), m.assigned(), m.active()))
                .flatMap(Optional::stream)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        Svg.Drawing picture = Svg.stretching(Math.max(1, months.size() * (COLUMN + BETWEEN) - BETWEEN), HEIGHT, label);
        for (int i = 0; i < months.size(); i++) {
            int x = i * (COLUMN + BETWEEN);
            Month month = months.get(i);
            column(picture, "sold", x, COLUMN, month.sold(), full);
            column(picture, "assigned", x + 7, COLUMN - 14, month.assigned(), full);
            column(picture, "active", x + 14, COLUMN - 28, month.active(), full);
        }
        return picture.done();
    }

    private static void column(Svg.Drawing picture, String type, int x, int width, Optional<Long> seats, long full) {
        seats.filter(n -> n > 0).ifPresent(n -> {
            long height = Math.clamp(Math.round((double) n * HEIGHT / full), 1, HEIGHT);
            picture.rect(type, x, HEIGHT - height, width, height);
        });
    }
}
