package dev.lightup.site.chart;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Seats in use over 13 months as fixed steps, the oldest first: each with its value, against the line of what was sold and the broken line
/// of 40 % of it. A month without a report between two that have one is hatched: silence is not zero.
public final class SeatMonths {
    private static final int STEP = 20;
    private static final int COLUMN = 16;
    private static final int TOP = 18;
    private static final int FLOOR = 104;
    private static final int HEIGHT = 128;
    private static final int PERCENT = 40;

    private SeatMonths() {}

    /// The counts of one month's last report.
    public record Month(YearMonth month, boolean reported, Optional<Long> sold, Optional<Long> active) {}

    /// Draws the months.
    ///
    /// @param label the picture in words
    /// @param months every month, from the first that has a report on those without one too; before it they are empty
    /// @param name a month's short name
    public static Svg of(String label, List<Month> months, Function<YearMonth, String> name) {
        int width = months.size() * STEP + 2;
        long full = months.stream()
                .flatMap(m -> Stream.of(m.sold(), m.active()))
                .flatMap(Optional::stream)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        Svg.Drawing picture = Svg.fixed(width, HEIGHT, label).path("grid", "M0 " + FLOOR + "H" + width);
        int first = first(months);
        for (int i = first; i < months.size(); i++) {
            column(picture, months.get(i), i * STEP + 2, full);
        }
        lines(picture, months, first, full);
        for (int i = first; i < months.size(); i++) {
            int x = i * STEP + 2 + COLUMN / 2;
            months.get(i)
                    .active()
                    .filter(_ -> full > 0)
                    .ifPresent(n -> picture.text("m v", x, y(n, full) - 4L, brief(n)));
        }
        axis(picture, months, width, name);
        return picture.done();
    }

    private static int first(List<Month> months) {
        int first = 0;
        while (first < months.size() && !months.get(first).reported()) {
            first++;
        }
        return first;
    }

    private static void column(Svg.Drawing picture, Month month, int x, long full) {
        if (!month.reported()) {
            picture.rect("none", x, TOP, COLUMN, FLOOR - TOP);
        } else {
            month.active().filter(n -> n > 0 && full > 0).ifPresent(n -> {
                long y = Math.min(FLOOR - 1L, y(n, full));
                picture.rect("use", x, y, COLUMN, FLOOR - y);
            });
        }
    }

    /// Sold as it was told in each month; where a month told nothing, as in the month before.
    private static void lines(Svg.Drawing picture, List<Month> months, int first, long full) {
        var sold = new StringBuilder();
        var want = new StringBuilder();
        Optional<Long> last = Optional.empty();
        for (int i = first; i < months.size(); i++) {
            if (months.get(i).sold().isPresent()) {
                last = months.get(i).sold();
            }
            if (last.isEmpty() || full == 0) {
                continue;
            }
            int x = i * STEP;
            step(sold, x, y(last.get(), full));
            step(want, x, y(last.get() * PERCENT / 100.0, full));
        }
        if (!sold.isEmpty()) {
            picture.path("soldline", sold.toString()).path("notch", want.toString()).path("want", want.toString());
        }
    }

    private static void step(StringBuilder path, int x, long y) {
        path.append(path.isEmpty() ? "M" + x + " " : "V").append(y).append('H').append(x + STEP);
    }

    private static void axis(Svg.Drawing picture, List<Month> months, int width, Function<YearMonth, String> name) {
        int middle = months.size() / 2;
        picture.text("s", 2, HEIGHT - 6L, name.apply(months.getFirst().month()))
                .text("m", middle * (long) STEP + 2 + COLUMN / 2, HEIGHT - 6L, name.apply(months.get(middle).month()))
                .text("e", width, HEIGHT - 6L, name.apply(months.getLast().month()));
    }

    private static long y(double seats, long full) {
        return Math.round(FLOOR - seats * (FLOOR - TOP) / full);
    }

    /// A value that fits above its column; the table has it whole.
    private static String brief(long n) {
        if (n < 1_000) {
            return Long.toString(n);
        }
        return n < 1_000_000 ? n / 1_000 + "k" : n / 1_000_000 + "M";
    }
}
